//! The employer's declaration (PL III).

use super::accident::{AccidentContext, AccidentInput};
use super::declaration_details::DeclarationDetailsInput;
use super::fields::Fields;
use super::filing::{Filing, report};
use super::informant::InformantInput;
use super::input::Input;
use domain::ids::CaseId;
use domain::words::ReportKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::typed_text::IdText;

/// The employer's declaration (PL III and what the law needs beside it).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "accident": {
        "occurred": {"kind": "exact", "at": "2026-11-20T08:15"},
        "place": {"commune_code": "30760", "address": "Khu phố 3", "spot": "Nhà nồi hơi"},
        "employer": {"name": "Nhà máy xay xát Phú Thịnh", "tax_code": "1700123457", "workers": 64},
        "casualties": {"dead": 1, "serious": 2},
        "victims": [{"name": "Nguyễn Văn Tám", "birth": "1985", "sex": "male", "relation": "contract", "outcome": "fatal", "death": "scene"}],
        "course": {"place": "Nhà nồi hơi", "activity": "Đốt lò", "object": "Nồi hơi 2 tấn/giờ", "hazard": "Van an toàn kẹt", "event": "Nồi hơi nổ"}
    },
    "declaration": {"known_at": "2026-11-20T08:20", "scene_kept": true, "signer_name": "Trần Văn Phúc", "signer_position": "Giám đốc"}
}))]
pub struct DeclarationInput {
    /// Who fills the declaration in.
    #[serde(default)]
    #[validate(nested)]
    pub told_by: InformantInput,
    /// The accident.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
    /// What only a declaration carries.
    #[serde(default)]
    #[validate(nested)]
    pub declaration: DeclarationDetailsInput,
    /// The case that an urgent notice of the same employer opened.
    pub case_id: Option<IdText>,
}

impl Input for DeclarationInput {
    type Value = Filing;

    fn read(self, f: &mut Fields<'_>) -> Option<Filing> {
        let told_by = f.under("told_by", |f| self.told_by.read(f));
        let accident = f.under("accident", |f| self.accident.read_as(f, AccidentContext::DECLARATION));
        let details = f.under("declaration", |f| self.declaration.read(f));
        let case = f.uuid("case_id", self.case_id.as_deref()).map(CaseId);
        let mut report = report(f, ReportKind::Declaration, told_by?, accident?);
        report.declaration = details;
        Some(Filing { case, report })
    }
}
