//! A user as an administrator writes it.

use super::fields::Fields;
use super::input::Input;
use super::sign_in::Secret;
use super::text::{Short, Text};
use super::typed_text::IdText;
use super::word::RoleWord;
use casework::directory::UserEdit;
use domain::access::Role;
use domain::ids::AgencyId;
use domain::value::{CommuneCode, Email, PersonName, Phone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A user: one person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"login": "dieutra.lan", "display_name": "Võ Thị Lan", "unit": "Sở Nội vụ tỉnh An Giang",
    "role": "investigator", "password": "câu đầu tiên để đổi ngay"}))]
pub struct UserInput {
    /// Login.
    #[serde(default)]
    #[schema(required = true)]
    pub login: Text<64>,
    /// Name as shown.
    #[serde(default)]
    #[schema(required = true)]
    pub display_name: Short,
    /// Unit as shown.
    #[serde(default)]
    #[schema(required = true)]
    pub unit: Short,
    /// Position.
    pub title: Option<Short>,
    /// E-mail.
    pub email: Option<Text<254>>,
    /// Telephone.
    pub phone: Option<Text<40>>,
    /// Role.
    #[serde(default)]
    #[schema(required = true)]
    pub role: RoleWord,
    /// Commune, for roles of a commune.
    pub commune_code: Option<Text<10>>,
    /// Agency the user answers for.
    pub agency_id: Option<IdText>,
    /// First password; must be changed at the first sign-in.
    #[serde(default)]
    #[schema(required = true)]
    pub password: Secret,
}

impl Input for UserInput {
    type Value = UserEdit;

    fn read(self, f: &mut Fields<'_>) -> Option<UserEdit> {
        let login = f.words("login", &self.login);
        let display_name = f.required_value("display_name", &self.display_name, PersonName::parse);
        let unit = f.words("unit", &self.unit);
        let title = f.text("title", self.title.as_ref()).unwrap_or_default();
        let email = f.value("email", self.email.as_ref(), Email::parse);
        let phone = f.value("phone", self.phone.as_ref(), Phone::parse);
        let role = f.required_word("role", &self.role);
        if matches!(role, Some(Role::Anonymous | Role::Family | Role::System)) {
            f.problem("role", "not_a_user", "Vai trò này không có tài khoản.", "This role has no account.");
        }
        let commune = f.value("commune_code", self.commune_code.as_ref(), CommuneCode::parse);
        let agency = f.uuid("agency_id", self.agency_id.as_deref()).map(AgencyId);
        if self.password.0.is_empty() {
            f.missing("password");
        }
        Some(UserEdit {
            login: login?,
            display_name: display_name?.as_str().to_owned(),
            unit: unit?,
            title,
            email,
            phone,
            role: role?,
            commune,
            agency,
            password: self.password.0,
            must_change: true,
        })
    }
}
