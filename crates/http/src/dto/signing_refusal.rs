//! Somebody who would not sign the minutes of the meeting.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short};
use domain::case::SigningRefusal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who would not sign, and why (PL XI mục 6).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SigningRefusalInput {
    /// Who.
    #[serde(default)]
    #[schema(required = true)]
    pub person: Short,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Line,
}

impl Input for SigningRefusalInput {
    type Value = SigningRefusal;

    fn read(self, f: &mut Fields<'_>) -> Option<SigningRefusal> {
        let person = f.words("person", &self.person);
        let reason = f.words("reason", &self.reason);
        Some(SigningRefusal { person: person?, reason: reason? })
    }
}
