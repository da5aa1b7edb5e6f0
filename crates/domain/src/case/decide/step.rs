//! Laying down a step of the plan (Nghị định 39/2016/NĐ-CP Điều 12: the head assigns tasks).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{Step, StepKind, StepState};
use super::super::order::SetStep;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::Decision;
use super::told::{Problems, not_waiting_for_police};

pub(super) fn decide(case: &Case, s: SetStep, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    not_waiting_for_police(case)?;
    let mut problems = Problems::default();
    problems.items(case, "/evidence", &s.evidence);
    if s.kind == StepKind::Other {
        problems.wanted("/title", s.title.as_deref());
    }
    match s.state {
        StepState::Done => match s.done_at {
            None => problems.missing("/done_at"),
            Some(at) => problems.passed("/done_at", at, c.now),
        },
        StepState::NotNeeded => problems.wanted("/note", s.note.as_deref()),
        StepState::Planned | StepState::UnderWay => {}
    }
    let round = case.stage.team().map_or(case.round(), |t| t.round);
    let known = case.inquiry.steps.iter().filter(|k| k.round == round);
    let known = known
        .clone()
        .find(|k| Some(k.id) == s.changes)
        .or_else(|| known.clone().find(|k| s.kind != StepKind::Other && k.kind == s.kind));
    if s.changes.is_some() && known.is_none() {
        problems.add(
            "/step_id",
            "unknown_step",
            "Kế hoạch của đợt điều tra này không có việc được nêu.",
            "The plan of this round has no such step.",
        );
    }
    problems.done()?;
    let step = Step {
        id: known.map_or(s.id, |k| k.id),
        kind: s.kind,
        title: s.title,
        responsible: s.responsible,
        due: s.due,
        state: s.state,
        done_at: s.done_at.filter(|_| s.state == StepState::Done),
        note: s.note,
        evidence: s.evidence,
        round,
    };
    Ok(vec![Event::StepSet(Box::new(step))].into())
}
