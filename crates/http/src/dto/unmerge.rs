//! Taking a case out again that was merged by mistake.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::ids::CaseId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Takes a case out again that was merged into this one by mistake; both go on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"other_case_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f",
    "reason": "Hai tai nạn khác nhau trong cùng một ngày"}))]
pub struct UnmergeInput {
    /// The other case.
    #[serde(default)]
    #[schema(required = true)]
    pub other_case_id: IdText,
    /// Version of the other case as it was read; not compared when left out.
    pub other_version: Option<Number>,
    /// Why they are not the same accident.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

/// What is to come out, at which version, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmergeOrder {
    /// The other case.
    pub other: CaseId,
    /// Its version as it was read.
    pub version: Option<i64>,
    /// Why.
    pub reason: String,
}

impl Input for UnmergeInput {
    type Value = UnmergeOrder;

    fn read(self, f: &mut Fields<'_>) -> Option<UnmergeOrder> {
        let other = f.required_uuid("other_case_id", &self.other_case_id).map(CaseId);
        let version = f.count("other_version", self.other_version.as_ref(), u32::MAX).map(i64::from);
        let reason = f.words("reason", &self.reason);
        Some(UnmergeOrder { other: other?, version, reason: reason? })
    }
}
