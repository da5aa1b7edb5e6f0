//! Refusing an application.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Why an application is refused; the applicant reads it as it stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseRegistrationInput {
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for RefuseRegistrationInput {
    type Value = String;

    fn read(self, f: &mut Fields<'_>) -> Option<String> {
        f.words("reason", &self.reason)
    }
}
