//! A change of a user.

use super::fields::Fields;
use super::input::Input;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Disables or enables a user; disabling ends every session at once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"active": true}))]
pub struct UserChangeInput {
    /// May sign in.
    #[schema(required = true)]
    pub active: Option<bool>,
}

impl Input for UserChangeInput {
    type Value = bool;

    fn read(self, f: &mut Fields<'_>) -> Option<bool> {
        if self.active.is_none() {
            f.missing("active");
        }
        self.active
    }
}
