//! Who tells of the accident.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short, Text};
use domain::case::Informant;
use domain::value::{Email, PersonName, Phone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who tells of the accident.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Lê Thị Hòa", "capacity": "vợ nạn nhân", "phone": "0912 345 678"}))]
pub struct InformantInput {
    /// Full name.
    pub name: Option<Short>,
    /// Position in the establishment, or relation to the victim.
    pub capacity: Option<Short>,
    /// Address.
    pub address: Option<Line>,
    /// Telephone.
    pub phone: Option<Text<40>>,
    /// E-mail, for the receipt.
    pub email: Option<Text<254>>,
}

impl InformantInput {
    /// Can this person be named and called back?
    pub(super) fn require_contact(&self, f: &mut Fields<'_>) {
        let blank = |text: Option<&str>| text.is_none_or(|t| t.trim().is_empty());
        if blank(self.name.as_ref().map(Text::raw)) {
            f.missing("name");
        }
        if blank(self.phone.as_ref().map(Text::raw)) && blank(self.email.as_ref().map(Text::raw)) {
            f.problem(
                "phone",
                "phone_or_email",
                "Hãy cho số điện thoại hoặc thư điện tử để cơ quan gọi lại khi cần.",
                "Give a telephone number or an e-mail address, so that you can be reached.",
            );
        }
    }
}

impl Input for InformantInput {
    type Value = Informant;

    fn read(self, f: &mut Fields<'_>) -> Option<Informant> {
        Some(Informant {
            name: f.value("name", self.name.as_ref(), PersonName::parse),
            capacity: f.text("capacity", self.capacity.as_ref()),
            address: f.text("address", self.address.as_ref()),
            phone: f.value("phone", self.phone.as_ref(), Phone::parse),
            email: f.value("email", self.email.as_ref(), Email::parse),
        })
    }
}
