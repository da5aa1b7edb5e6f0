//! The regime of an accident (chế độ pháp lý theo thời điểm).

use super::citation::Citation;
use super::set::LawSet;
use crate::time::human_date;
use crate::words::Localized;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The set of rules for accidents of a span of dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regime {
    /// Stable id, kept with every result.
    pub id: String,
    /// First day.
    pub effective_from: NaiveDate,
    /// Last day; `None` for today's.
    pub effective_until: Option<NaiveDate>,
    /// Name.
    pub title: Localized,
    /// What changed against the regime before.
    pub changes: Localized,
    /// Instrument.
    pub citation: Citation,
}

/// The accident lies before the law set begins (01/07/2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("no regime is held for an accident of {accident}; the first one begins on {first}")]
pub struct NoRegime {
    /// Date of the accident.
    pub accident: NaiveDate,
    /// First day the law set knows.
    pub first: NaiveDate,
}

impl NoRegime {
    /// Stable code.
    pub const CODE: &'static str = "no_regime";

    /// What a person reads.
    pub fn message(&self) -> Localized {
        let (accident, first) = (human_date(self.accident), human_date(self.first));
        Localized::new(
            format!(
                "Tai nạn xảy ra ngày {accident}, trước {first}: hệ thống không áp dụng được quy định của thời kỳ đó."
            ),
            format!(
                "The accident of {accident} lies before {first}: the rules of that time are not held here."
            ),
        )
    }
}

impl LawSet {
    /// The regime of an accident, by its civil date in Vietnam.
    ///
    /// # Errors
    /// [`NoRegime`] before 01/07/2016.
    pub fn regime_on(&self, accident: NaiveDate) -> Result<Regime, NoRegime> {
        self.regimes()
            .into_iter()
            .find(|r| r.effective_from <= accident && r.effective_until.is_none_or(|u| accident <= u))
            .ok_or(NoRegime { accident, first: self.first_day() })
    }

    /// All regimes, the oldest first.
    pub fn regimes(&self) -> Vec<Regime> {
        self.regimes
            .iter()
            .map(|e| Regime {
                id: e.id.clone(),
                effective_from: e.from,
                effective_until: e.until,
                title: e.body.title.clone(),
                changes: e.body.changes.clone(),
                citation: e.basis.citation.clone(),
            })
            .collect()
    }

    /// The first day the set knows.
    pub(super) fn first_day(&self) -> NaiveDate {
        self.regimes.first().map_or(NaiveDate::MIN, |r| r.from)
    }
}
