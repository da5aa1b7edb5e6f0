//! Registering as the safety officer of an enterprise.

use super::fields::Fields;
use super::input::Input;
use super::sign_in::Secret;
use super::text::{Line, Short, Text};
use casework::registrations::Application;
use domain::value::{CommuneCode, Email, PersonName, Phone, TaxCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// An account for the safety officer of an enterprise. The login is given in the answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "tax_code": "1700101407", "enterprise": "Công ty TNHH Xay xát Phú Thịnh", "address": "12 Nguyễn Trung Trực",
    "commune_code": "30742", "name": "Lê Thị Hạnh", "title": "cán bộ an toàn", "phone": "0912 345 678",
    "email": "antoan@phuthinh.example.vn", "password": "một câu dài dễ nhớ"
}))]
pub struct RegistrationInput {
    /// Tax code of the enterprise, 10, 12 or 13 digits. A check digit that does not fit is a warning.
    #[serde(default)]
    #[schema(required = true)]
    pub tax_code: Text<30>,
    /// Name of the enterprise.
    #[serde(default)]
    #[schema(required = true)]
    pub enterprise: Short,
    /// Address of the enterprise.
    #[serde(default)]
    #[schema(required = true)]
    pub address: Line,
    /// Commune of its seat.
    #[serde(default)]
    #[schema(required = true)]
    pub commune_code: Text<10>,
    /// Name of the person.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Position in the enterprise.
    pub title: Option<Short>,
    /// Telephone.
    #[serde(default)]
    #[schema(required = true)]
    pub phone: Text<40>,
    /// E-mail.
    #[serde(default)]
    #[schema(required = true)]
    pub email: Text<254>,
    /// Password, at least 15 characters; a sentence is best.
    #[serde(default)]
    #[schema(required = true)]
    pub password: Secret,
}

impl Input for RegistrationInput {
    type Value = Application;

    fn read(self, f: &mut Fields<'_>) -> Option<Application> {
        let tax_code = f.required_value("tax_code", &self.tax_code, TaxCode::parse);
        let enterprise = f.words("enterprise", &self.enterprise);
        let address = f.words("address", &self.address);
        let commune = f.required_value("commune_code", &self.commune_code, CommuneCode::parse);
        let name = f.required_value("name", &self.name, PersonName::parse);
        let title = f.text("title", self.title.as_ref()).unwrap_or_default();
        let phone = f.required_value("phone", &self.phone, Phone::parse);
        let email = f.required_value("email", &self.email, Email::parse);
        if self.password.0.is_empty() {
            f.missing("password");
        }
        Some(Application {
            tax_code: tax_code?,
            enterprise: enterprise?,
            address: address?,
            commune: commune?,
            name: name?.as_str().to_owned(),
            title,
            phone: phone?,
            email: email?,
            password: self.password.0,
        })
    }
}
