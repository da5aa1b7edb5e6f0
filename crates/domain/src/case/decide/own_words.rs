//! Correcting what a reporter told without an account. He knows his own words and not what others told since:
//! only what he changes is changed, and never over the head of who knew better.

use super::super::circumstances::Circumstances;
use super::super::refusal::Refusal;
use super::super::report::ReportState;
use super::super::state::Case;
use super::super::statement::{AccidentStatement, VictimStatement};
use super::Decision;
use super::correct::{Mending, changes, check, mend, require_reason};
use super::report::facts_differ;
use super::report_care::live;
use crate::ids::ReportId;
use crate::value::search_fold;

pub(super) fn correct(
    case: &Case,
    id: ReportId,
    reason: String,
    told: AccidentStatement,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let report = live(case, id)?;
    if report.state == ReportState::Accepted {
        return Err(Refusal::rule(
            "accepted_already",
            "Tin đã được tiếp nhận nên không sửa được nữa; hãy bổ sung.",
            "The report has been accepted and can no longer be corrected; supplement it.",
            "",
        ));
    }
    require_reason(&reason)?;
    let mut warnings = check(&told, c)?;
    let changed = Some(changes(report.words(), &told)?);
    // The report the facts rest on reads like the facts; any other reads as it was last mended.
    let leads = case.facts_from == Some(id);
    let known = case.accident.as_ref().filter(|_| leads).unwrap_or_else(|| report.tells());
    let (accident, differs) = applied(known, report.words(), &told);
    if differs {
        warnings.push(facts_differ());
    }
    mend(case, report, Mending { reason, changed, accident, told: Some(told) }, warnings, c)
}

/// The facts after a reporter changed his words from `before` to `after`; and whether something he changed stands
/// otherwise by now, so that it is left for an officer to compare.
fn applied(
    known: &AccidentStatement,
    before: &AccidentStatement,
    after: &AccidentStatement,
) -> (AccidentStatement, bool) {
    let mut facts = known.clone();
    let mut differs = false;
    macro_rules! take {
        ($($($field:ident).+),+ $(,)?) => {$(
            if before.$($field).+ != after.$($field).+ && facts.$($field).+ != after.$($field).+ {
                if facts.$($field).+ == before.$($field).+ {
                    facts.$($field).+ = after.$($field).+.clone();
                } else {
                    differs = true;
                }
            }
        )+};
    }
    take!(occurred, place, sector, commuting, technical_incident);
    take!(employer.name, employer.tax_code, employer.address, employer.commune, employer.phone, employer.fax);
    take!(employer.email, employer.superior_body, employer.industry, employer.enterprise_type);
    take!(employer.workers);
    take!(casualties.unknown, casualties.dead, casualties.serious, casualties.light, casualties.missing);
    take!(course.place, course.activity, course.object, course.hazard, course.event);
    differs |= victims(&mut facts, before, after);
    (facts, differs)
}

fn folded(v: &VictimStatement) -> Option<String> {
    v.name.as_ref().map(|n| search_fold(n.as_str()))
}

/// The same for the people, each known by its id.
fn victims(facts: &mut AccidentStatement, before: &AccidentStatement, after: &AccidentStatement) -> bool {
    let mut differs = false;
    for told in &after.victims {
        let old = before.victims.iter().find(|v| v.id == told.id);
        if old == Some(told) {
            continue;
        }
        let known_by_name = facts.victims.iter().any(|v| v.name.is_some() && folded(v) == folded(told));
        match (old, facts.victims.iter_mut().find(|v| v.id == told.id)) {
            (_, Some(fact)) if *fact == *told => {}
            (Some(old), Some(fact)) if fact == old => *fact = told.clone(),
            (None, None) if !known_by_name => facts.victims.push(told.clone()),
            _other => differs = true,
        }
    }
    let dropped = |id| before.victims.iter().any(|v| v.id == id) && !after.victims.iter().any(|v| v.id == id);
    facts.victims.retain(|v| !dropped(v.id));
    differs
}
