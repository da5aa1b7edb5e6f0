//! Posting the minutes where workers or the people read them (Luật ATVSLĐ Điều 35 khoản 9).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::minutes::{PostedBy, Posting};
use super::super::order::NewPosting;
use super::super::refusal::Refusal;
use super::super::stage::StageKind;
use super::super::state::Case;
use super::Decision;
use super::told::Problems;
use crate::access::Role;
use crate::time::vn_date;
use crate::words::TeamLevel;

/// The commune made its record, whether or not the case is closed since.
fn recorded(case: &Case) -> bool {
    match case.stage.kind() {
        StageKind::Recorded => true,
        StageKind::Closed => case.level() == TeamLevel::CommuneRecord,
        StageKind::Reported
        | StageKind::Declared
        | StageKind::Investigating
        | StageKind::Suspended
        | StageKind::Concluded
        | StageKind::Announced
        | StageKind::FollowUp
        | StageKind::Dismissed => false,
    }
}

pub(super) fn decide(case: &Case, new: NewPosting, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let (round, since) = match case.valid() {
        Some(announced) => (announced.team.round, vn_date(announced.meeting.held_at)),
        // The commune posts its own record, which no meeting announced.
        None if recorded(case) => (0, vn_date(case.opened_at)),
        None => return Err(Refusal::Unknown { what: "announcement" }),
    };
    if new.from < since || new.from > vn_date(c.now) {
        return Err(Refusal::field(
            "/from",
            "out_of_range",
            "Ngày bắt đầu niêm yết phải từ ngày công bố và không ở tương lai.",
            "The posting begins after the announcement, and not in the future.",
        ));
    }
    if new.to.is_some_and(|to| to < new.from) {
        return Err(Refusal::field(
            "/to",
            "before_start",
            "Ngày kết thúc niêm yết phải từ ngày bắt đầu.",
            "The posting ends before it begins.",
        ));
    }
    let mut problems = Problems::default();
    problems.item(case, "/evidence_id", new.evidence);
    problems.done()?;
    // Each speaks for itself; the department writes down what either told it.
    let by = match c.actor.role {
        Role::Enterprise => PostedBy::Employer,
        Role::Commune => PostedBy::Commune,
        _other => new.by,
    };
    let posting = Posting {
        round,
        by,
        place: new.place,
        from: new.from,
        to: new.to,
        proof: new.proof,
        evidence: new.evidence,
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
    };
    Ok(vec![Event::Posted(Box::new(posting))].into())
}
