//! Recording that the minutes were posted in public.

use super::fields::Fields;
use super::input::Input;
use super::text::Line;
use super::typed_text::{DayText, IdText};
use super::word::PostedByWord;
use domain::case::{Command, NewPosting, PostedBy};
use domain::ids::EvidenceId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Where the minutes hang, and how long (Luật ATVSLĐ Điều 35 khoản 9).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"place": "Bảng tin cổng chính", "from": "2026-11-24", "to": "2026-12-24"}))]
pub struct RecordPostingInput {
    /// Who posts; the employer when not told. An enterprise and a commune speak for themselves.
    pub by: Option<PostedByWord>,
    /// Where.
    #[serde(default)]
    #[schema(required = true)]
    pub place: Line,
    /// First day.
    #[serde(default)]
    #[schema(required = true)]
    pub from: DayText,
    /// Last day.
    pub to: Option<DayText>,
    /// Proof in words.
    pub proof: Option<Line>,
    /// The proof in the file of this case: a photograph of the posting, a record.
    pub evidence_id: Option<IdText>,
}

impl Input for RecordPostingInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let by = f.word("by", self.by.as_ref()).unwrap_or(PostedBy::Employer);
        let place = f.words("place", &self.place);
        let from = f.required_date("from", &self.from);
        let to = f.date("to", self.to.as_deref());
        let proof = f.text("proof", self.proof.as_ref());
        let evidence = f.uuid("evidence_id", self.evidence_id.as_deref()).map(EvidenceId);
        Some(Command::RecordPosting(NewPosting { by, place: place?, from: from?, to, proof, evidence }))
    }
}
