//! Planning the announcement meeting.

use super::fields::Fields;
use super::input::Input;
use super::invited::InvitedInput;
use super::text::{Line, Paragraph};
use super::typed_text::MomentText;
use domain::case::{Command, NewMeetingPlan};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// When and where the findings are to be announced; agencies that must attend are invited by mail
/// (Luật ATVSLĐ Điều 35 khoản 8).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"at": "2026-12-20T08:00", "place": "Hội trường Sở Nội vụ",
    "invited": [{"group": "employer", "name": "Công ty Phú Thịnh", "contact": "0297 3 812 345"}]}))]
pub struct PlanMeetingInput {
    /// When.
    #[serde(default)]
    #[schema(required = true)]
    pub at: MomentText,
    /// Where.
    #[serde(default)]
    #[schema(required = true)]
    pub place: Line,
    /// What is on the agenda beside the minutes.
    pub agenda: Option<Paragraph>,
    /// Who is invited.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub invited: Vec<InvitedInput>,
    /// Why it is planned anew; required when there is a plan.
    pub reason: Option<Paragraph>,
}

impl Input for PlanMeetingInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let at = f.required_instant("at", &self.at);
        let place = f.words("place", &self.place);
        let agenda = f.text("agenda", self.agenda.as_ref());
        let invited = f.each("invited", self.invited, |f, i| i.read(f));
        let reason = f.text("reason", self.reason.as_ref());
        Some(Command::PlanMeeting(NewMeetingPlan { at: at?, place: place?, agenda, invited, reason }))
    }
}
