//! Confirming a hand-over.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Line, Paragraph, Short};
use super::super::typed_text::{DayText, IdText};
use super::super::word::HandoverSideWord;
use domain::case::{Command, ConfirmHandover, SignedPaper};
use domain::ids::HandoverId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A side confirms a hand-over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmHandoverInput {
    /// Which.
    #[serde(default)]
    #[schema(required = true)]
    pub handover_id: IdText,
    /// Side.
    #[serde(default)]
    #[schema(required = true)]
    pub side: HandoverSideWord,
    /// Name of who confirms.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Unit.
    #[serde(default)]
    #[schema(required = true)]
    pub unit: Line,
    /// Missing or damaged items.
    pub remark: Option<Paragraph>,
    /// Number of the signed record on paper; required of who confirms for a side that is not his.
    pub paper_number: Option<Short>,
    /// Date of that paper; goes with its number.
    pub paper_date: Option<DayText>,
}

impl Input for ConfirmHandoverInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let handover_id = f.required_uuid("handover_id", &self.handover_id).map(HandoverId);
        let side = f.required_word("side", &self.side);
        let name = f.words("name", &self.name);
        let unit = f.words("unit", &self.unit);
        let remark = f.text("remark", self.remark.as_ref());
        let number = f.text("paper_number", self.paper_number.as_ref());
        let dated = f.date("paper_date", self.paper_date.as_deref());
        let paper = match (number, dated) {
            (Some(number), Some(date)) => Some(SignedPaper { number, date }),
            (Some(_), None) if self.paper_date.is_none() => {
                f.required_date("paper_date", &DayText::default());
                None
            }
            (None, Some(_)) => {
                f.words("paper_number", &Short::default());
                None
            }
            _none => None,
        };
        Some(Command::ConfirmHandover(ConfirmHandover {
            id: handover_id?,
            side: side?,
            name: name?,
            unit: unit?,
            remark,
            paper,
        }))
    }
}
