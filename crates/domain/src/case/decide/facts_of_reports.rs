//! Which facts a case rests on when several reports tell of the same accident.

use super::super::report::Report;
use super::super::state::Case;
use super::super::statement::{AccidentStatement, VictimStatement};
use crate::value::search_fold;
use crate::words::Severity;

/// The facts after `report`, or `None` when they stay as they are; and whether the report differs
/// from what is known. A full report replaces a sketch; a second full report only ever raises what
/// was told, because no duty may be lost and lowering needs an officer.
pub(super) fn merged(case: &Case, report: &Report) -> (Option<AccidentStatement>, bool) {
    let Some(known) = &case.accident else { return (Some(report.accident.clone()), false) };
    let sketch_only = case.leading_report().is_none_or(|r| !r.report.is_full());
    let replaces = report.is_full() && sketch_only;
    let (base, other) = if replaces { (&report.accident, known) } else { (known, &report.accident) };
    let mut accident = base.clone();
    raise_counts(&mut accident, base, other);
    let unnamed = absorb_victims(&mut accident, other);
    let differs = unnamed
        || base.place.commune != other.place.commune
        || base.occurred.date() != other.occurred.date()
        || accident.casualties != base.casualties;
    if replaces || accident != *known { (Some(accident), differs && !replaces) } else { (None, differs) }
}

fn effective(v: &VictimStatement) -> Severity {
    match v.outcome {
        Severity::Light | Severity::Unknown if !v.serious_codes.is_empty() => Severity::Serious,
        Severity::Fatal | Severity::Serious | Severity::Light | Severity::Unknown => v.outcome,
    }
}

fn total(a: &AccidentStatement, severity: Severity, counted: u32) -> u32 {
    let listed = a.victims.iter().filter(|v| v.is_worker && effective(v) == severity).count();
    counted.max(u32::try_from(listed).unwrap_or(u32::MAX))
}

fn raise_counts(into: &mut AccidentStatement, base: &AccidentStatement, other: &AccidentStatement) {
    let dead = |a: &AccidentStatement| total(a, Severity::Fatal, a.casualties.dead);
    let serious = |a: &AccidentStatement| total(a, Severity::Serious, a.casualties.serious);
    let c = &mut into.casualties;
    c.dead = dead(base).max(dead(other));
    // A person told of as seriously hurt may be among the dead of the other report.
    let hurt = (serious(base) + dead(base)).max(serious(other) + dead(other));
    c.serious = serious(base).max(hurt.saturating_sub(c.dead));
    c.light = base.casualties.light;
    let told = base.victims.len() + other.victims.len();
    c.unknown = base.casualties.unknown && other.casualties.unknown && told == 0;
}

/// The same person told worse elsewhere is taken as told worse; a person only the other names is
/// added when the base lists nobody. Returns whether somebody could not be matched.
fn absorb_victims(into: &mut AccidentStatement, other: &AccidentStatement) -> bool {
    if into.victims.is_empty() {
        into.victims = other.victims.clone();
        return false;
    }
    let mut unmatched = false;
    for theirs in &other.victims {
        let Some(name) = &theirs.name else { continue };
        let folded = search_fold(name.as_str());
        let ours = into.victims.iter_mut().find(|v| {
            v.id == theirs.id || v.name.as_ref().is_some_and(|n| search_fold(n.as_str()) == folded)
        });
        match ours {
            Some(v) if severity_rank(effective(theirs)) > severity_rank(effective(v)) => {
                v.outcome = theirs.outcome;
                v.death = theirs.death.or(v.death);
                v.serious_codes.extend(theirs.serious_codes.iter().cloned());
                v.serious_codes.sort();
                v.serious_codes.dedup();
            }
            Some(_) => {}
            None => unmatched = true,
        }
    }
    unmatched
}

fn severity_rank(s: Severity) -> u8 {
    match s {
        Severity::Unknown => 0,
        Severity::Light => 1,
        Severity::Serious => 2,
        Severity::Fatal => 3,
    }
}
