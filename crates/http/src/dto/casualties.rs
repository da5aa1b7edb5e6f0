//! How many people were hurt.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use domain::case::Casualties;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// How many people were hurt, as far as known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"dead": 1, "serious": 2}))]
pub struct CasualtiesInput {
    /// It is not known how many were hurt.
    #[serde(default)]
    pub unknown: bool,
    /// Dead.
    pub dead: Option<Number>,
    /// Seriously hurt.
    pub serious: Option<Number>,
    /// Lightly hurt.
    pub light: Option<Number>,
    /// Missing.
    pub missing: Option<Number>,
}

/// More people than any accident has hurt.
const MOST: u32 = 9_999;

impl Input for CasualtiesInput {
    type Value = Casualties;

    fn read(self, f: &mut Fields<'_>) -> Option<Casualties> {
        let mut count = |name, raw: &Option<Number>| f.count(name, raw.as_ref(), MOST).unwrap_or(0);
        Some(Casualties {
            unknown: self.unknown,
            dead: count("dead", &self.dead),
            serious: count("serious", &self.serious),
            light: count("light", &self.light),
            missing: count("missing", &self.missing),
        })
    }
}
