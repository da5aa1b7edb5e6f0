//! Confirming an alert.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short};
use casework::alerts::Acknowledgement;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The officer who confirms types name and unit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Trần Văn Hải", "unit": "Công an phường Rạch Giá"}))]
pub struct AcknowledgeInput {
    /// Full name of the officer.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Unit.
    #[serde(default)]
    #[schema(required = true)]
    pub unit: Line,
    /// Note.
    pub note: Option<Paragraph>,
}

impl Input for AcknowledgeInput {
    type Value = Acknowledgement;

    fn read(self, f: &mut Fields<'_>) -> Option<Acknowledgement> {
        let name = f.required_value("name", &self.name, PersonName::parse);
        let unit = f.words("unit", &self.unit);
        let note = f.text("note", self.note.as_ref());
        Some(Acknowledgement { name: name?.as_str().to_owned(), unit: unit?, note })
    }
}
