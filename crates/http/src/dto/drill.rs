//! Starting a drill.

use super::fields::Fields;
use super::input::Input;
use super::text::{Paragraph, Text};
use casework::drills::DrillOrder;
use domain::value::CommuneCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What is drilled: a death that is invented, at a commune of the own province.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"commune_code": "30760", "note": "Diễn tập quý IV, ca đêm"}))]
pub struct DrillInput {
    /// Five-digit code of the commune, valid today.
    #[serde(default)]
    #[schema(required = true)]
    pub commune_code: Text<10>,
    /// What the recipients are told besides; no personal data.
    pub note: Option<Paragraph>,
}

impl Input for DrillInput {
    type Value = DrillOrder;

    fn read(self, f: &mut Fields<'_>) -> Option<DrillOrder> {
        let commune = f.required_value("commune_code", &self.commune_code, CommuneCode::parse);
        let note = f.text("note", self.note.as_ref());
        Some(DrillOrder { commune: commune?, note })
    }
}
