//! How fast alerts of deaths are confirmed, computed from their streams. Drills are left out: each has a report
//! of its own.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use chrono::{Days, Duration, NaiveDate};
use domain::access::{act, authorise};
use domain::time::{Instant, from_vn, vn_date};
use domain::value::{FieldError, Share, median, ninetieth};
use std::collections::BTreeMap;
use store::alerts::{Confirmation, confirmations};

/// Within which a death should be confirmed.
pub(crate) fn quick() -> Duration {
    Duration::minutes(15)
}

/// Days of raising, both included; what is left out is the last 90 days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// Figures about some alerts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Raised in the period.
    pub raised: i64,
    /// Withdrawn before anybody confirmed; they are in no other figure.
    pub withdrawn: i64,
    /// Confirmed.
    pub confirmed: i64,
    /// Neither confirmed nor withdrawn.
    pub unconfirmed: i64,
    /// Confirmed within 15 minutes, of those whose 15 minutes are over or that are confirmed.
    pub within_15: Share,
    /// Middle of the times to confirm.
    pub median: Option<Duration>,
    /// Time within which 9 of 10 of the confirmed were confirmed.
    pub ninetieth: Option<Duration>,
}

/// The figures of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Performance {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// When it was computed.
    pub at: Instant,
    /// All of them.
    pub all: Tally,
    /// By role key and name of the recipient.
    pub by_agency: Vec<(String, String, Tally)>,
}

/// The figures of the own province.
///
/// # Errors
/// [`Failure::Denied`] for who may not see them; [`Failure::Invalid`] for a period that ends before it begins.
pub async fn performance(app: &Casework, ctx: Context, period: Period) -> Result<Performance, Failure> {
    authorise::<act::ReadPerformance>(&ctx.actor)?;
    let now = app.now();
    let to = period.to.unwrap_or_else(|| vn_date(now));
    let from = period.from.unwrap_or_else(|| to.checked_sub_days(Days::new(89)).unwrap_or(to));
    let Some(end) = to.checked_add_days(Days::new(1)).filter(|_| from <= to) else {
        return Err(Failure::Invalid(vec![FieldError::new(
            "/from",
            "bad_period",
            "Ngày đầu phải trước hoặc trùng ngày cuối.",
            "The first day must not be after the last.",
        )]));
    };
    let province = ctx.actor.province.unwrap_or_default();
    let midnight = |day: NaiveDate| from_vn(day.and_time(chrono::NaiveTime::MIN));
    let found = app
        .db()
        .read(move |conn| Ok::<_, Failure>(confirmations(conn, &province, midnight(from), midnight(end))?))
        .await?;
    let mut groups: BTreeMap<(String, String), Vec<&Confirmation>> = BTreeMap::new();
    for one in &found {
        groups.entry((one.recipient.clone(), one.role.clone())).or_default().push(one);
    }
    Ok(Performance {
        from,
        to,
        at: now,
        all: tally(&found.iter().collect::<Vec<_>>(), now),
        by_agency: groups
            .into_iter()
            .map(|((recipient, role), of)| (role, recipient, tally(&of, now)))
            .collect(),
    })
}

fn tally(of: &[&Confirmation], now: Instant) -> Tally {
    let mut out = Tally { raised: count(of.len()), ..Tally::default() };
    let mut took = Vec::new();
    for one in of {
        match (one.confirmed_at, one.withdrawn_at) {
            (Some(at), _) => {
                out.confirmed += 1;
                out.within_15.whole += 1;
                out.within_15.part += i64::from(at - one.raised_at <= quick());
                took.push(at - one.raised_at);
            }
            (None, Some(_)) => out.withdrawn += 1,
            (None, None) => {
                out.unconfirmed += 1;
                out.within_15.whole += i64::from(now - one.raised_at > quick());
            }
        }
    }
    out.median = median(&took);
    out.ninetieth = ninetieth(&took);
    out
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_still_has_time_is_not_counted_as_late() {
        let now = from_vn(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(9, 0, 0).unwrap());
        let ago = |minutes| now - Duration::minutes(minutes);
        let one = |raised, confirmed: Option<i64>, withdrawn: Option<i64>| Confirmation {
            role: "police_province".to_owned(),
            recipient: "Công an tỉnh".to_owned(),
            raised_at: ago(raised),
            confirmed_at: confirmed.map(ago),
            withdrawn_at: withdrawn.map(ago),
        };
        let all = [
            one(60, Some(56), None),
            one(60, Some(45), None),
            one(60, Some(30), None),
            one(60, None, None),
            one(5, None, None),
            one(60, None, Some(50)),
        ];
        let told = tally(&all.iter().collect::<Vec<_>>(), now);
        assert_eq!((told.raised, told.withdrawn, told.confirmed, told.unconfirmed), (6, 1, 3, 2));
        assert_eq!(told.within_15, Share { part: 2, whole: 4 });
        assert_eq!(told.median, Some(Duration::minutes(15)));
        assert_eq!(told.ninetieth, Some(Duration::minutes(30)));
        assert_eq!(tally(&[], now), Tally::default());
    }
}
