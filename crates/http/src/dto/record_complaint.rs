//! Recording a complaint.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::{Paragraph, Short, Story};
use super::typed_text::MomentText;
use super::word::ComplainantWord;
use domain::case::{Command, NewComplaint};
use domain::ids::ComplaintId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A complaint about announced findings, within 90 days of the announcement (Nghị định 39/2016/NĐ-CP Điều 17). A later
/// one is kept too.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"by": "relative", "name": "Nguyễn Thị Lan", "received_at": "2026-12-28T09:00",
    "content": "Không đồng ý với kết luận về lỗi"}))]
pub struct RecordComplaintInput {
    /// Round whose findings it is against; the valid one when not told.
    pub round: Option<Number>,
    /// Who complains.
    #[serde(default)]
    #[schema(required = true)]
    pub by: ComplainantWord,
    /// Name of who complains.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// When it was received; now when not told.
    pub received_at: Option<MomentText>,
    /// What it says.
    #[serde(default)]
    #[schema(required = true)]
    pub content: Story,
    /// Why it comes after the window has closed. Recorded by the Director it is accepted for this reason; otherwise it
    /// is kept as out of time, and answered by whoever decides.
    pub late_reason: Option<Paragraph>,
}

impl Input for RecordComplaintInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let round = f.count("round", self.round.as_ref(), 1000);
        let by = f.required_word("by", &self.by);
        let name = f.words("name", &self.name);
        let received_at = f.instant("received_at", self.received_at.as_deref()).unwrap_or(f.now());
        let content = f.words("content", &self.content);
        let late_reason = f.text("late_reason", self.late_reason.as_ref());
        let id = ComplaintId(f.id());
        Some(Command::RecordComplaint(NewComplaint {
            id,
            round,
            by: by?,
            name: name?,
            received_at,
            content: content?,
            late_reason,
        }))
    }
}
