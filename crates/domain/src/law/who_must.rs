//! What people must do beside filing: keep the scene, receive and answer, hand over, pay.

use super::citation::Basis;
use super::classify::Classification;
use super::facts::AccidentFacts;
use super::place::Place;
use super::set::LawSet;
use crate::words::Localized;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Somebody must do something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoMust {
    /// Who.
    pub who: Localized,
    /// What.
    pub what: Localized,
    /// Rule and article.
    pub basis: Basis,
}

impl LawSet {
    /// Duties beside the filings, in the order in which they arise.
    pub fn duties(&self, f: &AccidentFacts, c: &Classification, act_on: NaiveDate) -> Vec<WhoMust> {
        if f.occurred_on < self.first_day() {
            return Vec::new();
        }
        let place = Place::on(f, act_on);
        let s = self.situation(f, c, &place);
        self.duties
            .iter()
            .filter(|d| d.in_force(act_on) && d.body.when.holds(&s))
            .map(|d| WhoMust { who: d.body.who.clone(), what: d.body.what.clone(), basis: d.basis.clone() })
            .collect()
    }
}
