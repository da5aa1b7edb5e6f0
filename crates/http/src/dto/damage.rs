//! Damage and cost.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::Line;
use domain::case::Damage;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Damage and cost in đồng (PL IX mục 13, PL XII bảng II).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DamageInput {
    /// Days off work.
    pub lost_days: Option<Number>,
    /// Medical cost, đồng.
    pub medical: Option<Number>,
    /// Wages during treatment, đồng.
    pub wages: Option<Number>,
    /// Compensation or allowance, đồng.
    pub compensation: Option<Number>,
    /// Other cost, đồng.
    pub other: Option<Number>,
    /// What the other cost is.
    pub other_note: Option<Line>,
    /// Damage to property and equipment, đồng.
    pub property: Option<Number>,
}

impl Input for DamageInput {
    type Value = Damage;

    fn read(self, f: &mut Fields<'_>) -> Option<Damage> {
        Some(Damage {
            lost_days: f.count("lost_days", self.lost_days.as_ref(), 1_000_000),
            medical: f.dong("medical", self.medical.as_ref()),
            wages: f.dong("wages", self.wages.as_ref()),
            compensation: f.dong("compensation", self.compensation.as_ref()),
            other: f.dong("other", self.other.as_ref()),
            other_note: f.text("other_note", self.other_note.as_ref()),
            property: f.dong("property", self.property.as_ref()),
        })
    }
}
