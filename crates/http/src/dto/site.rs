//! A site of an enterprise.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short, Text};
use casework::directory::SiteEdit;
use domain::value::{CommuneCode, Phone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A site (cơ sở) of an enterprise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Nhà máy số 2", "address": "Khu phố 3, đường Nguyễn Trung Trực", "commune_code": "30742"}))]
pub struct SiteInput {
    /// Name by which the enterprise knows it.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Address.
    #[serde(default)]
    #[schema(required = true)]
    pub address: Line,
    /// Commune.
    #[serde(default)]
    #[schema(required = true)]
    pub commune_code: Text<10>,
    /// Telephone.
    pub phone: Option<Text<40>>,
}

impl Input for SiteInput {
    type Value = SiteEdit;

    fn read(self, f: &mut Fields<'_>) -> Option<SiteEdit> {
        let name = f.words("name", &self.name);
        let address = f.words("address", &self.address);
        let commune = f.required_value("commune_code", &self.commune_code, CommuneCode::parse);
        let phone = f.value("phone", self.phone.as_ref(), Phone::parse);
        Some(SiteEdit { name: name?, address: address?, commune: commune?, phone })
    }
}
