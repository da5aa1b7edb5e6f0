//! Assigning an officer.

use super::fields::Fields;
use super::input::Input;
use super::text::Short;
use super::typed_text::IdText;
use domain::case::Command;
use domain::ids::UserId;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Makes an officer responsible for the case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"officer_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "officer_name": "Phạm Quốc Việt"}))]
pub struct AssignInput {
    /// The officer.
    #[serde(default)]
    #[schema(required = true)]
    pub officer_id: IdText,
    /// Name as shown on the case.
    #[serde(default)]
    #[schema(required = true)]
    pub officer_name: Short,
}

impl Input for AssignInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let officer = f.required_uuid("officer_id", &self.officer_id).map(UserId);
        let name = f.required_value("officer_name", &self.officer_name, PersonName::parse);
        Some(Command::Assign { officer: officer?, officer_name: name?.as_str().to_owned() })
    }
}
