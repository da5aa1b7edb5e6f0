//! Documents as the interface tells them.

use super::outcome::{WarningAnswer, warnings};
use super::{BothLanguages, moment};
use casework::documents::{DocumentList, FiledCopy, Issued, Offered, VerifiedDocument};
use domain::case::{DocumentCopy, IssuedDocument};
use domain::ids::DocumentId;
use domain::words::Lang;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// An item of a form that is not known.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingAnswer {
    /// JSON Pointer into the value of the form.
    #[schema(example = "/victims/0/residence")]
    pub pointer: String,
    /// What is asked, in the language of the reader.
    pub label: String,
}

/// A form that the case may need now.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferedDocumentAnswer {
    /// Key of the form.
    #[schema(example = "minutes_contract")]
    pub kind: String,
    /// What it is about, where a case has several of a form: a report, a record of testimony, a victim.
    pub subject_id: Option<Uuid>,
    /// The same in words.
    pub about: Option<String>,
    /// Title in the version in force.
    pub title: BothLanguages,
    /// Instrument and annex or article.
    pub citation: BothLanguages,
    /// Who issues it: `department`, `employer` or `commune`.
    pub issued_by: String,
    /// What it lacks, in the order of the form.
    pub missing: Vec<MissingAnswer>,
    /// The issued document that stands: a new one corrects it.
    pub standing_id: Option<Uuid>,
    /// The caller may issue it.
    pub may_issue: bool,
    /// What whoever issues it may write on it (`entries` of the issue), each with what the case fills so far.
    #[schema(example = json!({"signatory_title": ["Giám đốc"], "signatory_name": [], "recipients": []}))]
    pub entries: BTreeMap<String, Vec<String>>,
    /// Number and symbol that it would get now, if the caller may issue it.
    pub next_number: Option<String>,
    /// Number that the case bears for this paper; the number given here takes its place in what cites it.
    pub borne_number: Option<String>,
}

/// A version that was filed beside an issued document.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentCopyAnswer {
    /// Id.
    pub id: Uuid,
    /// `edited` or `signed`.
    pub kind: String,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Media type.
    pub media_type: String,
    /// Remark.
    pub note: Option<String>,
    /// When it was filed.
    #[schema(format = "date-time")]
    pub filed_at: String,
    /// Who filed it.
    pub filed_by: String,
}

impl From<&DocumentCopy> for DocumentCopyAnswer {
    fn from(c: &DocumentCopy) -> Self {
        Self {
            id: c.id.0,
            kind: c.kind.as_str().to_owned(),
            sha256: c.file.sha256.clone(),
            size: c.file.size,
            media_type: c.file.media_type.clone(),
            note: c.note.clone(),
            filed_at: moment(c.filed_at),
            filed_by: c.filed_by.name.clone(),
        }
    }
}

/// A document that was issued; it never changes.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssuedDocumentAnswer {
    /// Id; the page that verifies it is found by it.
    pub id: Uuid,
    /// Key of the form.
    pub kind: String,
    /// Which of several.
    pub subject_id: Option<Uuid>,
    /// Title of the form.
    pub title: BothLanguages,
    /// Number and symbol as cited.
    #[schema(example = "05/BB-SNV")]
    pub cited: String,
    /// Number in the series of issuer, form and year.
    pub number: u32,
    /// Who issued it, as it was called that day.
    pub issuer: String,
    /// `department`, `employer` or `commune`.
    pub issued_by: String,
    /// Date of the document.
    pub dated: chrono::NaiveDate,
    /// SHA-256 of what it says, as printed at its foot.
    pub content_sha256: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// Bytes of the PDF.
    pub size: u64,
    /// SHA-256 of the DOCX; none of documents issued before it was kept.
    pub docx_sha256: Option<String>,
    /// Bytes of the DOCX.
    pub docx_size: Option<u64>,
    /// Items left to be filled by hand.
    pub gaps: u32,
    /// The document that it replaced, and why.
    pub corrects: Option<Uuid>,
    /// Why.
    pub reason: Option<String>,
    /// The document that replaced it.
    pub replaced_by: Option<Uuid>,
    /// When it was issued.
    #[schema(format = "date-time")]
    pub issued_at: String,
    /// Versions filed beside it.
    pub copies: Vec<DocumentCopyAnswer>,
}

/// A document was issued.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssueAnswer {
    /// The document.
    pub document_id: Uuid,
    /// Its number in the series.
    pub number: u32,
    /// Number and symbol as cited.
    pub cited: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// Version of the case after the write.
    pub version: i64,
    /// Hash of the last entry in the chained log: the caller's proof.
    pub receipt: String,
    /// What the caller should know.
    pub warnings: Vec<WarningAnswer>,
}

