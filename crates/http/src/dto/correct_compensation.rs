//! Cancelling the record of a payment that was recorded wrongly.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::Paragraph;
use domain::case::Command;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Cancels the record of a payment; the right one is recorded anew and names this one in `replaces`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"payment": 2, "reason": "Ghi nhầm nạn nhân"}))]
pub struct CorrectCompensationInput {
    /// Number of the record in the case, from 1.
    #[serde(default)]
    #[schema(required = true)]
    pub payment: Number,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for CorrectCompensationInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let number = f.required_count("payment", &self.payment, MOST);
        let reason = f.words("reason", &self.reason);
        Some(Command::CorrectCompensation { number: number?, reason: reason? })
    }
}

/// More payments than any case has.
pub(super) const MOST: u32 = 100_000;
