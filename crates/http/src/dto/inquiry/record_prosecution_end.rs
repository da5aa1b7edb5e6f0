//! The end of a prosecution.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Paragraph, Text};
use super::super::typed_text::DayText;
use super::super::word::ProsecutionEndWord;
use domain::case::{Command, ProsecutionOutcome};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// How a prosecution ended (Nghị định 39/2016/NĐ-CP Điều 28).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordProsecutionEndInput {
    /// How it ended.
    #[serde(default)]
    #[schema(required = true)]
    pub end: ProsecutionEndWord,
    /// Number of judgment or decision.
    #[serde(default)]
    #[schema(required = true)]
    pub reference: Line,
    /// Date.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// The accused was the victim.
    #[serde(default)]
    pub accused_is_victim: bool,
    /// Remarks.
    pub note: Option<Paragraph>,
}

impl Input for RecordProsecutionEndInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let end = f.required_word("end", &self.end);
        let reference = f.words("reference", &self.reference);
        let date = f.required_date("date", &self.date);
        let note = f.text("note", self.note.as_ref());
        Some(Command::RecordProsecutionEnd(ProsecutionOutcome {
            end: end?,
            reference: reference?,
            date: date?,
            accused_is_victim: self.accused_is_victim,
            note,
        }))
    }
}

impl From<&ProsecutionOutcome> for RecordProsecutionEndInput {
    fn from(v: &ProsecutionOutcome) -> Self {
        Self {
            end: v.end.into(),
            reference: Text::from(v.reference.as_str()),
            date: DayText::from(v.date.to_string()),
            accused_is_victim: v.accused_is_victim,
            note: text(v.note.as_deref()),
        }
    }
}
