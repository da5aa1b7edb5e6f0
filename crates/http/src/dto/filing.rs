//! What every door hands to the use case: the report, and the case it belongs to when the reporter knows it.

use super::fields::Fields;
use domain::case::{AccidentStatement, Informant, ReceivingBody, Report};
use domain::ids::{CaseId, ReportId};
use domain::words::{Channel, ReportKind};

/// A report ready to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Case named by the reporter.
    pub case: Option<CaseId>,
    /// The report; times, receiver and on whose behalf it stands are stamped by the use case.
    pub report: Report,
}

/// A report with everything that the use case stamps left at its beginning.
pub(super) fn report(
    f: &mut Fields<'_>,
    kind: ReportKind,
    told_by: Informant,
    accident: AccidentStatement,
) -> Report {
    let now = f.now();
    Report {
        id: ReportId(f.id()),
        kind,
        channel: Channel::Form,
        told_by,
        received_by: ReceivingBody::Department,
        receiver_name: None,
        received_at: now,
        recorded_at: now,
        late_entry_reason: None,
        filed_by: None,
        enterprise: None,
        commune: None,
        verified: false,
        accident,
        declaration: None,
        commune_details: None,
    }
}
