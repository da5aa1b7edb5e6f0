//! The police list what goes back.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Paragraph, Short, Text};
use super::super::typed_text::DayText;
use domain::case::{Command, PoliceReturnList};
use domain::time::vn_date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What the police give back to the team, until the team confirms its receipt (Luật ATVSLĐ Điều 35 khoản 7).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListPoliceReturnInput {
    /// Of the things handed over, those that go back, as the hand-over named them.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(length(max = 200))]
    pub items: Vec<Line>,
    /// Number of the hand-over record.
    pub record_number: Option<Short>,
    /// Date of that record; today when not told.
    pub date: Option<DayText>,
    /// Remarks: what is kept and why.
    pub note: Option<Paragraph>,
}

impl Input for ListPoliceReturnInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let items = f.texts("items", self.items);
        let record_number = f.text("record_number", self.record_number.as_ref());
        let date = f.date("date", self.date.as_deref()).unwrap_or(vn_date(f.now()));
        let note = f.text("note", self.note.as_ref());
        Some(Command::ListPoliceReturn(PoliceReturnList {
            items,
            record_number,
            date,
            note,
            sent_at: f.now(),
        }))
    }
}

impl From<&PoliceReturnList> for ListPoliceReturnInput {
    fn from(v: &PoliceReturnList) -> Self {
        Self {
            items: v.items.iter().map(|i| Text::from(i.as_str())).collect(),
            record_number: text(v.record_number.as_deref()),
            date: Some(DayText::from(v.date.to_string())),
            note: text(v.note.as_deref()),
        }
    }
}
