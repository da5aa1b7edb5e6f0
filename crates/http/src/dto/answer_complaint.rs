//! Answering a complaint.

use super::fields::Fields;
use super::input::Input;
use super::text::{Paragraph, Short, Story};
use super::typed_text::{DayText, IdText};
use super::word::ComplaintOutcomeWord;
use domain::case::{AnswerComplaint, Command};
use domain::ids::ComplaintId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The answer of whoever founded the team, within 10 working days.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"complaint_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "outcome": "rejected",
    "number": "15/TB-SNV", "date": "2027-01-05", "content": "Giữ nguyên kết luận"}))]
pub struct AnswerComplaintInput {
    /// Which.
    #[serde(default)]
    #[schema(required = true)]
    pub complaint_id: IdText,
    /// What came of it.
    #[serde(default)]
    #[schema(required = true)]
    pub outcome: ComplaintOutcomeWord,
    /// Number of the answer.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date of the answer.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// What it says.
    #[serde(default)]
    #[schema(required = true)]
    pub content: Story,
    /// Why a complaint that came after the window is answered on its merits; the Director alone may.
    pub late_reason: Option<Paragraph>,
}

impl Input for AnswerComplaintInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = f.required_uuid("complaint_id", &self.complaint_id).map(ComplaintId);
        let outcome = f.required_word("outcome", &self.outcome);
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let content = f.words("content", &self.content);
        let late_reason = f.text("late_reason", self.late_reason.as_ref());
        Some(Command::AnswerComplaint(AnswerComplaint {
            id: id?,
            outcome: outcome?,
            number: number?,
            date: date?,
            content: content?,
            late_reason,
        }))
    }
}
