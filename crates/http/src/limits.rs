//! Rate limits by client address for what needs no account.

use crate::client_address::{client_address, limit_key};
use crate::problem::Fault;
use actix_web::{HttpRequest, web};
use casework::Failure;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

/// How often one address may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Times per minute in the long run.
    pub per_minute: NonZeroU32,
    /// Times at once.
    pub burst: NonZeroU32,
}

const fn rate(per_minute: u32, burst: u32) -> Rate {
    match (NonZeroU32::new(per_minute), NonZeroU32::new(burst)) {
        (Some(per_minute), Some(burst)) => Rate { per_minute, burst },
        _none => Rate { per_minute: NonZeroU32::MIN, burst: NonZeroU32::MIN },
    }
}

/// The limits of an installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitSettings {
    /// Questions "what must I do?".
    pub assessments: Rate,
    /// Tips and urgent notices without an account. Wide: an industrial park shares one address, and an
    /// accident is never turned away at the door.
    pub public_filings: Rate,
    /// Attempts to sign in; failures are throttled apart from this.
    pub sign_ins: Rate,
    /// Openings of confirmation links.
    pub links: Rate,
    /// Uses of codes of notices; wrong ones are throttled apart from this.
    pub notice_codes: Rate,
    /// Registrations: each costs a password hash.
    pub registrations: Rate,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            assessments: rate(60, 100),
            public_filings: rate(60, 120),
            sign_ins: rate(60, 120),
            links: rate(120, 240),
            notice_codes: rate(120, 240),
            registrations: rate(10, 30),
        }
    }
}

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// A question.
    Assessment,
    /// A tip or an urgent notice without an account.
    PublicFiling,
    /// An attempt to sign in.
    SignIn,
    /// A confirmation link.
    Link,
    /// The code of a notice.
    NoticeCode,
    /// A registration.
    Registration,
}

/// Addresses that have been quiet are forgotten once in so many checks.
const FORGET_EVERY: u32 = 4096;

/// The counters; application data, one for the whole process.
pub struct Limits {
    assessments: DefaultKeyedRateLimiter<IpAddr>,
    public_filings: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    links: DefaultKeyedRateLimiter<IpAddr>,
    notice_codes: DefaultKeyedRateLimiter<IpAddr>,
    registrations: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    checks: AtomicU32,
}

fn limiter(rate: Rate) -> DefaultKeyedRateLimiter<IpAddr> {
    RateLimiter::keyed(Quota::per_minute(rate.per_minute).allow_burst(rate.burst))
}

impl Limits {
    /// Counters that start at nothing.
    pub fn new(settings: LimitSettings) -> Self {
        Self {
            assessments: limiter(settings.assessments),
            public_filings: limiter(settings.public_filings),
            sign_ins: limiter(settings.sign_ins),
            links: limiter(settings.links),
            notice_codes: limiter(settings.notice_codes),
            registrations: limiter(settings.registrations),
            clock: DefaultClock::default(),
            checks: AtomicU32::new(0),
        }
    }

    fn of(&self, what: Limited) -> &DefaultKeyedRateLimiter<IpAddr> {
        match what {
            Limited::Assessment => &self.assessments,
            Limited::PublicFiling => &self.public_filings,
            Limited::SignIn => &self.sign_ins,
            Limited::Link => &self.links,
            Limited::NoticeCode => &self.notice_codes,
            Limited::Registration => &self.registrations,
        }
    }

    /// Counts one.
    ///
    /// # Errors
    /// [`Failure::TooMany`] with the seconds to wait.
    pub fn count(&self, what: Limited, address: IpAddr) -> Result<(), Failure> {
        let limiter = self.of(what);
        if self.checks.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            limiter.retain_recent();
        }
        limiter.check_key(&limit_key(address)).map_err(|not_yet| {
            let wait = not_yet.wait_time_from(self.clock.now());
            Failure::TooMany { retry_after: wait.as_secs() + 1 }
        })
    }
}

/// Counts one for the client of a request. Without counters in the application nothing is limited.
///
/// # Errors
/// [`Failure::TooMany`] as 429.
pub fn count(req: &HttpRequest, what: Limited) -> Result<(), Fault> {
    match req.app_data::<web::Data<Limits>>() {
        Some(limits) => limits.count(what, client_address(req)).map_err(Fault::from),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_taken_and_the_next_is_told_to_wait() {
        let limits = Limits::new(LimitSettings { assessments: rate(1, 3), ..LimitSettings::default() });
        let (one, other): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        for _ in 0..3 {
            limits.count(Limited::Assessment, one).unwrap();
        }
        let Err(Failure::TooMany { retry_after }) = limits.count(Limited::Assessment, one) else {
            panic!("the fourth at once was taken")
        };
        assert!((1..=61).contains(&retry_after), "{retry_after}");
        limits.count(Limited::Assessment, other).unwrap();
        limits.count(Limited::PublicFiling, one).unwrap();
    }

    #[test]
    fn the_defaults_are_those_of_the_conventions() {
        assert_eq!(LimitSettings::default().assessments, rate(60, 100));
    }
}
