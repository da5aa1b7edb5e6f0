//! Withdrawing an own report with the code of its notice.

use super::fields::Fields;
use super::input::Input;
use super::notice_code::{self, CodeText};
use super::text::Paragraph;
use super::typed_text::IdText;
use domain::ids::ReportId;
use domain::value::NoticeCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Withdraws an own report before it is accepted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeWithdrawalInput {
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
}

impl Input for NoticeWithdrawalInput {
    type Value = (NoticeCode, ReportId, String);

    fn read(self, f: &mut Fields<'_>) -> Option<Self::Value> {
        let code = notice_code::read(f, &self.code);
        let report = f.required_uuid("report_id", &self.report_id).map(ReportId);
        let reason = f.words("reason", &self.reason);
        Some((code?, report?, reason?))
    }
}
