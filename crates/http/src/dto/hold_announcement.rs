//! The announcement meeting.

use super::attendee::AttendeeInput;
use super::dissent::DissentInput;
use super::fields::Fields;
use super::input::Input;
use super::opinion::OpinionInput;
use super::signing_refusal::SigningRefusalInput;
use super::text::{Line, Paragraph, Short, Story};
use super::typed_text::MomentText;
use domain::case::{Command, Meeting, Proceedings};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The meeting that ends the investigation clock (PL XI; Luật ATVSLĐ Điều 35 khoản 8).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"held_at": "2026-11-22T08:00", "place": "Trụ sở cơ sở", "chair": "Phạm Quốc Việt",
    "attendance": [{"group": "team", "name": "Phạm Quốc Việt", "present": true}]}))]
pub struct HoldAnnouncementInput {
    /// When it was opened.
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
    /// Number of the meeting minutes.
    pub number: Option<Short>,
    /// When it was closed.
    pub closed_at: Option<MomentText>,
    /// Title and number of the investigation minutes that were read in full.
    pub minutes_read: Option<Line>,
    /// Opinions in turn.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub opinions: Vec<OpinionInput>,
    /// What the head of the team answered.
    pub answers: Option<Story>,
    /// Final conclusion.
    pub final_conclusion: Option<Story>,
    /// Recommendations that are not carried out yet.
    pub unfinished: Option<Story>,
    /// Refusals to sign.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub refusals: Vec<SigningRefusalInput>,
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
        let proceedings = Proceedings {
            number: f.text("number", self.number.as_ref()),
            closed_at: f.instant("closed_at", self.closed_at.as_deref()),
            minutes_read: f.text("minutes_read", self.minutes_read.as_ref()),
            opinions: f.each("opinions", self.opinions, |f, o| o.read(f)),
            answers: f.text("answers", self.answers.as_ref()),
            final_conclusion: f.text("final_conclusion", self.final_conclusion.as_ref()),
            unfinished: f.text("unfinished", self.unfinished.as_ref()),
            refusals: f.each("refusals", self.refusals, |f, r| r.read(f)),
        };
        let late_reason = f.text("late_reason", self.late_reason.as_ref());
        let recorded_at = f.now();
        Some(Command::HoldAnnouncement(Box::new(Meeting {
            held_at: held_at?,
            place: place?,
            chair: chair?,
            secretary,
            attendance,
            dissent,
            proceedings,
            late_reason,
            recorded_at,
        })))
    }
}
