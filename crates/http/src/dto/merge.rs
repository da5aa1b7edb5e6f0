//! Merging two cases of the same accident.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::ids::CaseId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Takes another case of the same accident into this one; nothing is lost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"other_case_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f",
    "reason": "Cùng một tai nạn, hai người báo"}))]
pub struct MergeInput {
    /// The other case.
    #[serde(default)]
    #[schema(required = true)]
    pub other_case_id: IdText,
    /// Why they are the same accident.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for MergeInput {
    type Value = (CaseId, String);

    fn read(self, f: &mut Fields<'_>) -> Option<(CaseId, String)> {
        let other = f.required_uuid("other_case_id", &self.other_case_id).map(CaseId);
        let reason = f.words("reason", &self.reason);
        Some((other?, reason?))
    }
}
