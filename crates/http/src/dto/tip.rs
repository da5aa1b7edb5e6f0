//! A tip from family, a witness, the police or a hospital.

use super::accident::{AccidentContext, AccidentInput};
use super::fields::Fields;
use super::filing::{Filing, report};
use super::informant::InformantInput;
use super::input::Input;
use domain::words::ReportKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A tip: whoever gives it may stay unnamed (Luật ATVSLĐ Điều 34 khoản 2 protects the informant).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "told_by": {"name": "Lê Thị Hòa", "capacity": "vợ nạn nhân", "phone": "0912 345 678"},
    "accident": {
        "occurred": {"kind": "between", "from": "2026-11-20T07:00", "to": "2026-11-20T08:00"},
        "place": {"commune_code": "31108", "spot": "tàu cá ngoài khơi Hòn Tre"},
        "casualties": {"serious": 1},
        "course": {"event": "Tời lưới cuốn tay, đứt hai ngón."}
    }
}))]
pub struct TipInput {
    /// Who tells, if that person wants to be named.
    #[serde(default)]
    #[validate(nested)]
    pub told_by: InformantInput,
    /// What is known.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
}

impl Input for TipInput {
    type Value = Filing;

    fn read(self, f: &mut Fields<'_>) -> Option<Filing> {
        let told_by = f.under("told_by", |f| self.told_by.read(f));
        let accident = f.under("accident", |f| self.accident.read_as(f, AccidentContext::SKETCH));
        Some(Filing { case: None, report: report(f, ReportKind::Tip, told_by?, accident?) })
    }
}
