//! Supplying what a report lacked.

use super::fields::Fields;
use super::input::Input;
use super::text::Story;
use super::typed_text::IdText;
use domain::case::Command;
use domain::ids::{ReportId, SupplementId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Supplies what was missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"report_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "text": "Người bị nạn sinh ngày 12/03/1985"}))]
pub struct ProvideSupplementInput {
    /// The report.
    #[serde(default)]
    #[schema(required = true)]
    pub report_id: IdText,
    /// The request that is answered, when there was one.
    pub request_id: Option<IdText>,
    /// What is supplied.
    #[serde(default)]
    #[schema(required = true)]
    pub text: Story,
}

impl Input for ProvideSupplementInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let report = f.required_uuid("report_id", &self.report_id).map(ReportId);
        let request = f.uuid("request_id", self.request_id.as_deref()).map(SupplementId);
        let text = f.words("text", &self.text);
        Some(Command::ProvideSupplement { report: report?, request, text: text? })
    }
}
