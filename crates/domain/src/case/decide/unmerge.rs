//! A case taken in by mistake comes out again; nothing of either is lost.

use super::super::change::TakenClock;
use super::super::circumstances::Circumstances;
use super::super::clock::clock_begin;
use super::super::event::Event;
use super::super::evolve::evolve;
use super::super::refusal::Refusal;
use super::super::stage::{DismissalKind, Stage};
use super::super::state::{Case, CaseReport};
use super::super::statement::{AccidentStatement, VictimStatement};
use super::super::unmerge::{CameOut, Released};
use super::Decision;
use super::consequences::settle;
use super::facts_of_reports::{is_same, merged};
use crate::ids::VictimId;
use crate::law::Trigger;

fn reasoned(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do tách vụ.",
            "Give the reason for taking the case out again.",
        ));
    }
    Ok(())
}

/// The case that goes on lets go of what the other brought. Its facts are read anew from its own reports; what an
/// officer learned since of its own people stays.
pub(super) fn release(
    case: &Case,
    other: &Case,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    reasoned(&reason)?;
    if matches!(case.stage, Stage::Dismissed { .. }) {
        return Err(Refusal::rule(
            "host_dismissed",
            "Vụ này đã khép lại; hãy tách chính vụ này khỏi vụ đã nhận nó trước.",
            "This case is dismissed; take it out of the case that took it in first.",
            "",
        ));
    }
    if !case.absorbed.iter().any(|(id, _)| *id == other.id) {
        return Err(Refusal::field(
            "/other_case_id",
            "not_merged_here",
            "Vụ được nêu chưa từng được nhập vào vụ này.",
            "That case was not merged into this one.",
        ));
    }
    let own: Vec<&CaseReport> = case.reports.iter().filter(|r| other.report(r.report.id).is_none()).collect();
    if own.is_empty() {
        return Err(Refusal::rule(
            "nothing_left",
            "Sau khi tách, vụ này không còn tin báo nào.",
            "No report would be left in this case.",
            "",
        ));
    }
    let released = Event::CaseReleased(Box::new(Released {
        other: other.id,
        number: other.number,
        reports: ids(case, other),
        supplements: case
            .supplements
            .iter()
            .filter(|s| other.report(s.report).is_some())
            .map(|s| s.id)
            .collect(),
        recommendations: other.recommendations.iter().map(|r| r.id).collect(),
        compensations: other.compensations.clone(),
        evidence: other.evidence.iter().map(|e| e.id).collect(),
        victims: other.victims.iter().map(|v| v.statement.id).collect(),
        inquiry: other.inquiry.clone(),
        clock: clock_begin(other, other.level(), c.law.settings()).map(|begin| TakenClock {
            level: other.level(),
            from: begin.at,
            provisional: begin.provisional,
        }),
        reason,
    }));
    let after = evolve(case.clone(), c.now, &released);
    let mut events = vec![released];
    if let Some((report, accident)) = facts_without(case, &after, other, c)
        && after.accident.as_ref() != Some(&accident)
    {
        events.push(Event::FactsEstablished { report, accident: Box::new(accident) });
    }
    Ok(settle(case, events, Trigger::Reclassified, None, c)?.into())
}

fn ids(case: &Case, other: &Case) -> Vec<crate::ids::ReportId> {
    case.reports.iter().map(|r| r.report.id).filter(|id| other.report(*id).is_some()).collect()
}

/// The facts as the remaining reports tell them, with what is known by now of the people who stay. Whom both cases
/// named reads again as the own reports tell: what the other told of that person was of somebody else.
fn facts_without(
    case: &Case,
    after: &Case,
    other: &Case,
    c: &Circumstances<'_>,
) -> Option<(crate::ids::ReportId, AccidentStatement)> {
    let mut fresh =
        Case { reports: Vec::new(), accident: None, facts_from: None, victims: Vec::new(), ..after.clone() };
    for r in after.reports.iter().filter(|r| r.is_live()) {
        let raised = merged(&fresh, r.report.id, r.tells(), r.report.is_full()).established;
        if let Some(event) = raised {
            fresh = evolve(fresh, c.now, &event);
        }
        fresh.reports.push(r.clone());
    }
    let mut accident = fresh.accident.clone()?;
    let stands: Vec<&VictimStatement> = case.victims.iter().map(|v| &v.statement).collect();
    let known = |id: VictimId| stands.iter().find(|v| v.id == id);
    for v in &mut accident.victims {
        if let Some(now) = known(v.id)
            && !other.victims.iter().any(|o| is_same(&o.statement, now))
        {
            *v = (*now).clone();
        }
    }
    // People whom no report names but an officer added are the case's own.
    for now in stands {
        let told = accident.victims.iter().any(|v| v.id == now.id);
        if !told && !other.victims.iter().any(|o| o.statement.id == now.id) {
            accident.victims.push(now.clone());
        }
    }
    Some((fresh.facts_from?, accident))
}

/// The other case goes on where it was; its reports come back as they stand by now, and whoever was told that it had
/// been merged is told of it again.
pub(super) fn come_out(
    case: &Case,
    host: &Case,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    reasoned(&reason)?;
    let Stage::Dismissed { kind: DismissalKind::Merged, into: Some(into), .. } = &case.stage else {
        return Err(Refusal::rule(
            "not_merged",
            "Vụ này không phải vụ đã được nhập vào vụ khác.",
            "This case was not merged into another.",
            "",
        ));
    };
    if *into != host.id {
        return Err(Refusal::field(
            "/other_case_id",
            "not_merged_here",
            "Vụ được nêu đã nhập vào vụ khác, không phải vụ này.",
            "That case was merged into another one.",
        ));
    }
    let own = |id| case.report(id).is_some();
    let event = Event::Unmerged(Box::new(CameOut {
        from: host.id,
        number: host.number,
        reports: host.reports.iter().filter(|r| own(r.report.id)).cloned().collect(),
        supplements: host.supplements.iter().filter(|s| own(s.report)).cloned().collect(),
        evidence: host.evidence.iter().filter(|e| case.evidence_item(e.id).is_some()).cloned().collect(),
        reason,
    }));
    Ok(settle(case, vec![event], Trigger::AccidentReported, None, c)?.into())
}
