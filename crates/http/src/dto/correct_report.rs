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
#[schema(example = json!({"report_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "reason": "Ghi nhầm giờ xảy ra",
    "accident": {
        "occurred": {"kind": "exact",
    "at": "2026-11-20T07:30"},
        "place": {"commune_code": "30742", "address": "Khu phố 3",
    "spot": "Nhà nồi hơi"},
        "employer": {"name": "Nhà máy xay xát Phú Thịnh"},
        "casualties": {"dead": 1},
        "victims": [{"name": "Nguyễn Văn Tám"
    , "birth": "1985", "relation": "hdld_written", "outcome": "fatal",
    "death": "scene"}],
        "course": {"event": "Nồi hơi nổ"}
    }}))]
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
