//! Taking a case over to a higher level: from an establishment to the province, from the province to the centre.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph};
use super::word::TeamLevelWord;
use domain::case::{Command, TakeOver};
use domain::words::TeamLevel;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A higher level investigates: the province a case of an establishment, where it finds that necessary (Luật ATVSLĐ Điều
/// 35 khoản 1, khoản 2); the centre a case beyond the province (khoản 3). The file goes over; both clocks are kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOverInput {
    /// `province` (default) or `central`.
    pub to: Option<TeamLevelWord>,
    /// Why it is necessary.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// What of the file is handed over.
    #[serde(default)]
    #[validate(length(max = 100))]
    pub items: Vec<Line>,
    /// Number and date of the hand-over record.
    pub record_reference: Option<Line>,
}

impl Input for TakeOverInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let to = match self.to {
            None => TeamLevel::Province,
            Some(word) => f.word("to", Some(&word))?,
        };
        if !matches!(to, TeamLevel::Province | TeamLevel::Central) {
            f.problem(
                "to",
                "unknown_word",
                "Chọn cấp tỉnh hoặc cấp trung ương.",
                "Choose province or central.",
            );
        }
        let reason = f.words("reason", &self.reason);
        let items = f.texts("items", self.items);
        let record_reference = f.text("record_reference", self.record_reference.as_ref());
        Some(Command::TakeOver(TakeOver { to, reason: reason?, items, record_reference }))
    }
}
