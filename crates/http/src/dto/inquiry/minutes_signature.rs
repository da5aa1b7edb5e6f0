//! A signature.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Paragraph, Short, Text};
use domain::case::MinutesSignature;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Somebody signed the minutes, or did not and why.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MinutesSignatureInput {
    /// Name, as in the team.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Signed.
    #[serde(default)]
    pub signed: bool,
    /// Why not.
    pub reason: Option<Paragraph>,
}

impl Input for MinutesSignatureInput {
    type Value = MinutesSignature;

    fn read(self, f: &mut Fields<'_>) -> Option<MinutesSignature> {
        let name = f.words("name", &self.name);
        let reason = f.text("reason", self.reason.as_ref());
        Some(MinutesSignature { name: name?, signed: self.signed, reason })
    }
}

impl From<&MinutesSignature> for MinutesSignatureInput {
    fn from(v: &MinutesSignature) -> Self {
        Self { name: Text::from(v.name.as_str()), signed: v.signed, reason: text(v.reason.as_deref()) }
    }
}
