//! Reporting on a recommendation.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::case::Command;
use domain::ids::{EvidenceId, RecommendationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What the owner of a recommendation has done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"recommendation_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "text": "Đã kiểm định cả ba nồi hơi",
    "evidence": "Biên bản số 12/KĐ", "done": true}))]
pub struct ReportRecommendationInput {
    /// Which.
    #[serde(default)]
    #[schema(required = true)]
    pub recommendation_id: IdText,
    /// What was done.
    #[serde(default)]
    #[schema(required = true)]
    pub text: Paragraph,
    /// Evidence in words.
    pub evidence: Option<Paragraph>,
    /// Ids of evidence of the case that proves it.
    #[serde(default)]
    #[validate(length(max = 50))]
    pub evidence_ids: Vec<IdText>,
    /// Done, or only under way.
    #[serde(default)]
    pub done: bool,
}

impl Input for ReportRecommendationInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = f.required_uuid("recommendation_id", &self.recommendation_id).map(RecommendationId);
        let text = f.words("text", &self.text);
        let evidence = f.text("evidence", self.evidence.as_ref());
        let evidence_ids = f.under("evidence_ids", |f| {
            let listed = self.evidence_ids.iter().enumerate();
            listed.filter_map(|(n, id)| f.required_uuid(&n.to_string(), id).map(EvidenceId)).collect()
        });
        let done = self.done;
        Some(Command::ReportRecommendation { id: id?, text: text?, evidence, evidence_ids, done })
    }
}
