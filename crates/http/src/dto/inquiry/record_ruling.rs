//! A ruling of the police.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::{moment, text};
use super::super::text::{Paragraph, Short, Text};
use super::super::typed_text::{DayText, MomentText};
use super::super::word::PoliceDecisionWord;
use domain::case::{Command, PoliceRuling};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What the police ruled on the report of a crime (Bộ luật Tố tụng hình sự 2015 Điều 147).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordRulingInput {
    /// Ruling.
    #[serde(default)]
    #[schema(required = true)]
    pub decision: PoliceDecisionWord,
    /// Number.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// When the team received it; now when not told.
    pub received_at: Option<MomentText>,
    /// Remarks.
    pub note: Option<Paragraph>,
}

impl Input for RecordRulingInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let decision = f.required_word("decision", &self.decision);
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let received_at = f.instant("received_at", self.received_at.as_deref()).unwrap_or(f.now());
        let note = f.text("note", self.note.as_ref());
        Some(Command::RecordRuling(PoliceRuling {
            decision: decision?,
            number: number?,
            date: date?,
            received_at,
            note,
        }))
    }
}

impl From<&PoliceRuling> for RecordRulingInput {
    fn from(v: &PoliceRuling) -> Self {
        Self {
            decision: v.decision.into(),
            number: Text::from(v.number.as_str()),
            date: DayText::from(v.date.to_string()),
            received_at: moment(Some(v.received_at)),
            note: text(v.note.as_deref()),
        }
    }
}
