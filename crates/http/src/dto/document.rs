//! Issuing a document, and filing a version beside it.

use super::fields::Fields;
use super::input::Input;
use super::paper_entries::PaperEntriesInput;
use super::text::{Paragraph, Short};
use super::typed_text::IdText;
use super::word::CopyKindWord;
use casework::documents::{FormKind, IssueOrder};
use domain::case::CopyKind;
use domain::ids::{DocumentId, UploadId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A document is issued, or corrected by a new version.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "quick_report", "leave_gaps": true, "entries": {"signatory_name": "Trần Quốc Khôi"}}))]
pub struct IssueDocumentInput {
    /// Key of the form, one of those that the list of documents offers.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: Short,
    /// Which of several, as the list of documents names it.
    pub subject_id: Option<IdText>,
    /// The issued document that this one replaces.
    pub corrects: Option<IdText>,
    /// Why it is replaced; required with `corrects`.
    pub reason: Option<Paragraph>,
    /// What is missing is left as dotted lines to be filled by hand; without it a form that lacks something is refused.
    #[serde(default)]
    pub leave_gaps: bool,
    /// The paper gets the next number of its series although the case bears another number for it; without it such a
    /// paper is refused.
    #[serde(default)]
    pub another_number: bool,
    /// What is written on the paper besides what the case says.
    #[serde(default)]
    #[validate(nested)]
    pub entries: PaperEntriesInput,
}

impl Input for IssueDocumentInput {
    type Value = IssueOrder;

    fn read(self, f: &mut Fields<'_>) -> Option<IssueOrder> {
        let code = f.words("kind", &self.kind);
        let kind = code.as_deref().and_then(FormKind::from_code);
        if code.is_some() && kind.is_none() {
            let vi = "Không có mẫu này; chọn một mẫu trong danh sách văn bản của vụ.";
            f.problem("kind", "form.unknown", vi, "No such form; choose one of the documents of the case.");
        }
        let subject = f.uuid("subject_id", self.subject_id.as_deref());
        let corrects = f.uuid("corrects", self.corrects.as_deref()).map(DocumentId);
        let reason = f.text("reason", self.reason.as_ref());
        let corrects = corrects.map(|old| (old, reason.unwrap_or_default()));
        let entries = f.under("entries", |f| self.entries.read(f));
        Some(IssueOrder {
            kind: kind?,
            subject,
            corrects,
            with_gaps: self.leave_gaps,
            another_number: self.another_number,
            entries: entries?,
        })
    }
}

/// A signed or edited version comes to the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileDocumentInput {
    /// The issued document.
    #[serde(default)]
    #[schema(required = true)]
    pub document_id: IdText,
    /// What the version is.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: CopyKindWord,
    /// Id of a received file.
    #[serde(default)]
    #[schema(required = true)]
    pub upload_id: IdText,
    /// Remark.
    pub note: Option<Paragraph>,
}

/// A version with the upload that brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledVersion {
    /// Beside which document.
    pub document: DocumentId,
    /// What it is.
    pub kind: CopyKind,
    /// Remark.
    pub note: Option<String>,
    /// Its file.
    pub upload: UploadId,
}

impl Input for FileDocumentInput {
    type Value = FiledVersion;

    fn read(self, f: &mut Fields<'_>) -> Option<FiledVersion> {
        let document = f.required_uuid("document_id", &self.document_id).map(DocumentId);
        let kind = f.required_word("kind", &self.kind);
        let upload = f.required_uuid("upload_id", &self.upload_id).map(UploadId);
        let note = f.text("note", self.note.as_ref());
        Some(FiledVersion { document: document?, kind: kind?, note, upload: upload? })
    }
}
