//! Withdrawing a report.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::case::Command;
use domain::ids::ReportId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Withdraws a report before it was accepted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"report_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "reason": "Báo nhầm nơi xảy ra"}))]
pub struct WithdrawReportInput {
    /// The report.
    #[serde(default)]
    #[schema(required = true)]
    pub report_id: IdText,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for WithdrawReportInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let report = f.required_uuid("report_id", &self.report_id).map(ReportId);
        let reason = f.words("reason", &self.reason);
        Some(Command::WithdrawReport { report: report?, reason: reason? })
    }
}
