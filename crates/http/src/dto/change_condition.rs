//! A change of a victim's condition.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Text};
use super::typed_text::{IdText, MomentText};
use super::victim::serious_codes;
use super::word::{DeathKindWord, SeverityWord};
use domain::case::{Command, ConditionChange};
use domain::ids::VictimId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A change of a victim's condition: later death, worse or, with a medical document, less bad than told.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"victim_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "outcome": "fatal", "death": "treatment",
    "died_at": "2026-11-21T03:15", "known_at": "2026-11-21T06:00", "reason": "Bệnh viện báo tử"}))]
pub struct ChangeConditionInput {
    /// The victim.
    #[serde(default)]
    #[schema(required = true)]
    pub victim_id: IdText,
    /// New outcome.
    #[serde(default)]
    #[schema(required = true)]
    pub outcome: SeverityWord,
    /// Kind of death.
    pub death: Option<DeathKindWord>,
    /// When the person died.
    pub died_at: Option<MomentText>,
    /// Codes of the statutory list of serious injuries.
    #[serde(default)]
    #[validate(length(max = 42))]
    pub serious_codes: Vec<Text<10>>,
    /// Injuries in words.
    pub injury: Option<Paragraph>,
    /// Number or name of the medical document; needed to lower an outcome.
    pub medical_document: Option<Line>,
    /// When whoever tells this learned of it; now when not told.
    pub known_at: Option<MomentText>,
    /// Why, in words.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for ChangeConditionInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let victim = f.required_uuid("victim_id", &self.victim_id).map(VictimId);
        let outcome = f.required_word("outcome", &self.outcome);
        let death = f.word("death", self.death.as_ref());
        let died_at = f.instant("died_at", self.died_at.as_deref());
        let serious_codes = serious_codes(f, self.serious_codes);
        let injury = f.text("injury", self.injury.as_ref());
        let medical_document = f.text("medical_document", self.medical_document.as_ref());
        let known_at = f.instant("known_at", self.known_at.as_deref()).unwrap_or(f.now());
        let reason = f.words("reason", &self.reason);
        Some(Command::ChangeCondition(Box::new(ConditionChange {
            victim: victim?,
            outcome: outcome?,
            death,
            died_at,
            serious_codes,
            injury,
            medical_document,
            known_at,
            reason: reason?,
            told_by: None,
        })))
    }
}
