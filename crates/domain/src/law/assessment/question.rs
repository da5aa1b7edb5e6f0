//! What is asked.

use crate::time::Instant;
use crate::words::{DeathKind, EmployedBy, Sector, Severity, WorkRelation};
use serde::{Deserialize, Serialize};

/// An accident as described by whoever asks; the facts are taken as told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// When it happened (RFC 3339 with offset).
    pub occurred_at: Instant,
    /// When the competent body heard of it; the time of the accident when absent.
    #[serde(default)]
    pub received_at: Option<Instant>,
    /// Where.
    pub place: PlaceQuestion,
    /// Sector.
    #[serde(default = "general")]
    pub sector: Sector,
    /// Between home and work.
    #[serde(default)]
    pub commuting: bool,
    /// Technical incident.
    #[serde(default)]
    pub technical_incident: bool,
    /// Signs of a crime.
    #[serde(default)]
    pub criminal_signs: bool,
    /// Technical or forensic expertise was requested.
    #[serde(default)]
    pub expertise_needed: bool,
    /// Grave or complex beyond the province.
    #[serde(default)]
    pub beyond_province: bool,
    /// Everybody hurt; empty when the casualties are not known.
    pub victims: Vec<VictimQuestion>,
    /// When the question is asked, from the server's clock; a later accident is refused.
    #[serde(skip)]
    pub asked_at: Option<Instant>,
}

/// The place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceQuestion {
    /// Commune code as valid on the day of the accident.
    pub commune_code: String,
}

/// One person hurt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VictimQuestion {
    /// Outcome.
    #[serde(default = "unknown")]
    pub outcome: Severity,
    /// Kind of death, for a fatal outcome.
    #[serde(default)]
    pub death: Option<DeathKind>,
    /// Codes of the statutory list of serious injuries.
    #[serde(default)]
    pub serious_codes: Vec<String>,
    /// Employment relation; a contract is presumed, so that no duty of an employer is lost.
    #[serde(default = "contract")]
    pub relation: WorkRelation,
    /// Employed by whoever reports, or by another.
    #[serde(default = "reporter")]
    pub employed_by: EmployedBy,
    /// False for a bystander.
    #[serde(default = "yes")]
    pub is_worker: bool,
}

fn general() -> Sector {
    Sector::General
}

fn unknown() -> Severity {
    Severity::Unknown
}

fn contract() -> WorkRelation {
    WorkRelation::Contract
}

fn reporter() -> EmployedBy {
    EmployedBy::Reporter
}

fn yes() -> bool {
    true
}
