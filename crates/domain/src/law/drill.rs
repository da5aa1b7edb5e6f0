//! Whom a drill (diễn tập) tells: those whom the law would have told of a death.

use super::duty::{AlertDuty, AlertMode, Trigger};
use super::facts::{AccidentFacts, VictimFacts};
use super::regime::NoRegime;
use super::set::LawSet;
use crate::value::CommuneCode;
use crate::words::{DeathKind, EmployedBy, Sector, Severity, WorkRelation};
use chrono::NaiveDate;

/// The invented accident of a drill: one worker with a contract died at the place of work.
pub fn mock_fatality(commune: CommuneCode, on: NaiveDate) -> AccidentFacts {
    AccidentFacts {
        occurred_on: on,
        commune,
        sector: Sector::General,
        commuting: false,
        technical_incident: false,
        criminal_signs: false,
        expertise_needed: false,
        beyond_province: false,
        head_office_province: None,
        victims: vec![VictimFacts {
            outcome: Severity::Fatal,
            death: Some(DeathKind::Scene),
            serious_codes: Vec::new(),
            relation: WorkRelation::Contract,
            employed_by: EmployedBy::Reporter,
            is_worker: true,
            medically_confirmed: true,
        }],
    }
}

impl LawSet {
    /// Agencies that would have to confirm the alert of such a death on that day, with rule and article. Who
    /// would only be informed has nothing to confirm and is left in peace.
    ///
    /// # Errors
    /// [`NoRegime`] before 01/07/2016.
    pub fn drill_duties(&self, commune: CommuneCode, on: NaiveDate) -> Result<Vec<AlertDuty>, NoRegime> {
        let facts = mock_fatality(commune, on);
        let class = self.classify(&facts)?;
        let mut duties = self.alert_duties(Trigger::AccidentReported, &facts, &class, on);
        duties.retain(|duty| duty.mode == AlertMode::Acknowledged);
        Ok(duties)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::RoleKey;

    #[test]
    fn a_drill_asks_those_whom_a_death_would_ask() {
        let commune = CommuneCode::parse("30742").unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let duties = LawSet::embedded().drill_duties(commune.clone(), day).unwrap();
        let mut roles: Vec<RoleKey> = duties.iter().map(|d| d.role).collect();
        roles.sort();
        let mut wanted =
            [RoleKey::LabourAuthorityProvince, RoleKey::PoliceFirstNotice, RoleKey::PoliceProvince];
        wanted.sort();
        assert_eq!(roles, wanted);
        assert!(duties.iter().all(|d| d.province == "91" && !d.basis.citation.text.is_empty()));
        let before = NaiveDate::from_ymd_opt(2016, 6, 30).unwrap();
        assert!(LawSet::embedded().drill_duties(commune, before).is_err());
    }
}
