//! A token for a system.

use super::fields::Fields;
use super::input::Input;
use super::text::{Short, Text};
use super::typed_text::MomentText;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A token as ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenOrder {
    /// Name.
    pub name: String,
    /// Scopes.
    pub scopes: Vec<String>,
    /// When it ends.
    pub expires_at: Option<Instant>,
}

/// A token for a system: what it may do, and until when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Hệ thống của bệnh viện", "scopes": ["tip.file"]}))]
pub struct NewTokenInput {
    /// Name by which its owner knows it.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// What it may do: keys of the access table, such as `case.read`.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(length(min = 1, max = 200))]
    pub scopes: Vec<Text<60>>,
    /// When it ends.
    pub expires_at: Option<MomentText>,
}

impl Input for NewTokenInput {
    type Value = TokenOrder;

    fn read(self, f: &mut Fields<'_>) -> Option<TokenOrder> {
        let name = f.words("name", &self.name);
        let scopes = f.texts("scopes", self.scopes);
        let expires_at = f.instant("expires_at", self.expires_at.as_deref());
        Some(TokenOrder { name: name?, scopes, expires_at })
    }
}
