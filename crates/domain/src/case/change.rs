//! What the events of a case carry that no other part of it does.

use crate::ids::VictimId;
use crate::law::{Basis, Filer};
use crate::time::Instant;
use crate::words::{DeathKind, EventClass, Severity, TeamLevel, text_enum};
use serde::{Deserialize, Serialize};

/// The class and the competence as the law set of the day gave them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classified {
    /// Class of the accident.
    pub class: EventClass,
    /// Until a medical document is attached (R-CLS-4).
    pub provisional: bool,
    /// Who investigates.
    pub level: TeamLevel,
    /// Rules applied.
    pub rules: Vec<Basis>,
    /// Rule of competence.
    pub competence: Basis,
    /// Regime by the date of the accident.
    pub regime: String,
    /// SHA-256 of the law set.
    pub law_sha256: String,
}

/// A change of a victim's condition, with the words of who told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionChange {
    /// Victim.
    pub victim: VictimId,
    /// New outcome.
    pub outcome: Severity,
    /// Kind of death.
    pub death: Option<DeathKind>,
    /// When the person died.
    pub died_at: Option<Instant>,
    /// Codes of the statutory list.
    pub serious_codes: Vec<String>,
    /// Injuries in words.
    pub injury: Option<String>,
    /// Number or name of the medical document; needed to lower an outcome.
    pub medical_document: Option<String>,
    /// When the reporter learned of it.
    pub known_at: Instant,
    /// Why, in words.
    pub reason: String,
    /// For whom the person spoke who recorded it; set when it is decided, never by who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_by: Option<Filer>,
}

/// The clock that ran in a case taken in: at the same level it starts no later in the case that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenClock {
    /// Level whose clock it was.
    pub level: TeamLevel,
    /// Its start.
    pub from: Instant,
    /// The body competent for that level had not received yet.
    pub provisional: bool,
}

impl ConditionChange {
    /// New outcome raised by the codes of the statutory list; codes never lower.
    pub fn severity(&self) -> Severity {
        match self.outcome {
            Severity::Light | Severity::Unknown if !self.serious_codes.is_empty() => Severity::Serious,
            Severity::Fatal | Severity::Serious | Severity::Light | Severity::Unknown => self.outcome,
        }
    }
}

text_enum! {
    /// What the police decided (BLTTHS Điều 147).
    pub enum PoliceDecision {
        NotProsecuted = "not_prosecuted" ["quyết định không khởi tố vụ án hình sự", "not to prosecute"],
        Prosecuted = "prosecuted" ["quyết định khởi tố vụ án hình sự", "to prosecute"],
        TemporarilySuspended = "temporarily_suspended" ["tạm đình chỉ giải quyết nguồn tin về tội phạm", "handling of the report suspended"],
    }
}
