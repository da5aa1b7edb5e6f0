//! Documents, objects and means that the team asked for (Luật ATVSLĐ Điều 35 khoản 5).

use crate::ids::{DocumentRequestId, EvidenceId};
use crate::time::Instant;
use crate::value::search_fold;
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// What came of a request.
    pub enum DocumentOutcome {
        Partly = "partly" ["đã nhận một phần", "received in part"],
        Complete = "complete" ["đã nhận đủ", "received in full"],
        Refused = "refused" ["từ chối cung cấp", "refused"],
    }
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRequest {
    /// Id.
    pub id: DocumentRequestId,
    /// Who has to supply.
    pub holder: String,
    /// What.
    pub what: String,
    /// Number of the letter.
    pub number: Option<String>,
    /// When asked.
    pub asked_at: Instant,
    /// Last day.
    pub due: NaiveDate,
    /// What came.
    #[serde(default)]
    pub receipts: Vec<DocumentReceipt>,
}

/// What came of a request, each time something came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentReceipt {
    /// When.
    pub at: Instant,
    /// Result.
    pub outcome: DocumentOutcome,
    /// What was received, or how the refusal was reasoned.
    pub what: String,
    /// From whose hands.
    pub from: Option<String>,
    /// Items in the file.
    #[serde(default)]
    pub evidence: Vec<EvidenceId>,
}

impl DocumentRequest {
    /// Must this employer supply it? The holder is written by hand: the name as it stands, or one that goes on.
    pub fn is_asked_of(&self, employer: &str) -> bool {
        let (holder, employer) = (search_fold(&self.holder), search_fold(employer));
        let (holder, employer) = (holder.trim(), employer.trim());
        let begins = |long: &str, short: &str| {
            short.split_whitespace().count() > 2
                && long.strip_prefix(short).is_some_and(|r| r.starts_with(' '))
        };
        !employer.is_empty()
            && (holder == employer
                || begins(holder, employer)
                || begins(employer, holder)
                || holder == "co so"
                || holder.starts_with("nguoi su dung lao dong"))
    }

    /// When nothing more is awaited.
    pub fn settled_at(&self) -> Option<Instant> {
        let last = self.receipts.last()?;
        match last.outcome {
            DocumentOutcome::Complete | DocumentOutcome::Refused => Some(last.at),
            DocumentOutcome::Partly => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::from_vn;

    #[test]
    fn the_employer_is_known_by_the_name_that_somebody_wrote() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let asked = |holder: &str| DocumentRequest {
            id: DocumentRequestId(uuid::Uuid::nil()),
            holder: holder.to_owned(),
            what: "Hồ sơ kiểm định".to_owned(),
            number: None,
            asked_at: from_vn(day.and_hms_opt(8, 0, 0).expect("a time")),
            due: day,
            receipts: Vec::new(),
        };
        let employer = "Công ty TNHH Lương thực Kiên Giang";
        for (holder, of_employer) in [
            ("Công ty TNHH Lương thực Kiên Giang", true),
            ("CÔNG TY TNHH LƯƠNG THỰC KIÊN GIANG (phòng kỹ thuật)", true),
            ("Công ty TNHH Lương thực", true),
            ("Người sử dụng lao động", true),
            ("Công ty", false),
            ("Trung tâm Kiểm định", false),
            ("", false),
        ] {
            assert_eq!(asked(holder).is_asked_of(employer), of_employer, "{holder}");
        }
        assert!(!asked("Công ty").is_asked_of(""), "an employer without a name is nobody");
    }
}
