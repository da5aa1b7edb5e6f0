//! Shares and times with two decimals.

use chrono::Duration;
use domain::value::{Hundredths, Share};
use serde::Serialize;
use utoipa::ToSchema;

/// How many of how many.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShareAnswer {
    /// How many.
    pub part: i64,
    /// Of how many.
    pub whole: i64,
    /// In percent, two decimals; null of nothing.
    #[schema(example = 66.67)]
    pub percent: Option<f64>,
}

impl From<Share> for ShareAnswer {
    fn from(share: Share) -> Self {
        Self { part: share.part, whole: share.whole, percent: share.percent().map(Hundredths::as_f64) }
    }
}

/// Minutes, two decimals.
pub(super) fn minutes(duration: Option<Duration>) -> Option<f64> {
    duration.map(|d| Hundredths::minutes(d).as_f64())
}
