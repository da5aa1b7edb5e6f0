//! Was this paper issued? Answers anybody who holds it, and tells nothing of people.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::access::{act, authorise_on};
use domain::ids::DocumentId;
use domain::words::Localized;
use store::{Conn, DocumentRow, StoreError, projections};

/// A document that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedDocument {
    /// Id.
    pub id: DocumentId,
    /// Key of the form.
    pub kind: String,
    /// Title of the form.
    pub title: Localized,
    /// Number and symbol.
    pub cited: String,
    /// Date of the document.
    pub dated: NaiveDate,
    /// Who issued it.
    pub issuer: String,
    /// SHA-256 of what it says, as printed at its foot.
    pub content_sha256: String,
    /// Number, symbol and date of the document that replaced it.
    pub replaced_by: Option<(String, NaiveDate)>,
    /// What was found: by its id or content `document`, by the hash of a file `issued`, `edited` or `signed`.
    pub found: String,
}

fn cited(row: &DocumentRow) -> String {
    format!("{:02}/{}", row.number, row.symbol)
}

fn absent<T>(found: Result<T, StoreError>) -> Result<Option<T>, Failure> {
    match found {
        Ok(row) => Ok(Some(row)),
        Err(StoreError::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// By the id of a document, the hash printed on it, or the hash of a file.
fn find(conn: &mut Conn, key: &str) -> Result<Option<(DocumentRow, String)>, Failure> {
    if let Ok(id) = key.parse::<DocumentId>() {
        return Ok(absent(projections::issued_document(conn, id.0))?.map(|row| (row, "document".to_owned())));
    }
    if key.len() != 64 || !key.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(None);
    }
    if let Some(row) = absent(projections::document_of_content(conn, key))? {
        return Ok(Some((row, "document".to_owned())));
    }
    if let Some(row) = absent(projections::document_of_docx(conn, key))? {
        return Ok(Some((row, "issued".to_owned())));
    }
    let Some(file) = absent(projections::document_file(conn, key))? else { return Ok(None) };
    Ok(absent(projections::issued_document(conn, file.document_id))?.map(|row| (row, file.kind)))
}

/// Looks a document up by its id or by a SHA-256.
///
/// # Errors
/// [`Failure::NotFound`] when nothing was issued under it.
pub async fn verify(app: &Casework, ctx: Context, key: &str) -> Result<VerifiedDocument, Failure> {
    let key = key.trim().to_lowercase();
    app.db()
        .read(move |conn| {
            authorise_on::<act::VerifyDocument>(&ctx.actor, &[])?;
            let (row, found) = find(conn, &key)?.ok_or(Failure::NotFound)?;
            let later = match row.replaced_by {
                Some(id) => absent(projections::issued_document(conn, id))?,
                None => None,
            };
            Ok(VerifiedDocument {
                id: DocumentId(row.id),
                title: super::title(&row.kind),
                cited: cited(&row),
                dated: row.dated,
                issuer: row.issuer.clone(),
                content_sha256: row.content_sha256.clone(),
                replaced_by: later.map(|l| (cited(&l), l.dated)),
                kind: row.kind,
                found,
            })
        })
        .await
}
