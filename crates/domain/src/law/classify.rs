//! Class of an accident (phân loại TNLĐ, Nghị định 39/2016/NĐ-CP Điều 9; rules R-CLS-1 to R-CLS-4).

use super::citation::Basis;
use super::facts::AccidentFacts;
use super::regime::NoRegime;
use super::rules::severity;
use super::set::LawSet;
use crate::words::{EventClass, Severity};
use serde::{Deserialize, Serialize};

/// The class of an accident and the counts it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Class; `unknown` while the known casualties do not settle it.
    pub class: EventClass,
    /// May change: something is unknown, or no medical document confirms an outcome (R-CLS-4).
    pub provisional: bool,
    /// Workers dead.
    pub deaths: u32,
    /// Workers alive and seriously hurt.
    pub serious: u32,
    /// Workers lightly hurt.
    pub light: u32,
    /// Workers whose outcome is not known.
    pub unknown: u32,
    /// Rules applied.
    pub rules: Vec<Basis>,
}

impl LawSet {
    /// Classifies an accident by the rules of its date.
    ///
    /// Codes of the statutory list raise an outcome and never lower it. One worker of unknown outcome
    /// leaves the class `unknown` unless the others already make the accident fatal or multiple.
    ///
    /// # Errors
    /// [`NoRegime`] before 01/07/2016.
    pub fn classify(&self, f: &AccidentFacts) -> Result<Classification, NoRegime> {
        self.regime_on(f.occurred_on)?;
        let rule = self
            .classification
            .iter()
            .find(|c| c.in_force(f.occurred_on))
            .map(|c| &c.body)
            .ok_or(NoRegime { accident: f.occurred_on, first: self.first_day() })?;
        let counted: Vec<_> = f.victims.iter().filter(|v| v.is_worker || rule.count_bystanders).collect();
        let count = |s: Severity| {
            u32::try_from(counted.iter().filter(|v| severity(v) == s).count()).unwrap_or(u32::MAX)
        };
        let (deaths, serious, light) =
            (count(Severity::Fatal), count(Severity::Serious), count(Severity::Light));
        let unknown = count(Severity::Unknown);
        let class = match () {
            () if deaths > 0 => EventClass::Fatal,
            () if serious >= rule.serious_multi_from => EventClass::SeriousMulti,
            () if unknown > 0 || f.victims.is_empty() => EventClass::Unknown,
            () if serious > 0 => EventClass::SeriousSingle,
            () => EventClass::Light,
        };
        let unconfirmed =
            rule.provisional_without_medical_document && counted.iter().any(|v| !v.medically_confirmed);
        let provisional = class == EventClass::Unknown || unknown > 0 || unconfirmed;
        let mut clauses = vec![match class {
            EventClass::Fatal => "class-fatal",
            EventClass::SeriousMulti | EventClass::SeriousSingle => "class-serious",
            EventClass::Light => "class-light",
            EventClass::Unknown => "class-unknown",
        }];
        clauses.push("class-counting");
        if counted.len() < f.victims.len() {
            clauses.push("class-bystanders");
        }
        if provisional {
            clauses.push("class-provisional");
        }
        let rules = clauses.into_iter().filter_map(|id| self.clause(id, f.occurred_on)).collect();
        Ok(Classification { class, provisional, deaths, serious, light, unknown, rules })
    }
}
