//! Asking for what a report lacks.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::{DayText, IdText};
use domain::case::Command;
use domain::ids::{ReportId, SupplementId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Asks the reporter for what is missing, with a reason and a date.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"report_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "reason": "Thiếu năm sinh của nạn nhân",
    "due": "2030-12-31"}))]
pub struct RequestSupplementInput {
    /// The report.
    #[serde(default)]
    #[schema(required = true)]
    pub report_id: IdText,
    /// What is missing and why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// Last day.
    #[serde(default)]
    #[schema(required = true)]
    pub due: DayText,
}

impl Input for RequestSupplementInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let id = SupplementId(f.id());
        let report = f.required_uuid("report_id", &self.report_id).map(ReportId);
        let reason = f.words("reason", &self.reason);
        let due = f.required_date("due", &self.due);
        Some(Command::RequestSupplement { id, report: report?, reason: reason?, due: due? })
    }
}
