//! Putting off the due date of a recommendation.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::{DayText, IdText};
use domain::case::{Command, ExtendRecommendation};
use domain::ids::RecommendationId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The department puts the due date of a recommendation off, with a reason; the history is kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtendRecommendationInput {
    /// Which.
    #[serde(default)]
    #[schema(required = true)]
    pub recommendation_id: IdText,
    /// New last day, after the present one.
    #[serde(default)]
    #[schema(required = true)]
    pub due: DayText,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for ExtendRecommendationInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = f.required_uuid("recommendation_id", &self.recommendation_id).map(RecommendationId);
        let due = f.required_date("due", &self.due);
        let reason = f.words("reason", &self.reason);
        Some(Command::ExtendRecommendation(ExtendRecommendation { id: id?, due: due?, reason: reason? }))
    }
}
