//! Which facts a case rests on when several reports tell of the same accident.

use super::super::event::Event;
use super::super::state::Case;
use super::super::statement::{AccidentStatement, VictimStatement};
use crate::ids::ReportId;
use crate::value::search_fold;
use crate::words::{EmployedBy, Severity};

/// What a report makes of the facts of a case.
pub(super) struct Merged {
    /// The facts now rest on this report or are raised by it; `None` when they stay as they are.
    pub(super) established: Option<Event>,
    /// The report differs from what is known.
    pub(super) differs: bool,
}

/// What `told` by `report` makes of the facts. A full report replaces a sketch, and the facts rest on it from
/// then on. Any other only ever raises what was told, because no duty may be lost and lowering needs an officer;
/// the facts go on resting on the report they rested on.
pub(super) fn merged(case: &Case, report: ReportId, told: &AccidentStatement, full: bool) -> Merged {
    let event = |report, accident| Some(Event::FactsEstablished { report, accident: Box::new(accident) });
    let Some(known) = &case.accident else {
        return Merged { established: event(report, told.clone()), differs: false };
    };
    let sketch_only = !case.reports.iter().any(|r| r.report.is_full() && r.is_live());
    let replaces = full && sketch_only;
    let (base, other) = if replaces { (told, known) } else { (known, told) };
    let mut accident = base.clone();
    raise_counts(&mut accident, base, other);
    // Only a full report that knows how many were hurt ends the doubt.
    accident.casualties.unknown =
        if full { told.casualties.unknown } else { base.casualties.unknown || other.casualties.unknown };
    let unnamed = absorb_victims(&mut accident, other);
    if full && !replaces {
        add_strangers(&mut accident, base, other);
    }
    let differs = unnamed
        || base.place.commune != other.place.commune
        || base.occurred.date() != other.occurred.date()
        || accident.casualties != base.casualties;
    if replaces {
        return Merged { established: event(report, accident), differs: false };
    }
    let rests_on = case.facts_from.unwrap_or(report);
    let established = if accident == *known { None } else { event(rests_on, accident) };
    Merged { established, differs }
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
    let grave = |a: &AccidentStatement| serious(a).saturating_add(dead(a));
    c.serious = serious(base).max(grave(base).max(grave(other)).saturating_sub(c.dead));
    c.light = base.casualties.light;
    // Whoever the other still misses may be among those whom only this one has found.
    let found =
        |a: &AccidentStatement| grave(a).saturating_add(total(a, Severity::Light, a.casualties.light));
    let since_found = found(base).saturating_sub(found(other));
    c.missing = base.casualties.missing.max(other.casualties.missing.saturating_sub(since_found));
}

/// The same person, by id, by the number of the identity card, or by name where these numbers do not differ.
pub(super) fn is_same(a: &VictimStatement, b: &VictimStatement) -> bool {
    let folded = |v: &VictimStatement| v.name.as_ref().map(|n| search_fold(n.as_str()));
    let same_card = a.citizen_id.as_ref().zip(b.citizen_id.as_ref()).map(|(a, b)| a.reveal() == b.reveal());
    a.id == b.id || same_card.unwrap_or(a.name.is_some() && folded(a) == folded(b))
}

/// The facts with the people of another case of the same accident whom a full report there names and nobody here. Whoever
/// stands here without a name may be one of them: then nobody is added, and an officer has to look. Nor are fewer lightly
/// hurt than either case knows. `None` when nothing changes.
pub(super) fn with_people_of(after: &Case, other: &Case) -> Option<AccidentStatement> {
    let known = after.accident.as_ref()?;
    let mut accident = known.clone();
    let unnamed =
        |s: Severity| known.victims.iter().filter(|v| v.name.is_none() && effective(v) == s).count();
    let mut may_be = [Severity::Unknown, Severity::Light, Severity::Serious, Severity::Fatal].map(unnamed);
    if other.reports.iter().any(|r| r.report.is_full() && r.is_live()) {
        let named = other.victims.iter().map(|v| &v.statement).filter(|v| v.name.is_some());
        for stranger in named.filter(|v| !known.victims.iter().any(|k| is_same(k, v))) {
            match may_be.get_mut(usize::from(severity_rank(effective(stranger)))) {
                Some(left) if *left > 0 => *left -= 1,
                _nobody => accident.victims.push(moved(stranger, other, known)),
            }
        }
    }
    if let Some(theirs) = &other.accident {
        let worse = |v: &&VictimStatement| {
            let graver = |k: &VictimStatement| severity_rank(effective(k)) > severity_rank(Severity::Light);
            effective(v) == Severity::Light && accident.victims.iter().any(|k| is_same(k, v) && graver(k))
        };
        let worse = theirs.victims.iter().filter(worse).count();
        let light = total(theirs, Severity::Light, theirs.casualties.light);
        let light = light.saturating_sub(u32::try_from(worse).unwrap_or(u32::MAX));
        if light > total(&accident, Severity::Light, accident.casualties.light) {
            accident.casualties.light = light;
        }
    }
    (accident != *known).then_some(accident)
}

/// Somebody of the other case as he stands here: the worker of whoever declared there is another's here, when these are
/// two employers.
fn moved(stranger: &VictimStatement, other: &Case, here: &AccidentStatement) -> VictimStatement {
    let mut v = stranger.clone();
    let Some(theirs) = other.accident.as_ref().map(|a| &a.employer) else { return v };
    let differ = theirs.tax_code.is_some() && theirs.tax_code != here.employer.tax_code;
    if differ && v.employed_by == EmployedBy::Reporter {
        v.employed_by = EmployedBy::Other;
        v.employer_name = v.employer_name.or_else(|| theirs.name.clone());
        v.employer_tax_code.clone_from(&theirs.tax_code);
    }
    v
}

/// Two full reports that name different people gravely hurt tell of more people than each of them: they are
/// counted until an officer has compared, so that no duty is lost. Whoever the base knows by number alone may
/// be one of them.
fn add_strangers(into: &mut AccidentStatement, base: &AccidentStatement, other: &AccidentStatement) {
    for severity in [Severity::Fatal, Severity::Serious] {
        let of = |v: &&VictimStatement| v.is_worker && v.name.is_some() && effective(v) == severity;
        let strangers =
            other.victims.iter().filter(of).filter(|v| !base.victims.iter().any(|b| is_same(b, v))).count();
        let named = base.victims.iter().filter(of).count();
        let counted =
            if severity == Severity::Fatal { base.casualties.dead } else { base.casualties.serious };
        let known = total(base, severity, counted);
        let unnamed = known.saturating_sub(u32::try_from(named).unwrap_or(u32::MAX));
        let more = u32::try_from(strangers).unwrap_or(u32::MAX).saturating_sub(unnamed);
        let slot = match severity {
            Severity::Fatal => &mut into.casualties.dead,
            Severity::Serious | Severity::Light | Severity::Unknown => &mut into.casualties.serious,
        };
        if more > 0 {
            *slot = (*slot).max(known.saturating_add(more));
        }
    }
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
        if theirs.name.is_none() {
            continue;
        }
        let ours = into.victims.iter_mut().find(|v| is_same(v, theirs));
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
