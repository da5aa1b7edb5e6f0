//! What came of a request.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Line, Paragraph};
use super::super::typed_text::{IdText, MomentText};
use super::super::word::DocumentOutcomeWord;
use domain::case::{Command, DocumentReceipt};
use domain::ids::{DocumentRequestId, EvidenceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What came of a request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveDocumentsInput {
    /// Which request.
    #[serde(default)]
    #[schema(required = true)]
    pub request_id: IdText,
    /// When; now when not told.
    pub at: Option<MomentText>,
    /// Result.
    #[serde(default)]
    #[schema(required = true)]
    pub outcome: DocumentOutcomeWord,
    /// What was received, or how the refusal was reasoned.
    #[serde(default)]
    #[schema(required = true)]
    pub what: Paragraph,
    /// From whose hands.
    pub from: Option<Line>,
    /// Ids of the items in the file.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub evidence: Vec<IdText>,
}

impl Input for ReceiveDocumentsInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let request_id = f.required_uuid("request_id", &self.request_id).map(DocumentRequestId);
        let at = f.instant("at", self.at.as_deref()).unwrap_or(f.now());
        let outcome = f.required_word("outcome", &self.outcome);
        let what = f.words("what", &self.what);
        let from = f.text("from", self.from.as_ref());
        let evidence = f.uuids("evidence", &self.evidence).into_iter().map(EvidenceId).collect();
        Some(Command::ReceiveDocuments {
            id: request_id?,
            receipt: DocumentReceipt { at, outcome: outcome?, what: what?, from, evidence },
        })
    }
}
