//! How fast alerts of deaths are confirmed.

use super::moment;
use super::share::{ShareAnswer, minutes};
use casework::alerts::{Performance, Tally};
use chrono::NaiveDate;
use serde::Serialize;
use tnld_http::dto::RoleKeyWord;
use utoipa::ToSchema;

/// Figures about some alerts.
#[derive(Debug, Serialize, ToSchema)]
pub struct TallyAnswer {
    /// Raised in the period.
    pub raised: i64,
    /// Withdrawn before anybody confirmed; in no other figure.
    pub withdrawn: i64,
    /// Confirmed.
    pub confirmed: i64,
    /// Neither confirmed nor withdrawn.
    pub unconfirmed: i64,
    /// Confirmed within 15 minutes, of those confirmed or older than that.
    pub within_15_minutes: ShareAnswer,
    /// Median of the minutes to confirm; null when none was confirmed.
    pub median_minutes: Option<f64>,
    /// Minutes within which 9 of 10 of the confirmed were confirmed; null when none was.
    pub p90_minutes: Option<f64>,
}

/// Figures about the alerts to one agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgencyPerformanceAnswer {
    /// Role.
    pub role: RoleKeyWord,
    /// Recipient as named on the day.
    pub recipient: String,
    /// Figures.
    pub figures: TallyAnswer,
}

/// How fast alerts of deaths of the province were confirmed, by their streams; without drills and without
/// personal data.
#[derive(Debug, Serialize, ToSchema)]
pub struct PerformanceAnswer {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// When it was computed.
    #[schema(format = "date-time")]
    pub at: String,
    /// All alerts.
    pub all: TallyAnswer,
    /// By agency.
    pub agencies: Vec<AgencyPerformanceAnswer>,
}

impl From<Tally> for TallyAnswer {
    fn from(t: Tally) -> Self {
        Self {
            raised: t.raised,
            withdrawn: t.withdrawn,
            confirmed: t.confirmed,
            unconfirmed: t.unconfirmed,
            within_15_minutes: t.within_15.into(),
            median_minutes: minutes(t.median),
            p90_minutes: minutes(t.ninetieth),
        }
    }
}

impl From<Performance> for PerformanceAnswer {
    fn from(p: Performance) -> Self {
        let of = |(role, recipient, tally): (String, String, Tally)| AgencyPerformanceAnswer {
            role: role.into(),
            recipient,
            figures: tally.into(),
        };
        Self {
            from: p.from,
            to: p.to,
            at: moment(p.at),
            all: p.all.into(),
            agencies: p.by_agency.into_iter().map(of).collect(),
        }
    }
}
