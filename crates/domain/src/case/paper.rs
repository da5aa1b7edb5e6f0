//! Documents that were issued (văn bản đã phát hành): never changed; a correction is a new one that names the old.

use super::evidence::{EvidenceFile, Recorder};
use super::findings::FindingsSigned;
use super::stage::Announcement;
use super::state::Case;
use super::team::Team;
use crate::ids::{DocumentCopyId, DocumentId};
use crate::time::{Instant, vn_date};
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

/// A file that is kept with an issued document, under its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFile {
    /// SHA-256.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
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
    /// The same for a word processor; none of documents issued before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docx: Option<PaperFile>,
    /// What it says and how it is laid out, as data, from which the whole file prints it again as it was; none of
    /// documents issued before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<PaperFile>,
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

/// What issuing needs: its files are made and kept, the number is that of this transaction.
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
    /// The same for a word processor.
    pub docx: PaperFile,
    /// What it says and how it is laid out, as data.
    pub value: PaperFile,
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

/// Forms of the decision that founds a team.
const DECISIONS: &[&str] =
    &["team_decision_establishment", "team_decision_province", "team_decision_central"];

/// Forms of the minutes of an investigation.
const MINUTES: &[&str] = &["minutes_establishment", "minutes_contract", "minutes_no_contract"];

impl Case {
    /// Number and date under which a paper of a round is cited: those of what was issued here and stands, else those
    /// that were written into the case; none when it has no number yet.
    fn cited(
        &self,
        forms: &[&str],
        round: u32,
        written: Option<(&str, NaiveDate)>,
    ) -> Option<(String, NaiveDate)> {
        let stands = |d: &&IssuedDocument| {
            forms.contains(&d.kind.as_str()) && d.round == round && self.replaced_by(d.id).is_none()
        };
        let issued = self.issued.iter().rev().find(stands).map(|d| (d.cited(), d.dated));
        let written = written.filter(|(n, _)| !n.trim().is_empty()).map(|(n, day)| (n.to_owned(), day));
        issued.or(written)
    }

    /// The decision that founded a team, as it is cited.
    pub fn decision_cited(&self, team: &Team) -> Option<(String, NaiveDate)> {
        self.cited(DECISIONS, team.round, Some((&team.decision_number, team.decision_date)))
    }

    /// The minutes of the investigation of the round at work, as they are cited.
    pub fn minutes_cited(&self) -> Option<(String, NaiveDate)> {
        let round = self.stage.team().map_or(self.round(), |t| t.round);
        self.minutes_of(round, self.stage.announcement(), self.stage.signed())
    }

    /// The minutes that were announced and are valid, as they are cited.
    pub fn announced_minutes_cited(&self) -> Option<(String, NaiveDate)> {
        let valid = self.valid()?;
        self.minutes_of(valid.team.round, Some(valid), valid.signed.as_ref())
    }

    /// What was issued here and stands; else what was sent, else what was signed.
    fn minutes_of(
        &self,
        round: u32,
        announced: Option<&Announcement>,
        signed: Option<&FindingsSigned>,
    ) -> Option<(String, NaiveDate)> {
        let sent = announced.and_then(|a| a.minutes.as_ref()).map(|m| (m.number.as_str(), m.date));
        let sent = sent.filter(|(number, _)| !number.trim().is_empty());
        self.cited(MINUTES, round, sent.or(signed.map(|s| (s.minutes_number.as_str(), s.signed_on))))
    }

    /// The minutes of the announcement meeting, as they are cited.
    pub fn meeting_minutes_cited(&self) -> Option<(String, NaiveDate)> {
        let round = self.stage.team().map_or(self.round(), |t| t.round);
        let meeting = self.stage.announcement().map(|a| &a.meeting);
        let written = meeting.and_then(|m| Some((m.proceedings.number.as_deref()?, vn_date(m.held_at))));
        self.cited(&["meeting_minutes"], round, written)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_issued_before_their_docx_was_kept_are_read() {
        let old = serde_json::json!({
            "id": "0193a5b6-7c8d-7e9f-8a0b-1c2d3e4f5a6b", "kind": "quick_report", "form_from": "2016-07-01",
            "round": 1, "side": "department", "issuer": "Sở Nội vụ", "number": 1, "symbol": "BC-SNV",
            "dated": "2026-11-23", "content_sha256": "aa", "sha256": "bb", "size": 3, "gaps": 0,
            "issued_at": "2026-11-23T02:00:00Z",
            "issued_by": { "user": null, "name": "Lê", "unit": "Sở Nội vụ", "role": "investigator" },
        });
        let read: IssuedDocument = serde_json::from_value(old).expect("readable");
        assert_eq!((read.docx.as_ref(), read.value.as_ref()), (None, None));
        let again = serde_json::to_value(&read).expect("a value");
        assert!(again.get("docx").is_none() && again.get("value").is_none(), "{again}");
    }
}
