//! The urgent notice: six questions, no account, the full declaration later.

use super::accident::{AccidentContext, AccidentInput};
use super::fields::Fields;
use super::filing::{Filing, report};
use super::informant::InformantInput;
use super::input::Input;
use super::text::{Short, Text};
use super::typed_text::IdText;
use domain::case::DeclarationDetails;
use domain::ids::CaseId;
use domain::value::{PersonName, Phone};
use domain::words::ReportKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who tells, when, where, what happened, how many were hurt, is the scene kept and whom to call.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "told_by": {"name": "Trần Thị Mai", "capacity": "kế toán", "phone": "0912 345 678"},
    "accident": {
        "occurred": {"kind": "exact", "at": "2026-11-20T08:15"},
        "place": {"commune_code": "30760", "spot": "nhà nồi hơi"},
        "employer": {"name": "Nhà máy xay xát Phú Thịnh", "tax_code": "1700123457"},
        "casualties": {"dead": 1, "serious": 2},
        "course": {"event": "Nồi hơi nổ, một người chết tại chỗ, hai người bị thương nặng."}
    },
    "scene_kept": true, "contact_name": "Trần Văn Phúc", "contact_phone": "0913 000 111"
}))]
pub struct UrgentNoticeInput {
    /// Who tells: name, and telephone or e-mail.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub told_by: InformantInput,
    /// When, where, what happened, how many were hurt; the employer as far as known.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
    /// Is the scene kept?
    pub scene_kept: Option<bool>,
    /// Whom to call.
    pub contact_name: Option<Short>,
    /// Telephone of whom to call.
    pub contact_phone: Option<Text<40>>,
    /// A case the caller already has, when this tells more about it.
    pub case_id: Option<IdText>,
}

impl Input for UrgentNoticeInput {
    type Value = Filing;

    fn read(self, f: &mut Fields<'_>) -> Option<Filing> {
        let told_by = f.under("told_by", |f| {
            self.told_by.require_contact(f);
            self.told_by.read(f)
        });
        let accident = f.under("accident", |f| self.accident.read_as(f, AccidentContext::SKETCH));
        let case = f.uuid("case_id", self.case_id.as_deref()).map(CaseId);
        let contact_name = f.value("contact_name", self.contact_name.as_ref(), PersonName::parse);
        let contact_phone = f.value("contact_phone", self.contact_phone.as_ref(), Phone::parse);
        let mut report = report(f, ReportKind::UrgentNotice, told_by?, accident?);
        if self.scene_kept.is_some() || contact_name.is_some() || contact_phone.is_some() {
            report.declaration = Some(DeclarationDetails {
                scene_kept: self.scene_kept,
                contact_name,
                contact_phone,
                ..DeclarationDetails::default()
            });
        }
        Some(Filing { case, report })
    }
}
