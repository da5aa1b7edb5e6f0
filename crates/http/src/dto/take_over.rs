//! Taking the case of an establishment over to the province.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph};
use domain::case::{Command, TakeOver};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The province investigates a case of an establishment, where it finds that necessary (Luật ATVSLĐ Điều 35 khoản 1,
/// khoản 2). The file goes over; both clocks are kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOverInput {
    /// Why it is necessary.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// What of the file was handed over.
    #[serde(default)]
    #[validate(length(max = 100))]
    pub items: Vec<Line>,
    /// Number and date of the hand-over record.
    pub record_reference: Option<Line>,
}

impl Input for TakeOverInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let reason = f.words("reason", &self.reason);
        let items = f.texts("items", self.items);
        let record_reference = f.text("record_reference", self.record_reference.as_ref());
        Some(Command::TakeOver(TakeOver { reason: reason?, items, record_reference }))
    }
}
