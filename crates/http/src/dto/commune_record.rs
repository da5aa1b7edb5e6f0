//! The commune's record (biên bản ghi nhận sự việc).

use super::accident::{AccidentContext, AccidentInput};
use super::commune_details::CommuneDetailsInput;
use super::fields::Fields;
use super::filing::{Filing, report};
use super::informant::InformantInput;
use super::input::Input;
use super::typed_text::IdText;
use domain::ids::CaseId;
use domain::words::ReportKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The commune's record of one seriously hurt worker without a contract (biên bản ghi nhận sự việc).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommuneRecordInput {
    /// Who told the commune.
    #[serde(default)]
    #[validate(nested)]
    pub told_by: InformantInput,
    /// The accident.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
    /// What only the commune's form carries.
    #[serde(default)]
    #[validate(nested)]
    pub commune_details: CommuneDetailsInput,
    /// The case it belongs to, when the commune knows it.
    pub case_id: Option<IdText>,
}

impl Input for CommuneRecordInput {
    type Value = Filing;

    fn read(self, f: &mut Fields<'_>) -> Option<Filing> {
        let told_by = f.under("told_by", |f| self.told_by.read(f));
        let accident = f.under("accident", |f| self.accident.read_as(f, AccidentContext::COMMUNE));
        let details = f.under("commune_details", |f| self.commune_details.read(f));
        let case = f.uuid("case_id", self.case_id.as_deref()).map(CaseId);
        let mut report = report(f, ReportKind::CommuneRecord, told_by?, accident?);
        report.commune_details = details;
        Some(Filing { case, report })
    }
}
