//! An agency as an administrator writes it.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Text};
use super::typed_text::DayText;
use super::word::RoleKeyWord;
use casework::directory::AgencyEdit;
use domain::reference::Geography;
use domain::value::{CommuneCode, Email, Phone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// An agency with the dates between which it receives.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "police_first_notice", "province": "91", "commune_code": "30742",
    "name_vi": "Công an phường Rạch Giá", "name_en": "Police of Rạch Giá Ward",
    "email": "trucban.rachgia@example.vn", "phone": "0297 386 1234", "valid_from": "2025-07-01"}))]
pub struct AgencyInput {
    /// Role in the law.
    #[serde(default)]
    #[schema(required = true)]
    pub role: RoleKeyWord,
    /// Two-digit code of the province.
    #[serde(default)]
    #[schema(required = true)]
    pub province: Text<2>,
    /// Commune, for roles of a commune.
    pub commune_code: Option<Text<10>>,
    /// Name in Vietnamese.
    #[serde(default)]
    #[schema(required = true)]
    pub name_vi: Line,
    /// Name in English.
    #[serde(default)]
    #[schema(required = true)]
    pub name_en: Line,
    /// Address for alerts.
    pub email: Option<Text<254>>,
    /// Telephone for alerts.
    pub phone: Option<Text<40>>,
    /// First day.
    #[serde(default)]
    #[schema(required = true)]
    pub valid_from: DayText,
    /// Last day, if known.
    pub valid_until: Option<DayText>,
}

impl Input for AgencyInput {
    type Value = AgencyEdit;

    fn read(self, f: &mut Fields<'_>) -> Option<AgencyEdit> {
        let role = f.required_word("role", &self.role);
        let valid_from = f.required_date("valid_from", &self.valid_from);
        let province = f.words("province", &self.province);
        let on = valid_from.unwrap_or_else(|| domain::time::vn_date(f.now()));
        if province.as_deref().is_some_and(|p| Geography::embedded().province_on(p, on).is_none()) {
            f.problem(
                "province",
                "unknown_province",
                "Không có tỉnh, thành phố mang mã này vào ngày hiệu lực.",
                "No province has this code on the first day.",
            );
        }
        let commune = f.value("commune_code", self.commune_code.as_ref(), CommuneCode::parse);
        let name_vi = f.words("name_vi", &self.name_vi);
        let name_en = f.words("name_en", &self.name_en);
        let email = f.value("email", self.email.as_ref(), Email::parse);
        let phone = f.value("phone", self.phone.as_ref(), Phone::parse);
        let valid_until = f.date("valid_until", self.valid_until.as_deref());
        Some(AgencyEdit {
            id: None,
            role: role?,
            province: province?,
            commune,
            name_vi: name_vi?,
            name_en: name_en?,
            email,
            phone,
            valid_from: valid_from?,
            valid_until,
        })
    }
}
