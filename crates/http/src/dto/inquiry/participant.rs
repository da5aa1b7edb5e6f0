//! A participant.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Short, Text};
use domain::case::Participant;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who took part in the investigation without being a member (PL IX mục 3).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantInput {
    /// Name.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Unit.
    pub unit: Option<Line>,
    /// Position.
    pub position: Option<Line>,
}

impl Input for ParticipantInput {
    type Value = Participant;

    fn read(self, f: &mut Fields<'_>) -> Option<Participant> {
        let name = f.required_value("name", &self.name, PersonName::parse);
        let unit = f.text("unit", self.unit.as_ref());
        let position = f.text("position", self.position.as_ref());
        Some(Participant { name: name?, unit, position })
    }
}

impl From<&Participant> for ParticipantInput {
    fn from(v: &Participant) -> Self {
        Self {
            name: Text::from(v.name.as_str()),
            unit: text(v.unit.as_deref()),
            position: text(v.position.as_deref()),
        }
    }
}
