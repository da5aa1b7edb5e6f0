//! Laying down a step.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Line, Paragraph};
use super::super::typed_text::{DayText, IdText, MomentText};
use super::super::word::{StepKindWord, StepStateWord};
use domain::case::{Command, SetStep};
use domain::ids::{EvidenceId, StepId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A step of the plan of the investigation (Nghị định 39/2016/NĐ-CP Điều 12 đến Điều 15).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "testimony", "responsible": "Phạm Quốc Việt", "due": "2026-11-25", "state": "under_way"}))]
pub struct SetStepInput {
    /// A further step that is changed.
    pub step_id: Option<IdText>,
    /// Which step; `other` for a further one.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: StepKindWord,
    /// Name of a further step.
    pub title: Option<Line>,
    /// Who does it.
    pub responsible: Option<Line>,
    /// Until when.
    pub due: Option<DayText>,
    /// Where it stands.
    #[serde(default)]
    #[schema(required = true)]
    pub state: StepStateWord,
    /// When it was done; required when done.
    pub done_at: Option<MomentText>,
    /// Result, or why it is not needed.
    pub note: Option<Paragraph>,
    /// Ids of evidence that came of it.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub evidence: Vec<IdText>,
}

impl Input for SetStepInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let step_id = f.uuid("step_id", self.step_id.as_deref()).map(StepId);
        let kind = f.required_word("kind", &self.kind);
        let title = f.text("title", self.title.as_ref());
        let responsible = f.text("responsible", self.responsible.as_ref());
        let due = f.date("due", self.due.as_deref());
        let state = f.required_word("state", &self.state);
        let done_at = f.instant("done_at", self.done_at.as_deref());
        let note = f.text("note", self.note.as_ref());
        let evidence = f.uuids("evidence", &self.evidence).into_iter().map(EvidenceId).collect();
        let id = StepId(f.id());
        Some(Command::SetStep(SetStep {
            id,
            changes: step_id,
            kind: kind?,
            title,
            responsible,
            due,
            state: state?,
            done_at,
            note,
            evidence,
        }))
    }
}
