//! Correcting a report.

use super::accident::{AccidentContext, AccidentInput};
use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::case::Command;
use domain::ids::ReportId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Corrects a report: the accident as it should read, and why. The first submission stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectReportInput {
    /// The report.
    #[serde(default)]
    #[schema(required = true)]
    pub report_id: IdText,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// The accident as it should read; people already recorded keep their ids.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
}

impl Input for CorrectReportInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let report = f.required_uuid("report_id", &self.report_id).map(ReportId);
        let reason = f.words("reason", &self.reason);
        let accident = f.under("accident", |f| self.accident.read_as(f, AccidentContext::CORRECTION));
        Some(Command::CorrectReport { report: report?, reason: reason?, accident: Box::new(accident?) })
    }
}
