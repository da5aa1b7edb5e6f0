//! Taking in another case of the same accident: its reports come over unchanged, nothing is lost.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::evolve::evolve;
use super::super::refusal::Refusal;
use super::super::report::Report;
use super::super::state::Case;
use super::Decision;
use super::consequences::settle;
use super::facts_of_reports::merged;
use crate::ids::CaseId;
use crate::law::Trigger;
use crate::value::CaseNumber;

pub(super) fn absorb(
    case: &Case,
    other: CaseId,
    number: CaseNumber,
    reports: Vec<Report>,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if other == case.id {
        return Err(Refusal::rule(
            "same_case",
            "Không thể nhập vụ vào chính nó.",
            "A case cannot be merged with itself.",
            "",
        ));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do nhập vụ.",
            "Give the reason for merging.",
        ));
    }
    let mut events = Vec::new();
    let mut after = case.clone();
    for report in &reports {
        let (accident, _) = merged(&after, report);
        if let Some(accident) = accident {
            let established = Event::FactsEstablished { report: report.id, accident: Box::new(accident) };
            after = evolve(after, c.now, &established);
            events.push(established);
        }
    }
    events.insert(0, Event::CaseAbsorbed { other, number, reports, reason });
    Ok(settle(case, events, Trigger::Reclassified, None, c)?.into())
}
