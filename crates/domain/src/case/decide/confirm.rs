//! Confirming who filed a report.

use super::super::event::Event;
use super::super::state::Case;
use crate::ids::{EnterpriseId, ReportId};

/// The event by which a report becomes that of an enterprise for which its reporter was approved afterwards. None when
/// there is no such report, or when it stands for an enterprise or a commune already. It says who told, not what
/// happened, and so it is recorded in every stage.
pub fn confirm_reporter(case: &Case, report: ReportId, enterprise: EnterpriseId) -> Option<Event> {
    let filed = &case.report(report)?.report;
    let free = filed.enterprise.is_none() && filed.commune.is_none() && filed.filed_by.is_some();
    free.then_some(Event::ReporterConfirmed { report, enterprise })
}
