//! Where it happened.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Text};
use domain::case::Place;
use domain::value::CommuneCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Where it happened (PL III mục 4).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"commune_code": "30760", "address": "Khu phố 3, đường Nguyễn Trung Trực", "spot": "Nhà nồi hơi"}))]
pub struct PlaceInput {
    /// Five-digit code of the commune, valid on the date of the accident.
    #[serde(default)]
    #[schema(required = true)]
    pub commune_code: Text<10>,
    /// Thôn, ấp, khu phố, street.
    pub address: Option<Line>,
    /// Spot within the establishment.
    pub spot: Option<Line>,
}

impl Input for PlaceInput {
    type Value = Place;

    fn read(self, f: &mut Fields<'_>) -> Option<Place> {
        let commune = f.required_value("commune_code", &self.commune_code, CommuneCode::parse);
        let address = f.text("address", self.address.as_ref());
        let spot = f.text("spot", self.spot.as_ref());
        Some(Place { commune: commune?, address, spot })
    }
}
