//! Contrary evidence.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Paragraph, Text};
use super::super::typed_text::IdText;
use domain::case::ContraryEvidence;
use domain::ids::EvidenceId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What speaks against the findings; answered before they are signed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContraryEvidenceInput {
    /// What it says.
    #[serde(default)]
    #[schema(required = true)]
    pub what: Paragraph,
    /// The item in the file.
    pub evidence_id: Option<IdText>,
    /// Why the findings stand all the same.
    pub answer: Option<Paragraph>,
}

impl Input for ContraryEvidenceInput {
    type Value = ContraryEvidence;

    fn read(self, f: &mut Fields<'_>) -> Option<ContraryEvidence> {
        let what = f.words("what", &self.what);
        let evidence_id = f.uuid("evidence_id", self.evidence_id.as_deref()).map(EvidenceId);
        let answer = f.text("answer", self.answer.as_ref());
        Some(ContraryEvidence { what: what?, evidence: evidence_id, answer })
    }
}

impl From<&ContraryEvidence> for ContraryEvidenceInput {
    fn from(v: &ContraryEvidence) -> Self {
        Self {
            what: Text::from(v.what.as_str()),
            evidence_id: v.evidence.map(|id| IdText::from(id.to_string())),
            answer: text(v.answer.as_deref()),
        }
    }
}
