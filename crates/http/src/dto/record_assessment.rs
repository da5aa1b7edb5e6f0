//! Recording the medical assessment of a victim.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::{Line, Short};
use super::typed_text::{DayText, IdText};
use domain::case::{Command, NewAssessment};
use domain::ids::VictimId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The medical assessment (giám định y khoa) of an injured victim: the five days of payment count from it (Luật
/// ATVSLĐ Điều 38 khoản 4, khoản 7).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordAssessmentInput {
    /// Of whom.
    #[serde(default)]
    #[schema(required = true)]
    pub victim_id: IdText,
    /// Loss of working capacity in percent, 0 to 100.
    #[serde(default)]
    #[schema(required = true)]
    pub percent: Number,
    /// Number of the record.
    #[serde(default)]
    #[schema(required = true)]
    pub document_number: Short,
    /// Day of the record.
    #[serde(default)]
    #[schema(required = true)]
    pub document_date: DayText,
    /// Council that assessed.
    pub issued_by: Option<Line>,
    /// When the employer received it.
    #[serde(default)]
    #[schema(required = true)]
    pub received_on: DayText,
}

impl Input for RecordAssessmentInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let victim = f.required_uuid("victim_id", &self.victim_id).map(VictimId);
        let percent = f.required_count("percent", &self.percent, 100).and_then(|p| u8::try_from(p).ok());
        let document_number = f.words("document_number", &self.document_number);
        let document_date = f.required_date("document_date", &self.document_date);
        let issued_by = f.text("issued_by", self.issued_by.as_ref());
        let received_on = f.required_date("received_on", &self.received_on);
        Some(Command::RecordAssessment(NewAssessment {
            victim: victim?,
            percent: percent?,
            document_number: document_number?,
            document_date: document_date?,
            issued_by,
            received_on: received_on?,
        }))
    }
}
