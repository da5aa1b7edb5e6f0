//! A member of the investigation team.

use super::fields::Fields;
use super::input::Input;
use super::text::Short;
use super::word::MemberCapacityWord;
use domain::case::TeamMember;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A member of the team; exactly one is the head (Trưởng đoàn).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamMemberInput {
    /// Full name.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Position.
    #[serde(default)]
    #[schema(required = true)]
    pub position: Short,
    /// Unit.
    #[serde(default)]
    #[schema(required = true)]
    pub unit: Short,
    /// Head of the team.
    #[serde(default)]
    pub head: bool,
    /// For whom.
    #[serde(default)]
    #[schema(required = true)]
    pub capacity: MemberCapacityWord,
    /// Number of the written authorisation, when needed.
    pub authorisation: Option<Short>,
}

impl Input for TeamMemberInput {
    type Value = TeamMember;

    fn read(self, f: &mut Fields<'_>) -> Option<TeamMember> {
        let name = f.required_value("name", &self.name, PersonName::parse);
        let position = f.words("position", &self.position);
        let unit = f.words("unit", &self.unit);
        let capacity = f.required_word("capacity", &self.capacity);
        let authorisation = f.text("authorisation", self.authorisation.as_ref());
        Some(TeamMember {
            name: name?,
            position: position?,
            unit: unit?,
            head: self.head,
            capacity: capacity?,
            authorisation,
        })
    }
}
