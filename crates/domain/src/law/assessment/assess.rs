//! The assessment itself.

use super::check::{AssessRefusal, Checked, check};
use super::deadlines::deadlines;
use super::question::Question;
use super::warnings::warnings;
use crate::law::{Basis, Classification, Deadline, Filer, FilingDuty, LawSet, Regime, TeamDecision, WhoMust};
use crate::reference::{Calendar, Geography};
use crate::time::vn_date;
use crate::words::Localized;

/// A filing with the name of its recipient on the day of the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Who files what with whom.
    pub duty: FilingDuty,
    /// Name of the recipient; empty where the role has no body on that day.
    pub agency: Localized,
}

/// The answer, in both languages. [`Assessment::answer`] gives it in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Class and counts.
    pub classification: Classification,
    /// Regime of the accident.
    pub regime: Regime,
    /// SHA-256 of the law set that answered.
    pub law_set: String,
    /// Filings of employer, family and commune.
    pub declarations: Vec<Declaration>,
    /// Who investigates.
    pub team: TeamDecision,
    /// Terms, in the order in which they run.
    pub deadlines: Vec<Deadline>,
    /// Everything else people must do.
    pub duties: Vec<WhoMust>,
    /// What to keep in mind: assumptions, doubts, special cases.
    pub warnings: Vec<Localized>,
}

impl LawSet {
    /// Answers what must be done about a described accident. Rules are those of its date, recipients
    /// those of the day of receipt.
    ///
    /// # Errors
    /// [`AssessRefusal`]: an accident before the first regime, or fields that cannot be true.
    pub fn assess(&self, geo: &Geography, cal: &Calendar, q: &Question) -> Result<Assessment, AssessRefusal> {
        let Checked { facts, received, commune } = check(self, geo, q)?;
        let refuse = |none: crate::law::NoRegime| AssessRefusal {
            code: crate::law::NoRegime::CODE,
            errors: vec![crate::value::FieldError {
                pointer: "/occurred_at".to_owned(),
                code: crate::law::NoRegime::CODE,
                message: none.message(),
            }],
        };
        let act_on = vn_date(received);
        let regime = self.regime_on(facts.occurred_on).map_err(refuse)?;
        let classification = self.classify(&facts).map_err(refuse)?;
        let team = self.competence_on(&facts, &classification, act_on);
        let declarations = self
            .filing_duties(&facts, &classification, act_on)
            .into_iter()
            .filter(|d| matches!(d.by, Filer::Employer | Filer::Family | Filer::Commune))
            .map(|duty| {
                let name = self.agency_name(duty.to, &duty.province, Some(&facts.commune), act_on);
                Declaration { agency: name.map_or_else(Localized::default, |n| n.name), duty }
            })
            .collect();
        let deadlines = deadlines(self, cal, &facts, &classification, team.level, received);
        let duties = self.duties(&facts, &classification, act_on);
        let warnings = warnings(self, geo, q, &facts, &classification, &team, &commune, act_on);
        Ok(Assessment {
            classification,
            regime,
            law_set: self.sha256().to_owned(),
            declarations,
            team,
            deadlines,
            duties,
            warnings,
        })
    }
}

impl Assessment {
    /// Every rule the answer rests on.
    pub fn bases(&self) -> impl Iterator<Item = &Basis> {
        self.classification
            .rules
            .iter()
            .chain(self.declarations.iter().map(|d| &d.duty.basis))
            .chain(std::iter::once(&self.team.basis))
            .chain(self.deadlines.iter().map(|d| &d.basis))
            .chain(self.duties.iter().map(|d| &d.basis))
    }
}
