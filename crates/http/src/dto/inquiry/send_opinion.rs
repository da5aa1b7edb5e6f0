//! The letter of opinion.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::{moment, text};
use super::super::text::{Line, Paragraph, Short, Text};
use super::super::typed_text::{DayText, IdText, MomentText};
use super::super::word::{ConclusionWord, FaultSideWord};
use domain::case::{Command, OpinionLetter};
use domain::ids::EvidenceId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The letter of opinion to police and procuracy, within 10 working days (Nghị định 39/2016/NĐ-CP Điều 20).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendOpinionInput {
    /// Number.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// When sent; now when not told.
    pub sent_at: Option<MomentText>,
    /// To whom.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub sent_to: Vec<Line>,
    /// Cause, as seen so far.
    #[serde(default)]
    #[schema(required = true)]
    pub cause: Paragraph,
    /// Whose fault.
    #[serde(default)]
    #[schema(required = true)]
    pub fault: FaultSideWord,
    /// Workplace accident or not.
    #[serde(default)]
    #[schema(required = true)]
    pub conclusion: ConclusionWord,
    /// Further remarks.
    pub note: Option<Paragraph>,
    /// The letter in the file.
    pub evidence_id: Option<IdText>,
}

impl Input for SendOpinionInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let sent_at = f.instant("sent_at", self.sent_at.as_deref()).unwrap_or(f.now());
        let sent_to = f.texts("sent_to", self.sent_to);
        let cause = f.words("cause", &self.cause);
        let fault = f.required_word("fault", &self.fault);
        let conclusion = f.required_word("conclusion", &self.conclusion);
        let note = f.text("note", self.note.as_ref());
        let evidence_id = f.uuid("evidence_id", self.evidence_id.as_deref()).map(EvidenceId);
        Some(Command::SendOpinion(Box::new(OpinionLetter {
            number: number?,
            date: date?,
            sent_at,
            sent_to,
            cause: cause?,
            fault: fault?,
            conclusion: conclusion?,
            note,
            evidence: evidence_id,
        })))
    }
}

impl From<&OpinionLetter> for SendOpinionInput {
    fn from(v: &OpinionLetter) -> Self {
        Self {
            number: Text::from(v.number.as_str()),
            date: DayText::from(v.date.to_string()),
            sent_at: moment(Some(v.sent_at)),
            sent_to: v.sent_to.iter().map(|t| Text::from(t.as_str())).collect(),
            cause: Text::from(v.cause.as_str()),
            fault: v.fault.into(),
            conclusion: v.conclusion.into(),
            note: text(v.note.as_deref()),
            evidence_id: v.evidence.map(|id| IdText::from(id.to_string())),
        }
    }
}
