//! A cause of the tree.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::number::Number;
use super::super::text::{Paragraph, Text};
use super::super::typed_text::IdText;
use super::super::word::CauseDepthWord;
use domain::case::CauseNode;
use domain::ids::EvidenceId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A cause below the principal one: why, and why that.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CauseNodeInput {
    /// Number of the earlier cause that this one explains, from 1; blank for a cause of the accident itself.
    pub explains: Option<Number>,
    /// How near to the accident.
    #[serde(default)]
    #[schema(required = true)]
    pub depth: CauseDepthWord,
    /// The cause.
    #[serde(default)]
    #[schema(required = true)]
    pub text: Paragraph,
    /// Ids of evidence.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub evidence: Vec<IdText>,
}

impl Input for CauseNodeInput {
    type Value = CauseNode;

    fn read(self, f: &mut Fields<'_>) -> Option<CauseNode> {
        let explains = f.count("explains", self.explains.as_ref(), 200);
        let depth = f.required_word("depth", &self.depth);
        let text = f.words("text", &self.text);
        let evidence = f.uuids("evidence", &self.evidence).into_iter().map(EvidenceId).collect();
        Some(CauseNode { explains, depth: depth?, text: text?, evidence })
    }
}

impl From<&CauseNode> for CauseNodeInput {
    fn from(v: &CauseNode) -> Self {
        Self {
            explains: v.explains.map(Number::from),
            depth: v.depth.into(),
            text: Text::from(v.text.as_str()),
            evidence: v.evidence.iter().map(|id| IdText::from(id.to_string())).collect(),
        }
    }
}
