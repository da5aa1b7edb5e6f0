//! The file of an issued document; every look is written down, since a document names people.

use super::sight::DocumentSight;
use crate::app::Casework;
use crate::cases::{ShownIn, load, note_testimony, relations, trimmed};
use crate::context::Context;
use crate::evidence::{OpenedFile, view_row};
use crate::failure::Failure;
use documents::FormKind;
use domain::access::{act, authorise_on};
use domain::ids::{CaseId, DocumentCopyId, DocumentId, TestimonyId};
use files::FileKind;
use store::evidence_views;

/// Media type of a DOCX.
pub(super) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Which file of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentPart {
    /// As it was issued.
    Issued,
    /// The same for a word processor, as it was issued.
    Docx,
    /// A version filed beside it.
    Copy(DocumentCopyId),
}

/// Opens the file of a document.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such document for this caller.
pub async fn open(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    id: DocumentId,
    part: DocumentPart,
) -> Result<OpenedFile, Failure> {
    let (entry, at, reader) = (app.id(), app.now(), ctx.clone());
    let (file, said) = app
        .db()
        .write(move |conn| {
            let loaded = load(conn, case)?;
            let known = relations(conn, &reader.actor, &loaded.case)?;
            authorise_on::<act::ReadDocuments>(&reader.actor, &known)?;
            let sight = DocumentSight::of(&reader.actor, &known, &loaded.case);
            let seen = trimmed(&reader.actor, &known, loaded.case);
            let document = seen.document(id).filter(|d| sight.knows(d.id)).ok_or(Failure::NotFound)?;
            let number = seen.number.to_string().replace('Đ', "D");
            let begin = format!("{number}-{}-{:02}", document.kind.replace('_', "-"), document.number);
            let found = match part {
                DocumentPart::Issued => {
                    (document.sha256.clone(), "application/pdf".to_owned(), format!("{begin}.pdf"))
                }
                DocumentPart::Docx => {
                    let docx = document.docx.as_ref().ok_or(Failure::NotFound)?;
                    (docx.sha256.clone(), DOCX.to_owned(), format!("{begin}.docx"))
                }
                DocumentPart::Copy(copy) => {
                    let place = document.copies.iter().position(|c| c.id == copy).ok_or(Failure::NotFound)?;
                    let copy = &document.copies[place];
                    let ending =
                        FileKind::of_media_type(&copy.file.media_type).map_or("bin", |k| k.endings()[0]);
                    let name = format!("{begin}-{}-{}.{ending}", copy.kind.as_str(), place + 1);
                    (copy.file.sha256.clone(), copy.file.media_type.clone(), name)
                }
            };
            let row = view_row(entry, at, &reader.actor, case, id.0, "file");
            evidence_views::insert(conn, &row)?;
            let said =
                document.subject.filter(|_| document.kind == FormKind::Testimony.code()).map(TestimonyId);
            Ok::<_, Failure>((found, said.map(|id| (seen, id))))
        })
        .await?;
    if let Some((seen, testimony)) = &said {
        note_testimony(app, &ctx, seen, ShownIn::Document(Some(*testimony))).await?;
    }
    let (sha256, media_type, name) = file;
    match app.settings().evidence.vault.read(&sha256).await {
        Ok(Some(stored)) => Ok(OpenedFile { stored, media_type, name }),
        Ok(None) => Err(Failure::Internal(format!("document {id} of case {case}: its file is not there"))),
        Err(e) => {
            tracing::error!(document.id = %id, error = %e, "a document could not be read");
            Err(Failure::Busy)
        }
    }
}
