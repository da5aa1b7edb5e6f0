//! Who must file and who must be told because of what happened, without telling anybody twice.

use super::circumstances::Circumstances;
use super::report::Report;
use super::state::Case;
use crate::law::{AlertDuty, AlertMode, FilingDuty, NoRegime, Trigger};
use crate::time::vn_date;
use crate::words::{ReportKind, RoleKey};

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
        | Trigger::AnnouncementHeld
        | Trigger::Merged
        | Trigger::Dismissed => Vec::new(),
    };
    let mut alerts = c.law.alert_duties(trigger, &facts, &classification, today);
    alerts.retain(|a| {
        let known = !graver && (told_already(case, trigger, a) || reported_earlier(case, trigger, a));
        !known && !by.is_some_and(|report| reported_it(report, a))
    });
    Ok((filing, alerts))
}

/// A death is news to everybody, also to whom the injury was known; otherwise one alert is enough.
fn told_already(case: &Case, trigger: Trigger, duty: &AlertDuty) -> bool {
    match trigger {
        Trigger::VictimDied
        | Trigger::TeamFounded
        | Trigger::CriminalSigns
        | Trigger::AnnouncementHeld
        | Trigger::Merged
        | Trigger::Dismissed => false,
        Trigger::AccidentReported | Trigger::Reclassified | Trigger::PlaceCorrected => {
            case.duties.iter().flat_map(|d| &d.alerts).any(|earlier| {
                earlier.role == duty.role
                    && earlier.commune == duty.commune
                    && earlier.province == duty.province
                    && covers(earlier.mode, duty.mode)
            })
        }
    }
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
