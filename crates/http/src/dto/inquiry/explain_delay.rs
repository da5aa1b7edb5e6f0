//! The reason for a delay.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::Paragraph;
use domain::case::Command;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Why the term of the investigation ran out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplainDelayInput {
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for ExplainDelayInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let reason = f.words("reason", &self.reason);
        Some(Command::ExplainDelay { reason: reason? })
    }
}
