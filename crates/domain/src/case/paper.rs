//! Documents that were issued (văn bản đã phát hành): never changed; a correction is a new one that names the old.

use super::evidence::{EvidenceFile, Recorder};
use super::state::Case;
use crate::ids::{DocumentCopyId, DocumentId};
use crate::time::Instant;
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

text_enum! {
    /// Who issues a document.
    pub enum DocumentSide {
        Department = "department" ["cơ quan chuyên môn về lao động", "labour department"],
        Employer = "employer" ["người sử dụng lao động", "employer"],
        Commune = "commune" ["Ủy ban nhân dân cấp xã", "commune"],
    }
}

text_enum! {
    /// What a version filed beside an issued document is.
    pub enum CopyKind {
        Edited = "edited" ["bản đã chỉnh sửa", "edited"],
        Signed = "signed" ["bản đã ký", "signed"],
    }
}

/// A version that came back to the file beside the issued one: signed, or edited before signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCopy {
    /// Id.
    pub id: DocumentCopyId,
    /// What it is.
    pub kind: CopyKind,
    /// Its file.
    pub file: EvidenceFile,
    /// Remark, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When it was filed.
    pub filed_at: Instant,
    /// Who filed it.
    pub filed_by: Recorder,
}

/// A version with the document it was filed beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledDocument {
    /// Which document.
    pub document: DocumentId,
    /// The version.
    pub copy: DocumentCopy,
}

/// A document that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedDocument {
    /// Id; the verification page is found by it.
    pub id: DocumentId,
    /// Key of the form.
    pub kind: String,
    /// First day of the version of the form that was in force.
    pub form_from: NaiveDate,
    /// What it is about, where a case has several of a form: a record of testimony, a victim, a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Uuid>,
    /// Round of the investigation, from 1.
    pub round: u32,
    /// Which side issued it.
    pub side: DocumentSide,
    /// Name of the issuer on that day.
    pub issuer: String,
    /// Number in the series of issuer, form and year, from 1, without gaps.
    pub number: u32,
    /// Symbol after the number.
    pub symbol: String,
    /// Date of the document.
    pub dated: NaiveDate,
    /// SHA-256 of what the document says, printed at its foot.
    pub content_sha256: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// Bytes of the PDF.
    pub size: u64,
    /// Items of the form that were not known and were left to be filled by hand.
    pub gaps: u32,
    /// The document that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<DocumentId>,
    /// Why it replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When it was issued.
    pub issued_at: Instant,
    /// Who issued it.
    pub issued_by: Recorder,
    /// Versions filed beside it, in order; each came by an event of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<DocumentCopy>,
}

impl IssuedDocument {
    /// Number, year and symbol as they are cited: "05/2026/BB-SNV".
    pub fn cited(&self) -> String {
        format!("{:02}/{}", self.number, self.symbol)
    }

    /// It is about the same as another.
    pub fn same_matter(&self, kind: &str, subject: Option<Uuid>, round: u32) -> bool {
        self.kind == kind && self.subject == subject && self.round == round
    }
}

/// What issuing needs: the PDF is made and kept, the number is that of this transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// Id.
    pub id: DocumentId,
    /// Key of the form.
    pub kind: String,
    /// First day of the version of the form.
    pub form_from: NaiveDate,
    /// What it is about.
    pub subject: Option<Uuid>,
    /// Which side issues.
    pub side: DocumentSide,
    /// Name of the issuer.
    pub issuer: String,
    /// Number in its series.
    pub number: u32,
    /// Symbol.
    pub symbol: String,
    /// Date of the document.
    pub dated: NaiveDate,
    /// SHA-256 of what the document says, printed at its foot.
    pub content_sha256: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// Bytes of the PDF.
    pub size: u64,
    /// Items left to be filled by hand.
    pub gaps: u32,
    /// The document that it replaces, and why.
    pub corrects: Option<(DocumentId, String)>,
}

/// What filing a version needs; the file is one that was received and checked before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocumentCopy {
    /// Id.
    pub id: DocumentCopyId,
    /// Beside which document.
    pub document: DocumentId,
    /// What it is.
    pub kind: CopyKind,
    /// Its file.
    pub file: EvidenceFile,
    /// Remark.
    pub note: Option<String>,
}

impl Case {
    /// An issued document by its id, replaced or not.
    pub fn document(&self, id: DocumentId) -> Option<&IssuedDocument> {
        self.issued.iter().find(|d| d.id == id)
    }

    /// The document that replaced another.
    pub fn replaced_by(&self, id: DocumentId) -> Option<&IssuedDocument> {
        self.issued.iter().find(|d| d.corrects == Some(id))
    }

    /// The document of a form and matter that stands now.
    pub fn standing_document(&self, kind: &str, subject: Option<Uuid>) -> Option<&IssuedDocument> {
        let round = self.round();
        let same = |d: &&IssuedDocument| d.same_matter(kind, subject, round);
        self.issued.iter().rev().find(|d| same(d) && self.replaced_by(d.id).is_none())
    }
}
