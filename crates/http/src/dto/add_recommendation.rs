//! Adding a recommendation.

use super::fields::Fields;
use super::input::Input;
use super::text::{Paragraph, Short};
use super::typed_text::DayText;
use super::word::{ControlLevelWord, OwnerKindWord, ProofKindWord};
use domain::case::{Command, NewRecommendation};
use domain::ids::RecommendationId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What must change, by whom, by when (PL IX mục 10).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"content": "Kiểm định lại toàn bộ nồi hơi", "owner_kind": "employer",
    "owner": "Nhà máy xay xát Phú Thịnh", "due": "2030-12-31", "proof": "Biên bản kiểm định"}))]
pub struct AddRecommendationInput {
    /// What must be done.
    #[serde(default)]
    #[schema(required = true)]
    pub content: Paragraph,
    /// Kind of owner.
    #[serde(default)]
    #[schema(required = true)]
    pub owner_kind: OwnerKindWord,
    /// Owner.
    #[serde(default)]
    #[schema(required = true)]
    pub owner: Short,
    /// Last day.
    #[serde(default)]
    #[schema(required = true)]
    pub due: DayText,
    /// Proof wanted.
    pub proof: Option<Paragraph>,
    /// Kind of proof wanted.
    pub proof_kind: Option<ProofKindWord>,
    /// Where the measure stands in the hierarchy of controls.
    pub priority: Option<ControlLevelWord>,
}

impl Input for AddRecommendationInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = RecommendationId(f.id());
        let content = f.words("content", &self.content);
        let owner_kind = f.required_word("owner_kind", &self.owner_kind);
        let owner = f.words("owner", &self.owner);
        let due = f.required_date("due", &self.due);
        let proof = f.text("proof", self.proof.as_ref());
        let proof_kind = f.word("proof_kind", self.proof_kind.as_ref());
        let priority = f.word("priority", self.priority.as_ref());
        Some(Command::AddRecommendation(NewRecommendation {
            id,
            content: content?,
            owner_kind: owner_kind?,
            owner: owner?,
            due: due?,
            proof,
            proof_kind,
            priority,
        }))
    }
}
