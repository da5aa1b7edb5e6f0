//! Taking in another case of the same accident: its reports come over unchanged, nothing is lost.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::evolve::evolve;
use super::super::refusal::Refusal;
use super::super::report::Report;
use super::super::state::Case;
use super::super::statement::AccidentStatement;
use super::Decision;
use super::consequences::settle;
use super::facts_of_reports::{merged, merged_facts};
use crate::ids::CaseId;
use crate::law::Trigger;
use crate::value::CaseNumber;

/// The case that is taken in.
pub(super) struct Taken {
    pub(super) other: CaseId,
    pub(super) number: CaseNumber,
    pub(super) reports: Vec<Report>,
    pub(super) facts: Option<AccidentStatement>,
}

pub(super) fn absorb(
    case: &Case,
    taken: Taken,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let Taken { other, number, reports, facts } = taken;
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
        after = evolve(after, c.now, &Event::ReportReceived { report: Box::new(report.clone()) });
    }
    // What became known of its people after the reports were filed comes over too.
    if let (Some(facts), Some(last)) = (&facts, reports.last())
        && let (Some(accident), _) = merged_facts(&after, facts, false)
    {
        events.push(Event::FactsEstablished { report: last.id, accident: Box::new(accident) });
    }
    events.insert(0, Event::CaseAbsorbed { other, number, reports, reason });
    Ok(settle(case, events, Trigger::Reclassified, None, c)?.into())
}
