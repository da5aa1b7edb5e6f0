//! The commune's notice (PL IV).

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

/// The commune's notice of a fatal accident, or of two or more seriously hurt, without contracts (PL IV).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"told_by": {"name": "Trần Thị Liên", "capacity": "chị nạn nhân", "phone": "0912 345 678"},
    "accident": {
        "occurred": {"kind": "exact",
    "at": "2026-11-20T07:30"},
        "place": {"commune_code": "31078",
    "address": "Khu phố 5, Dương Đông"},
        "casualties": {"serious": 2},
        "victims": [
            {"name": "Trần Văn Hồ"
    , "birth": "1992", "sex": "male", "relation": "no_contract",
    "outcome": "serious",
                "serious_codes": ["043"]},
            {"name": "Lý Văn Giàn"
    , "birth": "khoảng 30 tuổi", "sex": "male", "relation": "no_contract",
    "outcome": "serious",
                "serious_codes": ["029"]}],
        "course": {"activity": "Tô tường ngoài"
    , "object": "Giàn giáo", "event": "Sập giàn giáo từ tầng ba"}
    },
    "commune_details": {"tip_received_at": "2026-11-20T08:15",
    "work_done_for": "Hộ ông Trần Văn Chủ", "signer_name": "Nguyễn Văn Đảo",
    "signer_position": "Phó Chủ tịch UBND"}}))]
pub struct CommuneNoticeInput {
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

impl Input for CommuneNoticeInput {
    type Value = Filing;

    fn read(self, f: &mut Fields<'_>) -> Option<Filing> {
        let told_by = f.under("told_by", |f| self.told_by.read(f));
        let accident = f.under("accident", |f| self.accident.read_as(f, AccidentContext::COMMUNE));
        let details = f.under("commune_details", |f| self.commune_details.read(f));
        let case = f.uuid("case_id", self.case_id.as_deref()).map(CaseId);
        let mut report = report(f, ReportKind::CommuneNotice, told_by?, accident?);
        report.commune_details = details;
        Some(Filing { case, report })
    }
}
