//! Signing in.

use super::fields::Fields;
use super::input::Input;
use super::text::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A password as typed; never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, format = "password", max_length = 1024)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// What a sign-in needs beside the address of the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Login.
    pub login: String,
    /// Password.
    pub password: Secret,
}

/// Login and password.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"login": "dieutra.viet", "password": "một câu dài dễ nhớ"}))]
pub struct SignInInput {
    /// Login.
    #[serde(default)]
    #[schema(required = true)]
    pub login: Text<100>,
    /// Password; kept exactly as typed.
    #[serde(default)]
    #[schema(required = true)]
    pub password: Secret,
}

impl Input for SignInInput {
    type Value = Credentials;

    fn read(self, f: &mut Fields<'_>) -> Option<Credentials> {
        let login = f.words("login", &self.login);
        if self.password.0.is_empty() {
            f.missing("password");
        }
        // Nothing is trimmed or composed: a password is what was typed.
        if self.password.0.chars().count() > 1024 {
            f.problem("password", "too_long", "Mật khẩu quá dài.", "The password is too long.");
            return None;
        }
        Some(Credentials { login: login?, password: self.password })
    }
}
