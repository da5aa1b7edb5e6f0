//! Whose agencies: the place of the accident, carried to the day of the act.

use super::citation::Basis;
use super::classify::Classification;
use super::facts::AccidentFacts;
use super::rules::{At, Situation};
use super::set::LawSet;
use crate::reference::Geography;
use crate::value::CommuneCode;
use crate::words::TeamLevel;
use chrono::NaiveDate;

/// The place on the day of the act.
pub(super) struct Place {
    pub(super) commune: CommuneCode,
    pub(super) province: String,
}

impl Place {
    /// The commune of the accident as it is called on another day; its code stays when no table knows it.
    pub(super) fn on(f: &AccidentFacts, day: NaiveDate) -> Self {
        let geo = Geography::embedded();
        let unit = geo.carry(&f.commune, f.occurred_on, day).or_else(|| geo.commune_on(&f.commune, day).ok());
        match unit {
            Some(unit) => Self { commune: unit.code, province: unit.province_code },
            None => Self { commune: f.commune.clone(), province: String::new() },
        }
    }

    /// Province of the recipient.
    pub(super) fn province_at(&self, at: At, f: &AccidentFacts) -> String {
        match at {
            At::Place => self.province.clone(),
            At::HeadOffice => f.head_office_province.clone().unwrap_or_else(|| self.province.clone()),
        }
    }
}

impl LawSet {
    /// The situation with its competent team, on the day of the act.
    pub(super) fn situation<'a>(
        &self,
        f: &'a AccidentFacts,
        c: &Classification,
        place: &Place,
    ) -> Situation<'a> {
        let mut s = Situation::new(f, c, self.settings().unknown_counts_as, &place.province);
        s.team = Some(self.level(&s).0);
        s
    }

    /// Level of the team and the rule that says so.
    pub(super) fn level(&self, s: &Situation<'_>) -> (TeamLevel, Option<Basis>) {
        self.competence
            .iter()
            .find(|r| r.in_force(s.facts.occurred_on) && r.body.when.holds(s))
            .map_or((TeamLevel::None, None), |r| (r.body.level, Some(r.basis.clone())))
    }
}
