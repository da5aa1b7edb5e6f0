//! Changing the own password.

use super::fields::Fields;
use super::input::Input;
use super::sign_in::Secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The old password and the new one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"old_password": "một câu dài dễ nhớ", "new_password": "một câu khác còn dài hơn"}))]
pub struct ChangePasswordInput {
    /// The present password.
    #[serde(default)]
    #[schema(required = true)]
    pub old_password: Secret,
    /// The new one: at least 15 characters, not a common one.
    #[serde(default)]
    #[schema(required = true)]
    pub new_password: Secret,
}

impl Input for ChangePasswordInput {
    type Value = (Secret, Secret);

    fn read(self, f: &mut Fields<'_>) -> Option<(Secret, Secret)> {
        for (name, secret) in [("old_password", &self.old_password), ("new_password", &self.new_password)] {
            if secret.0.is_empty() {
                f.missing(name);
            }
            if secret.0.chars().count() > 1024 {
                f.problem(name, "too_long", "Mật khẩu quá dài.", "The password is too long.");
            }
        }
        Some((self.old_password, self.new_password))
    }
}
