//! Somebody at the announcement meeting.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short};
use super::word::AttendanceGroupWord;
use domain::case::Attendee;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// One person at the meeting, or absent with a reason (PL XI mục 2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendeeInput {
    /// Group.
    #[serde(default)]
    #[schema(required = true)]
    pub group: AttendanceGroupWord,
    /// Name.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Unit and position.
    pub unit: Option<Line>,
    /// Present; `true` when not told.
    pub present: Option<bool>,
    /// Why absent; required of who is.
    pub note: Option<Line>,
    /// Number of the paper that authorises whoever stands for somebody else.
    pub authorisation: Option<Short>,
}

impl Input for AttendeeInput {
    type Value = Attendee;

    fn read(self, f: &mut Fields<'_>) -> Option<Attendee> {
        let group = f.required_word("group", &self.group);
        let name = f.words("name", &self.name);
        let unit = f.text("unit", self.unit.as_ref());
        let note = f.text("note", self.note.as_ref());
        let authorisation = f.text("authorisation", self.authorisation.as_ref());
        let present = self.present.unwrap_or(true);
        Some(Attendee { group: group?, name: name?, unit, present, note, authorisation })
    }
}
