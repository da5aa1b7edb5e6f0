//! The employer of the place.

use super::coded_word::CodedWordInput;
use super::fields::Fields;
use super::number::Number;
use super::text::{Line, Short, Text};
use super::typed_text::IdText;
use chrono::NaiveDate;
use domain::case::EmployerFacts;
use domain::ids::EnterpriseId;
use domain::reference::IndustryCode;
use domain::value::{CommuneCode, Email, Phone, TaxCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The employer of the place, or the household or person for whom the work was done (PL III mục 1, 2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmployerInput {
    /// The enterprise in the directory, for a caller who acts for several.
    pub enterprise_id: Option<IdText>,
    /// Name.
    pub name: Option<Short>,
    /// Tax code, 10, 12 or 13 digits.
    pub tax_code: Option<Text<30>>,
    /// Address.
    pub address: Option<Line>,
    /// Commune of the head office.
    pub commune_code: Option<Text<10>>,
    /// Telephone.
    pub phone: Option<Text<40>>,
    /// Fax.
    pub fax: Option<Text<40>>,
    /// E-mail.
    pub email: Option<Text<254>>,
    /// Superior body, if any.
    pub superior_body: Option<Short>,
    /// Industry (VSIC).
    #[validate(nested)]
    pub industry: Option<CodedWordInput>,
    /// Type of establishment, as the list of PL XIV names it.
    pub enterprise_type: Option<Short>,
    /// Number of workers.
    pub workers: Option<Number>,
}

impl EmployerInput {
    /// Reads the employer; the industry code is read with the list in force on the day of the accident.
    pub(super) fn read_on(self, f: &mut Fields<'_>, on: NaiveDate) -> EmployerFacts {
        EmployerFacts {
            enterprise: f.uuid("enterprise_id", self.enterprise_id.as_deref()).map(EnterpriseId),
            name: f.text("name", self.name.as_ref()),
            tax_code: f.value("tax_code", self.tax_code.as_ref(), TaxCode::parse),
            address: f.text("address", self.address.as_ref()),
            commune: f.value("commune_code", self.commune_code.as_ref(), CommuneCode::parse),
            phone: f.value("phone", self.phone.as_ref(), Phone::parse),
            fax: f.value("fax", self.fax.as_ref(), Phone::parse),
            email: f.value("email", self.email.as_ref(), Email::parse),
            superior_body: f.text("superior_body", self.superior_body.as_ref()),
            industry: self.industry.map(|word| {
                f.under("industry", |f| {
                    word.read(f, |code| {
                        let found = IndustryCode::parse_on(code, on).ok()?;
                        Some((found.code().to_owned(), found.version().as_str().to_owned()))
                    })
                })
            }),
            enterprise_type: f.text("enterprise_type", self.enterprise_type.as_ref()),
            workers: f.count("workers", self.workers.as_ref(), 10_000_000),
        }
    }
}
