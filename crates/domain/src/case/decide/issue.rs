//! Issuing a document, and filing the signed or edited version beside it.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::evidence::Recorder;
use super::super::paper::{DocumentCopy, FiledDocument, IssuedDocument, NewDocument, NewDocumentCopy};
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::Decision;

/// Sửa đổi, thay thế văn bản đã phát hành.
const REPLACES: &str = "Nghị định 30/2020/NĐ-CP Điều 18";

pub(super) fn issue(case: &Case, new: NewDocument, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let round = case.round();
    let (corrects, reason) = match new.corrects {
        Some((old, reason)) => {
            let replaced = case.document(old).ok_or(Refusal::Unknown { what: "document" })?;
            if !replaced.same_matter(&new.kind, new.subject, replaced.round) {
                return Err(Refusal::field(
                    "/corrects",
                    "other_form",
                    "Văn bản thay thế phải cùng mẫu và cùng nội dung với văn bản bị thay thế.",
                    "The new version must be of the same form and about the same as the one it replaces.",
                ));
            }
            if let Some(later) = case.replaced_by(old) {
                return Err(Refusal::rule(
                    "document_replaced",
                    format!(
                        "Văn bản này đã được thay thế bằng văn bản số {}; hãy đính chính bản đó.",
                        later.cited()
                    ),
                    format!("This document was replaced by {} already; correct that one.", later.cited()),
                    REPLACES,
                ));
            }
            if reason.trim().is_empty() {
                return Err(Refusal::field(
                    "/reason",
                    "reason_required",
                    "Ghi lý do đính chính.",
                    "Say why the document is corrected.",
                ));
            }
            (Some(old), Some(reason))
        }
        None => {
            if let Some(standing) = case.standing_document(&new.kind, new.subject) {
                return Err(Refusal::rule(
                    "document_issued",
                    format!(
                        "Văn bản này đã phát hành, số {}. Văn bản đã phát hành không sửa được; hãy đính chính bằng bản mới.",
                        standing.cited()
                    ),
                    format!(
                        "This document was issued as {}. What was issued does not change; correct it by a new version.",
                        standing.cited()
                    ),
                    REPLACES,
                ));
            }
            (None, None)
        }
    };
    let document = IssuedDocument {
        id: new.id,
        kind: new.kind,
        form_from: new.form_from,
        subject: new.subject,
        round: corrects.and_then(|id| case.document(id)).map_or(round, |d| d.round),
        side: new.side,
        issuer: new.issuer,
        number: new.number,
        symbol: new.symbol,
        dated: new.dated,
        content_sha256: new.content_sha256,
        sha256: new.sha256,
        size: new.size,
        docx: Some(new.docx),
        value: Some(new.value),
        gaps: new.gaps,
        corrects,
        reason,
        issued_at: c.now,
        issued_by: Recorder::of(c.actor, case),
        copies: Vec::new(),
    };
    Ok(vec![Event::DocumentIssued(Box::new(document))].into())
}

pub(super) fn file_copy(
    case: &Case,
    new: NewDocumentCopy,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let document = case.document(new.document).ok_or(Refusal::Unknown { what: "document" })?;
    let same = |d: &DocumentCopy| d.file.sha256 == new.file.sha256;
    let word = document.docx.as_ref().is_some_and(|d| d.sha256 == new.file.sha256);
    if document.sha256 == new.file.sha256 || word || document.copies.iter().any(same) {
        return Err(Refusal::field(
            "/upload_id",
            "same_file",
            "Tệp này giống hệt bản đã lưu; chọn tệp khác.",
            "This is the very file that is kept already; choose another.",
        ));
    }
    let copy = DocumentCopy {
        id: new.id,
        kind: new.kind,
        file: new.file,
        note: new.note,
        filed_at: c.now,
        filed_by: Recorder::of(c.actor, case),
    };
    Ok(vec![Event::DocumentFiled(Box::new(FiledDocument { document: new.document, copy }))].into())
}
