//! What a reporter is answered: his own receipt, and nothing of the case.

use crate::cases::CaseOutcome;
use crate::failure::Failure;
use domain::case::Refusal;
use domain::ids::ReportId;
use domain::time::Instant;
use domain::words::Localized;
use serde::{Deserialize, Serialize};

/// The answer to what was done with a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOutcome {
    /// Number of the case, to name when calling.
    pub number: String,
    /// Own report that was filed or cared for.
    pub report_id: ReportId,
    /// When.
    pub at: Instant,
    /// Hash of the last entry in the chained log: the reporter's proof.
    pub receipt: String,
    /// What the reporter should know about his own words.
    pub warnings: Vec<(String, Localized)>,
}

impl NoticeOutcome {
    pub(super) fn of(outcome: CaseOutcome, report_id: ReportId) -> Self {
        // That others told otherwise is not for a stranger to know.
        let warnings = outcome.warnings.into_iter().filter(|(code, _)| code != "facts_differ").collect();
        Self { number: outcome.number, report_id, at: outcome.at, receipt: outcome.receipt, warnings }
    }
}

/// A refusal by the stage would tell how far the case has come: a stranger learns that it has moved on.
pub(super) fn discreet(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::NotAllowed { .. } => Failure::Refused(Refusal::rule(
            "notice_at_rest",
            "Việc xử lý đã sang bước khác nên không làm được bằng mã tin nữa. Hãy gọi cơ quan chuyên môn về lao động của tỉnh, nêu số vụ.",
            "The matter has moved on and this can no longer be done with a code. Telephone the provincial labour department and name the case number.",
            "",
        )),
        Refusal::Rule { .. } | Refusal::Open { .. } | Refusal::Invalid(_) | Refusal::Unknown { .. } => {
            Failure::Refused(refusal)
        }
    }
}
