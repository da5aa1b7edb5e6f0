//! An interviewer.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Short, Text};
use domain::case::Interviewer;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who asked, or who wrote it down (PL VIII mục 2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewerInput {
    /// Full name.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Title.
    pub title: Option<Short>,
    /// Unit.
    pub unit: Option<Line>,
    /// Role in the team.
    pub role: Option<Short>,
}

impl Input for InterviewerInput {
    type Value = Interviewer;

    fn read(self, f: &mut Fields<'_>) -> Option<Interviewer> {
        let name = f.required_value("name", &self.name, PersonName::parse);
        let title = f.text("title", self.title.as_ref());
        let unit = f.text("unit", self.unit.as_ref());
        let role = f.text("role", self.role.as_ref());
        Some(Interviewer { name: name?, title, unit, role })
    }
}

impl From<&Interviewer> for InterviewerInput {
    fn from(v: &Interviewer) -> Self {
        Self {
            name: Text::from(v.name.as_str()),
            title: text(v.title.as_deref()),
            unit: text(v.unit.as_deref()),
            role: text(v.role.as_deref()),
        }
    }
}
