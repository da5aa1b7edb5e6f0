//! Recording that a complaint went on to the higher body.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph};
use super::typed_text::{DayText, IdText};
use super::word::EscalationOutcomeWord;
use domain::case::{Command, EscalateComplaint, EscalationOutcome};
use domain::ids::ComplaintId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The second step of a complaint: the body competent to investigate again, and what it did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"complaint_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "body": "Bộ Nội vụ",
    "received_on": "2027-01-10"}))]
pub struct EscalateComplaintInput {
    /// Which.
    #[serde(default)]
    #[schema(required = true)]
    pub complaint_id: IdText,
    /// To which body.
    #[serde(default)]
    #[schema(required = true)]
    pub body: Line,
    /// When that body received it.
    #[serde(default)]
    #[schema(required = true)]
    pub received_on: DayText,
    /// What it did; under consideration when not told.
    pub outcome: Option<EscalationOutcomeWord>,
    /// Number and date of its decision, and its reasons; required for a refusal.
    pub reference: Option<Paragraph>,
}

impl Input for EscalateComplaintInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = f.required_uuid("complaint_id", &self.complaint_id).map(ComplaintId);
        let body = f.words("body", &self.body);
        let received_on = f.required_date("received_on", &self.received_on);
        let outcome = f.word("outcome", self.outcome.as_ref()).unwrap_or(EscalationOutcome::Pending);
        let reference = f.text("reference", self.reference.as_ref());
        Some(Command::EscalateComplaint(EscalateComplaint {
            id: id?,
            body: body?,
            received_on: received_on?,
            outcome,
            reference,
        }))
    }
}
