//! Declarations that are owed: not filed yet, or filed late.

use super::report::{Report, ReportState};
use super::state::Case;
use crate::law::{Confidence, Filer, FilingDuty, Settings};
use crate::time::Instant;
use crate::words::ReportKind;
use chrono::Duration;

/// Filing duties that nobody has discharged, each filer once.
pub fn undeclared(case: &Case) -> Vec<&FilingDuty> {
    let mut out: Vec<&FilingDuty> = Vec::new();
    for duty in case.duties.iter().flat_map(|d| &d.filing) {
        let owes = match duty.by {
            Filer::Employer | Filer::Commune => !discharged(case, duty.by),
            // Whoever saw it has told it by word of mouth, or nobody would know; the rest is the office's own work.
            Filer::Family | Filer::Worker | Filer::Department | Filer::Team | Filer::System => false,
        };
        if owes && !out.iter().any(|d| d.by == duty.by) {
            out.push(duty);
        }
    }
    out
}

fn discharged(case: &Case, by: Filer) -> bool {
    first_filed(case, by).is_some()
}

fn first_filed(case: &Case, by: Filer) -> Option<&Report> {
    case.reports
        .iter()
        .filter(|r| r.state != ReportState::Withdrawn)
        .map(|r| &r.report)
        .filter(|r| match (by, r.kind) {
            (Filer::Commune, ReportKind::CommuneNotice | ReportKind::CommuneRecord) => true,
            (Filer::Employer, ReportKind::Declaration) => by_the_employer(case, r),
            // An urgent notice of the employer's own account declares at once; the full form follows.
            (Filer::Employer, ReportKind::UrgentNotice) => r.enterprise.is_some() && by_the_employer(case, r),
            _other => false,
        })
        .min_by_key(|r| r.received_at)
}

/// Whoever saw an accident at another establishment and told of it did not discharge that one's duty.
fn by_the_employer(case: &Case, report: &Report) -> bool {
    let employer = case.accident.as_ref().map(|a| &a.employer);
    match (report.enterprise, employer.and_then(|e| e.enterprise)) {
        (Some(filer), Some(employer)) => filer == employer,
        // The employer is somebody else, who has no account here.
        (Some(_), None) => employer.is_none_or(|e| e.tax_code.is_none()),
        (None, _) => true,
    }
}

/// When somebody should ask after a declaration that is owed.
pub fn asked_after_at(case: &Case, settings: &Settings) -> Option<Instant> {
    let first = case.reports.iter().map(|r| r.report.received_at).min()?;
    (!undeclared(case).is_empty())
        .then(|| first + Duration::hours(i64::from(settings.undeclared_after_hours)))
}

/// How long after learning of the accident the employer declared. The law says "at once" and names no hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lateness {
    /// When the employer learned of it.
    pub known_at: Instant,
    /// When the first declaration arrived.
    pub declared_at: Instant,
    /// Longer than the office's own measure of "at once".
    pub late: bool,
    /// The duty's article.
    pub citation: String,
    /// How sure the measure is: a convention of the office, never more than that.
    pub confidence: Confidence,
}

/// When the employer told first. Who filed the form without an account may have sent the urgent notice before it: in
/// doubt nobody is called late.
fn first_told(case: &Case) -> Option<Instant> {
    let declared = first_filed(case, Filer::Employer)?;
    let unknown = |r: &&Report| r.kind == ReportKind::UrgentNotice && r.enterprise.is_none();
    let live = case.reports.iter().filter(|r| r.state != ReportState::Withdrawn).map(|r| &r.report);
    let notice = live.filter(unknown).map(|r| r.received_at).min().filter(|_| declared.enterprise.is_none());
    Some(notice.map_or(declared.received_at, |at| at.min(declared.received_at)))
}

/// The employer's delay, once he has declared and told when he learned of it.
pub fn lateness(case: &Case, settings: &Settings) -> Option<Lateness> {
    let duty = case.duties.iter().flat_map(|d| &d.filing).find(|d| d.by == Filer::Employer)?;
    let declared = first_told(case)?;
    let known_at =
        case.reports.iter().filter_map(|r| r.report.declaration.as_ref().and_then(|d| d.known_at)).min()?;
    let delay = declared - known_at;
    Some(Lateness {
        known_at,
        declared_at: declared,
        late: delay > Duration::minutes(i64::from(settings.at_once_minutes)),
        citation: duty.basis.citation.text.clone(),
        confidence: Confidence::Unsure,
    })
}
