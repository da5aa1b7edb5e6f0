//! Somebody who is to come to the announcement meeting.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short};
use super::word::AttendanceGroupWord;
use domain::case::Invited;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who is invited, as part of which group, reached how.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitedInput {
    /// Group.
    #[serde(default)]
    #[schema(required = true)]
    pub group: AttendanceGroupWord,
    /// Name of the person or of the agency.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Unit and position.
    pub unit: Option<Line>,
    /// Telephone or address.
    pub contact: Option<Line>,
}

impl Input for InvitedInput {
    type Value = Invited;

    fn read(self, f: &mut Fields<'_>) -> Option<Invited> {
        let group = f.required_word("group", &self.group);
        let name = f.words("name", &self.name);
        let unit = f.text("unit", self.unit.as_ref());
        let contact = f.text("contact", self.contact.as_ref());
        Some(Invited { group: group?, name: name?, unit, contact })
    }
}
