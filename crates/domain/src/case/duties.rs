//! Who must file and who must be told because of what happened, without telling anybody twice.

use super::circumstances::Circumstances;
use super::report::Report;
use super::state::Case;
use crate::law::{AlertDuty, AlertMode, FilingDuty, NoRegime, RECALL, Trigger};
use crate::time::vn_date;
use crate::words::{ReportKind, RoleKey};
use chrono::NaiveDate;

/// Duties that `trigger` makes in the case as it stands after the event. `by` is the report that
/// caused it, when one did: nobody is told by alert what he reported himself. `graver` says that the
/// accident turned out worse than was told so far: then nobody counts as told already.
///
/// # Errors
/// [`NoRegime`] when the accident lies before the law set begins.
pub fn duties(
    case: &Case,
    trigger: Trigger,
    by: Option<&Report>,
    graver: bool,
    c: &Circumstances<'_>,
) -> Result<(Vec<FilingDuty>, Vec<AlertDuty>), NoRegime> {
    let Some(facts) = case.facts() else { return Ok((Vec::new(), Vec::new())) };
    let classification = c.law.classify(&facts)?;
    let today = vn_date(c.now);
    let filing = match trigger {
        Trigger::AccidentReported | Trigger::VictimDied | Trigger::Reclassified | Trigger::PlaceCorrected => {
            c.law.filing_duties(&facts, &classification, today)
        }
        Trigger::TeamFounded
        | Trigger::CriminalSigns
        | Trigger::MeetingPlanned
        | Trigger::AnnouncementHeld
        | Trigger::Merged
        | Trigger::Dismissed => Vec::new(),
    };
    // A team that investigates again is of another level than the one first competent.
    let again = case.stage.team().is_some_and(|t| t.again.is_some());
    let mut alerts = match again {
        true => c.law.alert_duties_at(trigger, case.level(), &facts, &classification, today),
        false => c.law.alert_duties(trigger, &facts, &classification, today),
    };
    let concerned = alerts.clone();
    alerts.retain(|a| {
        let known = !graver && (told_already(case, trigger, a) || reported_earlier(case, trigger, a));
        !known && !by.is_some_and(|report| reported_it(report, a))
    });
    alerts.extend(recalled(case, trigger, &concerned, today, c));
    Ok((filing, alerts))
}

/// Those who were told and are no longer concerned, each once: of a dismissed or merged case everybody, after a
/// correction of the place those of the wrong place, of a lower class those whom only the graver one concerned.
fn recalled(
    case: &Case,
    trigger: Trigger,
    concerned: &[AlertDuty],
    today: NaiveDate,
    c: &Circumstances<'_>,
) -> Vec<AlertDuty> {
    let everybody = match trigger {
        Trigger::Merged | Trigger::Dismissed => true,
        Trigger::PlaceCorrected | Trigger::Reclassified => false,
        Trigger::AccidentReported
        | Trigger::VictimDied
        | Trigger::TeamFounded
        | Trigger::CriminalSigns
        | Trigger::MeetingPlanned
        | Trigger::AnnouncementHeld => return Vec::new(),
    };
    let Some(basis) = c.law.recall(today) else { return Vec::new() };
    let mut last: Vec<&AlertDuty> = Vec::new();
    for duty in case.duties.iter().flat_map(|d| &d.alerts) {
        match last.iter_mut().find(|known| same_body(known, duty)) {
            Some(known) => *known = duty,
            None => last.push(duty),
        }
    }
    last.into_iter()
        .filter(|told| told.basis.rule.0 != RECALL)
        // The department keeps the file, whatever class the accident turns out to have.
        .filter(|told| {
            trigger != Trigger::Reclassified || (of_the_accident(told.trigger) && !keeps_files(told.role))
        })
        .filter(|told| everybody || !concerned.iter().any(|now| same_body(now, told)))
        .map(|told| AlertDuty { mode: AlertMode::Info, trigger, basis: basis.clone(), ..told.clone() })
        .collect()
}

/// Told because of the accident itself, not of what was done in the file since.
fn of_the_accident(trigger: Trigger) -> bool {
    match trigger {
        Trigger::AccidentReported | Trigger::VictimDied | Trigger::Reclassified | Trigger::PlaceCorrected => {
            true
        }
        Trigger::TeamFounded
        | Trigger::CriminalSigns
        | Trigger::MeetingPlanned
        | Trigger::AnnouncementHeld
        | Trigger::Merged
        | Trigger::Dismissed => false,
    }
}

/// Roles that work on the file itself.
fn keeps_files(role: RoleKey) -> bool {
    matches!(role, RoleKey::LabourAuthorityProvince | RoleKey::LabourMinistry)
}

/// Roles that every commune fills with a body of its own.
fn of_commune(role: RoleKey) -> bool {
    matches!(role, RoleKey::CommunePc | RoleKey::PoliceFirstNotice)
}

/// A death is news to everybody, also to whom the injury was known; otherwise one alert is enough.
fn told_already(case: &Case, trigger: Trigger, duty: &AlertDuty) -> bool {
    match trigger {
        Trigger::VictimDied
        | Trigger::TeamFounded
        | Trigger::CriminalSigns
        | Trigger::MeetingPlanned
        | Trigger::AnnouncementHeld
        | Trigger::Merged
        | Trigger::Dismissed => false,
        Trigger::AccidentReported | Trigger::Reclassified | Trigger::PlaceCorrected => {
            let mut known = false;
            for earlier in case.duties.iter().flat_map(|d| &d.alerts).filter(|a| same_body(a, duty)) {
                // What was taken back, or told of another place since, is known no longer.
                if earlier.basis.rule.0 == RECALL || earlier.commune != duty.commune {
                    known = false;
                } else if covers(earlier.mode, duty.mode) {
                    known = true;
                }
            }
            known
        }
    }
}

/// Is it the same agency that is told?
fn same_body(a: &AlertDuty, b: &AlertDuty) -> bool {
    a.role == b.role && a.province == b.province && (a.commune == b.commune || !of_commune(a.role))
}

/// Whoever had to confirm an alert needs no information of the same.
fn covers(earlier: AlertMode, now: AlertMode) -> bool {
    earlier == now || (earlier == AlertMode::Acknowledged && now == AlertMode::Info)
}

/// The commune that told of the accident is not told of it when others report it too.
fn reported_earlier(case: &Case, trigger: Trigger, duty: &AlertDuty) -> bool {
    match trigger {
        Trigger::AccidentReported | Trigger::Reclassified | Trigger::PlaceCorrected => {
            case.reports.iter().any(|r| reported_it(&r.report, duty))
        }
        Trigger::VictimDied
        | Trigger::TeamFounded
        | Trigger::CriminalSigns
        | Trigger::MeetingPlanned
        | Trigger::AnnouncementHeld
        | Trigger::Merged
        | Trigger::Dismissed => false,
    }
}

fn reported_it(report: &Report, duty: &AlertDuty) -> bool {
    let by_commune = match report.kind {
        ReportKind::CommuneNotice | ReportKind::CommuneRecord => true,
        ReportKind::Tip | ReportKind::UrgentNotice | ReportKind::Declaration => {
            report.received_by == super::report::ReceivingBody::Commune
        }
    };
    by_commune && duty.role == RoleKey::CommunePc && report.commune.as_ref() == Some(&duty.commune)
}