impl IssueAnswer {
    pub(crate) fn of(i: Issued, lang: Lang) -> Self {
        Self {
            document_id: i.document_id.0,
            number: i.number,
            cited: i.cited,
            sha256: i.sha256,
            version: i.outcome.version,
            receipt: i.outcome.receipt,
            warnings: warnings(i.outcome.warnings, lang),
        }
    }
}

/// A version was filed.
#[derive(Debug, Serialize, ToSchema)]
pub struct FiledCopyAnswer {
    /// The document.
    pub document_id: Uuid,
    /// The version.
    pub copy_id: Uuid,
    /// Version of the case after the write.
    pub version: i64,
    /// Hash of the last entry in the chained log: the caller's proof.
    pub receipt: String,
    /// What the caller should know.
    pub warnings: Vec<WarningAnswer>,
}

impl FiledCopyAnswer {
    pub(crate) fn of(f: FiledCopy, lang: Lang) -> Self {
        Self {
            document_id: f.document_id.0,
            copy_id: f.copy_id.0,
            version: f.outcome.version,
            receipt: f.outcome.receipt,
            warnings: warnings(f.outcome.warnings, lang),
        }
    }
}

/// What anybody may know of a document that was issued; nothing of people.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerifiedDocumentAnswer {
    /// Id.
    pub id: Uuid,
    /// Key of the form.
    pub kind: String,
    /// Title of the form.
    pub title: BothLanguages,
    /// Number and symbol as cited.
    pub cited: String,
    /// Date of the document.
    pub dated: chrono::NaiveDate,
    /// Who issued it.
    pub issuer: String,
    /// SHA-256 of what it says, as printed at its foot.
    pub content_sha256: String,
    /// Whether it stands, or was replaced by another.
    pub stands: bool,
    /// Number, symbol of the document that replaced it.
    pub replaced_by: Option<String>,
    /// Date of that document.
    pub replaced_on: Option<chrono::NaiveDate>,
    /// What was found: `document` by its id or content, `issued`, `edited` or `signed` by the hash of a file.
    pub found: String,
}

impl From<VerifiedDocument> for VerifiedDocumentAnswer {
    fn from(v: VerifiedDocument) -> Self {
        let (replaced_by, replaced_on) = v.replaced_by.unzip();
        Self {
            id: v.id.0,
            kind: v.kind,
            title: v.title.into(),
            cited: v.cited,
            dated: v.dated,
            issuer: v.issuer,
            content_sha256: v.content_sha256,
            stands: replaced_by.is_none(),
            replaced_by,
            replaced_on,
            found: v.found,
        }
    }
}

/// The forms of a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentListAnswer {
    /// Number of the case.
    pub case_number: String,
    /// Version of the case.
    pub version: i64,
    /// Forms that it may need now and that the caller reads.
    pub items: Vec<OfferedDocumentAnswer>,
    /// What was issued, in order.
    pub issued: Vec<IssuedDocumentAnswer>,
}

impl DocumentListAnswer {
    /// The list in the language of the reader.
    pub fn of(list: DocumentList, lang: Lang) -> Self {
        let item = |o: Offered| OfferedDocumentAnswer {
            kind: o.kind.code().to_owned(),
            subject_id: o.subject,
            about: o.about,
            title: o.title.into(),
            citation: o.citation.into(),
            issued_by: o.side.as_str().to_owned(),
            standing_id: o.standing.map(|d| d.0),
            may_issue: o.may_issue,
            entries: o.entries.into_iter().map(|(entry, said)| (entry.code().to_owned(), said)).collect(),
            next_number: o.next,
            borne_number: o.borne,
            missing: o
                .missing
                .into_iter()
                .map(|m| MissingAnswer { label: m.label.get(lang).to_owned(), pointer: m.pointer })
                .collect(),
        };
        let later = |id: DocumentId| list.issued.iter().find(|d| d.corrects == Some(id)).map(|d| d.id.0);
        let issued = |d: &IssuedDocument| IssuedDocumentAnswer {
            id: d.id.0,
            kind: d.kind.clone(),
            subject_id: d.subject,
            title: casework::documents::title(&d.kind).into(),
            cited: d.cited(),
            number: d.number,
            issuer: d.issuer.clone(),
            issued_by: d.side.as_str().to_owned(),
            dated: d.dated,
            content_sha256: d.content_sha256.clone(),
            sha256: d.sha256.clone(),
            size: d.size,
            docx_sha256: d.docx.as_ref().map(|f| f.sha256.clone()),
            docx_size: d.docx.as_ref().map(|f| f.size),
            gaps: d.gaps,
            corrects: d.corrects.map(|c| c.0),
            reason: d.reason.clone(),
            replaced_by: later(d.id),
            issued_at: moment(d.issued_at),
            copies: d.copies.iter().map(Into::into).collect(),
        };
        Self {
            case_number: list.case_number,
            version: list.version,
            issued: list.issued.iter().map(issued).collect(),
            items: list.offered.into_iter().map(item).collect(),
        }
    }
}
