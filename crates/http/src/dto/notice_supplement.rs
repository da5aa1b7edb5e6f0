//! Supplementing an own report with the code of its notice.

use super::fields::Fields;
use super::input::Input;
use super::notice_code::{self, CodeText};
use super::text::Story;
use super::typed_text::IdText;
use domain::ids::{ReportId, SupplementId};
use domain::value::NoticeCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Supplies what was missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeSupplementInput {
    /// The code of the notice.
    #[serde(default)]
    #[schema(required = true)]
    pub code: CodeText,
    /// The own report, as opening the notice names it.
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

impl Input for NoticeSupplementInput {
    type Value = (NoticeCode, ReportId, Option<SupplementId>, String);

    fn read(self, f: &mut Fields<'_>) -> Option<Self::Value> {
        let code = notice_code::read(f, &self.code);
        let report = f.required_uuid("report_id", &self.report_id).map(ReportId);
        let request = f.uuid("request_id", self.request_id.as_deref()).map(SupplementId);
        let text = f.words("text", &self.text);
        Some((code?, report?, request, text?))
    }
}
