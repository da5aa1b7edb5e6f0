//! The announcement meeting.

use super::attendee::AttendeeInput;
use super::dissent::DissentInput;
use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short};
use super::typed_text::MomentText;
use domain::case::{Command, Meeting};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The meeting that ends the investigation clock (PL XI; Luật ATVSLĐ Điều 35 khoản 8).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"held_at": "2026-11-22T08:00", "place": "Trụ sở cơ sở", "chair": "Phạm Quốc Việt",
    "attendance": [{"group": "team", "name": "Phạm Quốc Việt", "present": true}]}))]
pub struct HoldAnnouncementInput {
    /// When it was held.
    #[serde(default)]
    #[schema(required = true)]
    pub held_at: MomentText,
    /// Where.
    #[serde(default)]
    #[schema(required = true)]
    pub place: Line,
    /// Chair (head of the team).
    #[serde(default)]
    #[schema(required = true)]
    pub chair: Short,
    /// Secretary.
    pub secretary: Option<Short>,
    /// Who was there and who was not.
    #[serde(default)]
    #[validate(length(max = 200), nested)]
    pub attendance: Vec<AttendeeInput>,
    /// Dissent.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub dissent: Vec<DissentInput>,
    /// Why it was held after the term, when it was.
    pub late_reason: Option<Paragraph>,
}

impl Input for HoldAnnouncementInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let held_at = f.required_instant("held_at", &self.held_at);
        let place = f.words("place", &self.place);
        let chair = f.words("chair", &self.chair);
        let secretary = f.text("secretary", self.secretary.as_ref());
        let attendance = f.each("attendance", self.attendance, |f, a| a.read(f));
        let dissent = f.each("dissent", self.dissent, |f, d| d.read(f));
        let late_reason = f.text("late_reason", self.late_reason.as_ref());
        let recorded_at = f.now();
        Some(Command::HoldAnnouncement(Box::new(Meeting {
            held_at: held_at?,
            place: place?,
            chair: chair?,
            secretary,
            attendance,
            dissent,
            late_reason,
            recorded_at,
        })))
    }
}
