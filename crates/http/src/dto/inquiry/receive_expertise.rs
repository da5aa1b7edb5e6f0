//! The result of expertise.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Paragraph, Short, Text};
use super::super::typed_text::{DayText, IdText};
use domain::case::{Command, ExpertiseResult};
use domain::ids::EvidenceId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The result of technical or forensic expertise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveExpertiseInput {
    /// Number of the request it answers.
    #[serde(default)]
    #[schema(required = true)]
    pub request_number: Short,
    /// Number of the conclusion.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Day it was received.
    #[serde(default)]
    #[schema(required = true)]
    pub received_on: DayText,
    /// What it concludes.
    #[serde(default)]
    #[schema(required = true)]
    pub conclusion: Paragraph,
    /// The paper in the file.
    pub evidence_id: Option<IdText>,
}

impl Input for ReceiveExpertiseInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let request_number = f.words("request_number", &self.request_number);
        let number = f.words("number", &self.number);
        let received_on = f.required_date("received_on", &self.received_on);
        let conclusion = f.words("conclusion", &self.conclusion);
        let evidence_id = f.uuid("evidence_id", self.evidence_id.as_deref()).map(EvidenceId);
        let recorded_at = f.now();
        Some(Command::ReceiveExpertise(ExpertiseResult {
            request_number: request_number?,
            number: number?,
            received_on: received_on?,
            conclusion: conclusion?,
            evidence: evidence_id,
            recorded_at,
        }))
    }
}

impl From<&ExpertiseResult> for ReceiveExpertiseInput {
    fn from(v: &ExpertiseResult) -> Self {
        Self {
            request_number: Text::from(v.request_number.as_str()),
            number: Text::from(v.number.as_str()),
            received_on: DayText::from(v.received_on.to_string()),
            conclusion: Text::from(v.conclusion.as_str()),
            evidence_id: v.evidence.map(|id| IdText::from(id.to_string())),
        }
    }
}
