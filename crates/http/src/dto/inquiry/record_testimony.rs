//! Testimony.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::number::Number;
use super::super::prefill::values::text;
use super::super::text::{Line, Paragraph, Text};
use super::super::typed_text::{IdText, MomentText};
use super::super::word::{ReadingWord, TestimonySignatureWord};
use super::heard_person::HeardPersonInput;
use super::interviewer::InterviewerInput;
use super::question_answer::QuestionAnswerInput;
use domain::case::{Command, Testimony};
use domain::ids::{EvidenceId, TestimonyId};
use domain::time::rfc3339_vn;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A record of testimony (Phụ lục VIII Nghị định 39/2016/NĐ-CP).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordTestimonyInput {
    /// Begun.
    #[serde(default)]
    #[schema(required = true)]
    pub started_at: MomentText,
    /// Ended.
    #[serde(default)]
    #[schema(required = true)]
    pub ended_at: MomentText,
    /// Where.
    #[serde(default)]
    #[schema(required = true)]
    pub place: Line,
    /// Who asked.
    #[serde(default)]
    #[validate(length(max = 200), nested)]
    pub interviewers: Vec<InterviewerInput>,
    /// Who wrote it down.
    #[validate(nested)]
    pub note_taker: Option<InterviewerInput>,
    /// Who was heard.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub person: HeardPersonInput,
    /// Rights and the duty to tell the truth were explained.
    #[serde(default)]
    pub rights_explained: bool,
    /// Questions and answers.
    #[serde(default)]
    #[validate(length(max = 200), nested)]
    pub answers: Vec<QuestionAnswerInput>,
    /// Pages.
    #[serde(default)]
    #[schema(required = true)]
    pub pages: Number,
    /// How it was read.
    #[serde(default)]
    #[schema(required = true)]
    pub reading: ReadingWord,
    /// Corrections that the person asked for.
    pub corrections: Option<Paragraph>,
    /// How every page was signed.
    #[serde(default)]
    #[schema(required = true)]
    pub signature: TestimonySignatureWord,
    /// Why it was not signed.
    pub refusal_reason: Option<Paragraph>,
    /// Witness to the reading, when the person cannot read.
    pub reading_witness: Option<Line>,
    /// Interpreter.
    pub interpreter: Option<Line>,
    /// The signed paper in the file.
    pub evidence_id: Option<IdText>,
    /// The earlier record that this one takes the place of.
    pub replaces: Option<IdText>,
    /// Why it was written anew.
    pub replace_reason: Option<Paragraph>,
}

impl Input for RecordTestimonyInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let started_at = f.required_instant("started_at", &self.started_at);
        let ended_at = f.required_instant("ended_at", &self.ended_at);
        let place = f.words("place", &self.place);
        let interviewers = f.each("interviewers", self.interviewers, |f, row| row.read(f));
        let note_taker = self.note_taker.and_then(|part| f.under("note_taker", |f| part.read(f)));
        let person = f.under("person", |f| self.person.read(f));
        let answers = f.each("answers", self.answers, |f, row| row.read(f));
        let pages = f.required_count("pages", &self.pages, 500);
        let reading = f.required_word("reading", &self.reading);
        let corrections = f.text("corrections", self.corrections.as_ref());
        let signature = f.required_word("signature", &self.signature);
        let refusal_reason = f.text("refusal_reason", self.refusal_reason.as_ref());
        let reading_witness = f.text("reading_witness", self.reading_witness.as_ref());
        let interpreter = f.text("interpreter", self.interpreter.as_ref());
        let evidence_id = f.uuid("evidence_id", self.evidence_id.as_deref()).map(EvidenceId);
        let replaces = f.uuid("replaces", self.replaces.as_deref()).map(TestimonyId);
        let replace_reason = f.text("replace_reason", self.replace_reason.as_ref());
        let (id, recorded_at) = (TestimonyId(f.id()), f.now());
        Some(Command::RecordTestimony(Box::new(Testimony {
            id,
            round: 0,
            started_at: started_at?,
            ended_at: ended_at?,
            place: place?,
            interviewers,
            note_taker,
            person: person?,
            rights_explained: self.rights_explained,
            answers,
            pages: pages?,
            reading: reading?,
            corrections,
            signature: signature?,
            refusal_reason,
            reading_witness,
            interpreter,
            evidence: evidence_id,
            replaces,
            replace_reason,
            recorded_at,
        })))
    }
}

impl From<&Testimony> for RecordTestimonyInput {
    fn from(v: &Testimony) -> Self {
        Self {
            started_at: MomentText::from(rfc3339_vn(v.started_at)),
            ended_at: MomentText::from(rfc3339_vn(v.ended_at)),
            place: Text::from(v.place.as_str()),
            interviewers: v.interviewers.iter().map(InterviewerInput::from).collect(),
            note_taker: v.note_taker.as_ref().map(Into::into),
            person: (&v.person).into(),
            rights_explained: v.rights_explained,
            answers: v.answers.iter().map(QuestionAnswerInput::from).collect(),
            pages: Number::from(v.pages),
            reading: v.reading.into(),
            corrections: text(v.corrections.as_deref()),
            signature: v.signature.into(),
            refusal_reason: text(v.refusal_reason.as_deref()),
            reading_witness: text(v.reading_witness.as_deref()),
            interpreter: text(v.interpreter.as_deref()),
            evidence_id: v.evidence.map(|id| IdText::from(id.to_string())),
            replaces: v.replaces.map(|id| IdText::from(id.to_string())),
            replace_reason: text(v.replace_reason.as_deref()),
        }
    }
}
