//! Correcting the own words with the code of their notice.

use super::accident::{AccidentContext, AccidentInput};
use super::fields::Fields;
use super::input::Input;
use super::notice_code::{self, CodeText};
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::case::AccidentStatement;
use domain::ids::ReportId;
use domain::value::NoticeCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Corrects the reporter's own words. What he does not change stays as it is known, whatever that is by now.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeCorrectionInput {
    /// The code of the notice.
    #[serde(default)]
    #[schema(required = true)]
    pub code: CodeText,
    /// The own report, as opening the notice names it.
    #[serde(default)]
    #[schema(required = true)]
    pub report_id: IdText,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// The accident as it should read, starting from the own words; people told of before keep their ids.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
}

impl Input for NoticeCorrectionInput {
    type Value = (NoticeCode, ReportId, String, AccidentStatement);

    fn read(self, f: &mut Fields<'_>) -> Option<Self::Value> {
        let code = notice_code::read(f, &self.code);
        let report = f.required_uuid("report_id", &self.report_id).map(ReportId);
        let reason = f.words("reason", &self.reason);
        let accident = f.under("accident", |f| self.accident.read_as(f, AccidentContext::CORRECTION));
        Some((code?, report?, reason?, accident?))
    }
}
