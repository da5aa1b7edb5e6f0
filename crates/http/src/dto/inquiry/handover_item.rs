//! A thing handed over.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Short, Text};
use super::super::typed_text::IdText;
use domain::case::HandoverItem;
use domain::ids::EvidenceId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// One thing handed over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandoverItemInput {
    /// Document, object or means.
    #[serde(default)]
    #[schema(required = true)]
    pub what: Line,
    /// Pages, pieces.
    pub quantity: Option<Short>,
    /// Condition.
    pub condition: Option<Line>,
    /// The item in the file.
    pub evidence_id: Option<IdText>,
}

impl Input for HandoverItemInput {
    type Value = HandoverItem;

    fn read(self, f: &mut Fields<'_>) -> Option<HandoverItem> {
        let what = f.words("what", &self.what);
        let quantity = f.text("quantity", self.quantity.as_ref());
        let condition = f.text("condition", self.condition.as_ref());
        let evidence_id = f.uuid("evidence_id", self.evidence_id.as_deref()).map(EvidenceId);
        Some(HandoverItem { what: what?, quantity, condition, evidence: evidence_id })
    }
}

impl From<&HandoverItem> for HandoverItemInput {
    fn from(v: &HandoverItem) -> Self {
        Self {
            what: Text::from(v.what.as_str()),
            quantity: text(v.quantity.as_deref()),
            condition: text(v.condition.as_deref()),
            evidence_id: v.evidence.map(|id| IdText::from(id.to_string())),
        }
    }
}
