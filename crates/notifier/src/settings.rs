//! What the configuration decides for the notifier.

use crate::backoff::Backoff;
use crate::http::HTTP_TIMEOUT;
use casework::channels::Breaker;
use std::path::PathBuf;
use std::time::Duration;

/// Settings of delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Sender: `tnld@angiang.gov.vn`, or `TNLĐ An Giang <tnld@angiang.gov.vn>`.
    pub from: String,
    /// How long a leased message belongs to one worker: longer than the longest conversation with the
    /// mail server (some thirteen times [`crate::TIMEOUT`]). A crashed worker's messages wait this long.
    pub lease: Duration,
    /// Most messages leased at once.
    pub batch: usize,
    /// Mails sent at the same time, each over its own connection.
    pub connections: usize,
    /// Where bounces come back to, as `tra-lai@angiang.gov.vn`: the id of the message is put in after a plus. Empty:
    /// to the sender.
    pub bounce_address: String,
    /// Directory into which a mail server puts what comes back.
    pub bounces_dir: Option<PathBuf>,
    /// Webhooks told at the same time.
    pub webhook_connections: usize,
    /// Text messages handed over at the same time.
    pub sms_connections: usize,
    /// Zalo messages handed over at the same time.
    pub zalo_connections: usize,
    /// Longest an HTTP request may take.
    pub http_timeout: Duration,
    /// When a channel that does not work is left alone.
    pub breaker: Breaker,
    /// Longest wait before looking for messages of other processes; at most a second.
    pub poll: Duration,
    /// How often it is looked what is due because time passes: alarms, digests, declarations that are owed.
    pub sweep: Duration,
    /// How long messages being sent may still take when the notifier stops.
    pub grace: Duration,
    /// When to try again.
    pub backoff: Backoff,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            from: "tnld@localhost".to_owned(),
            lease: Duration::from_secs(150),
            batch: 32,
            connections: 8,
            bounce_address: String::new(),
            bounces_dir: None,
            webhook_connections: 4,
            sms_connections: 2,
            zalo_connections: 2,
            http_timeout: HTTP_TIMEOUT,
            breaker: Breaker::default(),
            poll: Duration::from_millis(500),
            sweep: Duration::from_secs(20),
            grace: Duration::from_secs(20),
            backoff: Backoff::default(),
        }
    }
}

/// A setting that cannot work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsProblem {
    /// See [`crate::ComposeProblem::Sender`].
    #[error("notifier.from: {0}")]
    From(#[from] crate::mail::ComposeProblem),
    /// Nothing would ever be sent.
    #[error("notifier.batch and the connections of every channel must be at least 1")]
    NothingAtOnce,
    /// Other processes' alerts would wait too long.
    #[error("notifier.poll must be more than zero and at most one second")]
    Poll,
    /// Nothing would ever be looked at, or the processor would do nothing else.
    #[error("notifier.sweep must be at least one second and at most ten minutes")]
    Sweep,
    /// A message would be taken over while it is still being sent.
    #[error("notifier.lease must be at least one second")]
    Lease,
    /// A channel would be left alone for ever, or never.
    #[error("notifier.breaker_failures and the pauses of the breaker must be positive")]
    Breaker,
    /// A failed message would be tried again without a pause.
    #[error("the pauses between attempts must be positive, and the caps not below the first pause")]
    Backoff,
}

impl Settings {
    /// Checks what types cannot.
    ///
    /// # Errors
    /// [`SettingsProblem`].
    pub fn check(&self) -> Result<(), SettingsProblem> {
        let places =
            [self.connections, self.webhook_connections, self.sms_connections, self.zalo_connections];
        if self.batch == 0 || places.contains(&0) {
            return Err(SettingsProblem::NothingAtOnce);
        }
        if self.poll.is_zero() || self.poll > Duration::from_secs(1) {
            return Err(SettingsProblem::Poll);
        }
        if self.sweep < Duration::from_secs(1) || self.sweep > Duration::from_secs(600) {
            return Err(SettingsProblem::Sweep);
        }
        if self.lease < Duration::from_secs(1) {
            return Err(SettingsProblem::Lease);
        }
        let zero = chrono::Duration::zero();
        let Breaker { failures, pause, longest, probe } = self.breaker;
        if failures < 1 || pause <= zero || longest < pause || probe <= zero {
            return Err(SettingsProblem::Breaker);
        }
        let b = &self.backoff;
        if b.base <= zero || b.cap_death < b.base || b.cap_other < b.base {
            return Err(SettingsProblem::Backoff);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_work_and_nonsense_does_not() {
        let good = Settings::default();
        assert_eq!(good.check(), Ok(()));
        let bad = |change: fn(&mut Settings)| {
            let mut s = Settings::default();
            change(&mut s);
            s.check().unwrap_err()
        };
        assert_eq!(bad(|s| s.connections = 0), SettingsProblem::NothingAtOnce);
        assert_eq!(bad(|s| s.webhook_connections = 0), SettingsProblem::NothingAtOnce);
        assert_eq!(bad(|s| s.breaker.failures = 0), SettingsProblem::Breaker);
        assert_eq!(bad(|s| s.poll = Duration::from_secs(2)), SettingsProblem::Poll);
        assert_eq!(bad(|s| s.lease = Duration::ZERO), SettingsProblem::Lease);
        assert_eq!(bad(|s| s.backoff.base = chrono::Duration::zero()), SettingsProblem::Backoff);
    }
}
