//! The facts of an accident that the law looks at.

use crate::value::CommuneCode;
use crate::words::{DeathKind, EmployedBy, Sector, Severity, WorkRelation};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One person hurt, as far as the law is concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VictimFacts {
    /// Outcome as reported; codes may raise it, never lower it.
    pub outcome: Severity,
    /// Kind of death, when fatal and known.
    pub death: Option<DeathKind>,
    /// Codes of the statutory list of serious injuries (NĐ 39/2016 Phụ lục II), for example `034`.
    pub serious_codes: Vec<String>,
    /// Employment relation.
    pub relation: WorkRelation,
    /// Employed by whoever reports, or by another employer.
    pub employed_by: EmployedBy,
    /// Bystanders who are not workers are recorded but do not count (R-CLS-3).
    pub is_worker: bool,
    /// A medical document confirms the outcome; without one the class is provisional (R-CLS-4).
    pub medically_confirmed: bool,
}

/// The accident, as far as the law is concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccidentFacts {
    /// Civil date of the accident in Vietnam: it decides the regime.
    pub occurred_on: NaiveDate,
    /// Commune of the place, valid on that date.
    pub commune: CommuneCode,
    /// Sector.
    pub sector: Sector,
    /// On the way between home and work.
    pub commuting: bool,
    /// A technical incident (sự cố kỹ thuật gây mất ATVSLĐ).
    pub technical_incident: bool,
    /// Signs of a crime, as a human judged.
    pub criminal_signs: bool,
    /// Technical or forensic expertise was requested in writing.
    pub expertise_needed: bool,
    /// Grave or complex beyond the province (R-INV-5), as a human judged.
    pub beyond_province: bool,
    /// Province code of the employer's head office, when it differs from the place (R-DEC-18).
    pub head_office_province: Option<String>,
    /// Everybody hurt; empty when casualties are not known yet.
    pub victims: Vec<VictimFacts>,
}
