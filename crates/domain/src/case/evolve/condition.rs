//! A victim's condition changed.

use super::super::change::ConditionChange;
use super::super::state::{Case, LaterDeath};
use super::super::statement::Casualties;
use super::list_victims;
use crate::time::Instant;
use crate::words::Severity;

pub(super) fn changed(case: &mut Case, at: Instant, change: &ConditionChange) {
    let lived = case.victim(change.victim).is_some_and(|v| v.severity() != Severity::Fatal);
    if lived && change.outcome == Severity::Fatal {
        let death = LaterDeath { known_at: change.known_at, recorded_at: at, told_by: change.told_by };
        case.later_deaths.push(death);
    }
    recount(case, change);
    if let Some(v) = case.victims.iter_mut().find(|v| v.statement.id == change.victim) {
        v.statement.outcome = change.outcome;
        v.statement.death = match change.outcome {
            Severity::Fatal => change.death.or(v.statement.death),
            Severity::Serious | Severity::Light | Severity::Unknown => None,
        };
        v.statement.serious_codes = change.serious_codes.clone();
        if change.injury.is_some() {
            v.statement.injury = change.injury.clone();
        }
        if change.medical_document.is_some() {
            v.medical_document = change.medical_document.clone();
        }
        if change.outcome == Severity::Fatal {
            v.died_at = change.died_at.or(v.died_at);
        }
    }
    list_victims(case);
}

/// Whoever changes from one number to another is taken out of the first and put into the second, so that
/// the people known only by number stay as many as they were.
fn recount(case: &mut Case, change: &ConditionChange) {
    let Some(victim) = case.victim(change.victim).filter(|v| v.statement.is_worker) else { return };
    let old = victim.severity();
    let new = change.severity();
    if old == new {
        return;
    }
    let listed = case.victims.iter().filter(|v| v.statement.is_worker && v.severity() == new).count();
    let listed = u32::try_from(listed).unwrap_or(u32::MAX);
    if let Some(accident) = &mut case.accident {
        let from = count_of(&mut accident.casualties, old);
        *from = from.saturating_sub(1);
        let to = count_of(&mut accident.casualties, new);
        *to = (*to).max(listed).saturating_add(1);
    }
}

fn count_of(counts: &mut Casualties, severity: Severity) -> &mut u32 {
    match severity {
        Severity::Fatal => &mut counts.dead,
        Severity::Serious => &mut counts.serious,
        Severity::Light => &mut counts.light,
        Severity::Unknown => &mut counts.missing,
    }
}
