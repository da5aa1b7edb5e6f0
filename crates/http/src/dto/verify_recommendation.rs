//! Verifying a recommendation.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::case::Command;
use domain::ids::RecommendationId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The check of what was reported, by a second person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"recommendation_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "accepted": true}))]
pub struct VerifyRecommendationInput {
    /// Which.
    #[serde(default)]
    #[schema(required = true)]
    pub recommendation_id: IdText,
    /// Accepted, or rejected and to be done again.
    #[schema(required = true)]
    pub accepted: Option<bool>,
    /// Why; required when rejected.
    pub note: Option<Paragraph>,
}

impl Input for VerifyRecommendationInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = f.required_uuid("recommendation_id", &self.recommendation_id).map(RecommendationId);
        if self.accepted.is_none() {
            f.missing("accepted");
        }
        let note = f.text("note", self.note.as_ref());
        Some(Command::VerifyRecommendation { id: id?, accepted: self.accepted?, note })
    }
}
