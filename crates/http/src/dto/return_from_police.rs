//! The file comes back from the police.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short};
use super::typed_text::MomentText;
use super::word::PoliceDecisionWord;
use domain::case::{Command, ReturnFromPolice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The file comes back from the investigating police.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"decision": "not_prosecuted", "decision_reference": "15/QĐ ngày 20/11/2026"}))]
pub struct ReturnFromPoliceInput {
    /// When everything had been received; now when not told.
    pub received_at: Option<MomentText>,
    /// What they decided.
    #[serde(default)]
    #[schema(required = true)]
    pub decision: PoliceDecisionWord,
    /// Number and date of the decision.
    #[serde(default)]
    #[schema(required = true)]
    pub decision_reference: Short,
    /// What came back.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub items: Vec<Line>,
    /// Everything has been received; `true` when not told. The term is counted anew only from then.
    pub complete: Option<bool>,
    /// Number of the record.
    pub record_number: Option<Short>,
    /// Why something that was handed over does not come back; asked for when everything is said to be received and
    /// something is on no list.
    pub missing_reason: Option<Paragraph>,
}

impl Input for ReturnFromPoliceInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let received_at = f.instant("received_at", self.received_at.as_deref()).unwrap_or(f.now());
        let decision = f.required_word("decision", &self.decision);
        let decision_reference = f.words("decision_reference", &self.decision_reference);
        let items = f.texts("items", self.items);
        let record_number = f.text("record_number", self.record_number.as_ref());
        let missing_reason = f.text("missing_reason", self.missing_reason.as_ref());
        Some(Command::ReturnFromPolice(ReturnFromPolice {
            received_at,
            decision: decision?,
            decision_reference: decision_reference?,
            items,
            complete: self.complete.unwrap_or(true),
            record_number,
            missing_reason,
        }))
    }
}
