//! Documents, objects and means that the team asked for (Luật ATVSLĐ Điều 35 khoản 5).

use crate::ids::{DocumentRequestId, EvidenceId};
use crate::time::Instant;
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
    /// When nothing more is awaited.
    pub fn settled_at(&self) -> Option<Instant> {
        let last = self.receipts.last()?;
        match last.outcome {
            DocumentOutcome::Complete | DocumentOutcome::Refused => Some(last.at),
            DocumentOutcome::Partly => None,
        }
    }
}
