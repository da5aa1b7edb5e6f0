//! A hand-over.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Paragraph, Short, Text};
use super::super::typed_text::DayText;
use super::super::word::HandoverPartyWord;
use super::handover_item::HandoverItemInput;
use domain::case::{Command, Handover};
use domain::ids::HandoverId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A record of hand-over of a file (Nghị định 39/2016/NĐ-CP Điều 17, Điều 20, Điều 22).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordHandoverInput {
    /// From.
    #[serde(default)]
    #[schema(required = true)]
    pub from: HandoverPartyWord,
    /// To.
    #[serde(default)]
    #[schema(required = true)]
    pub to: HandoverPartyWord,
    /// Number of the record.
    #[serde(default)]
    #[schema(required = true)]
    pub record_number: Short,
    /// Date of the record.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// Items.
    #[serde(default)]
    #[validate(length(max = 200), nested)]
    pub items: Vec<HandoverItemInput>,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for RecordHandoverInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let from = f.required_word("from", &self.from);
        let to = f.required_word("to", &self.to);
        let record_number = f.words("record_number", &self.record_number);
        let date = f.required_date("date", &self.date);
        let items = f.each("items", self.items, |f, row| row.read(f));
        let reason = f.words("reason", &self.reason);
        let (id, recorded_at) = (HandoverId(f.id()), f.now());
        Some(Command::RecordHandover(Box::new(Handover {
            id,
            from: from?,
            to: to?,
            record_number: record_number?,
            date: date?,
            items,
            reason: reason?,
            signatures: Vec::new(),
            recorded_at,
        })))
    }
}

impl From<&Handover> for RecordHandoverInput {
    fn from(v: &Handover) -> Self {
        Self {
            from: v.from.into(),
            to: v.to.into(),
            record_number: Text::from(v.record_number.as_str()),
            date: DayText::from(v.date.to_string()),
            items: v.items.iter().map(HandoverItemInput::from).collect(),
            reason: Text::from(v.reason.as_str()),
        }
    }
}
