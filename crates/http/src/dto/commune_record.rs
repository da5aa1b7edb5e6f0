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
#[schema(example = json!({"told_by": {"name": "Thị Hòa", "capacity": "vợ nạn nhân"},
    "accident": {
        "occurred": {"kind": "between", "from": "2026-11-20T05:00",
    "to": "2026-11-20T06:00"},
        "place": {"commune_code": "31108",
    "spot": "tàu cá ngoài khơi Hòn Tre"},
        "casualties": {"serious": 1},
        "victims": [
            {"name": "Danh Văn Ngư"
    , "birth": "khoảng 35 tuổi", "sex": "male", "relation": "no_contract",
    "outcome": "serious",
                "serious_codes": ["034"],
    "injury": "Đứt hai ngón tay"}],
        "course": {"activity": "Thu lưới", "object": "Tời lưới"
    , "hazard": "Tời không có che chắn", "event": "Tời cuốn tay"}
    },
    "commune_details": {"tip_received_at": "2026-11-20T07:30",
    "made_at_place": "Trụ sở UBND đặc khu Kiên Hải",
    "makers": ["Võ Văn Bảy, cán bộ Văn hóa – Xã hội"], "initial_cause": "Tời không có che chắn",
    "measures": "Che chắn tời", "signer_name": "Võ Văn Bảy", "signer_position": "Chủ tịch UBND"}}))]
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
