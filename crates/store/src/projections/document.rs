//! Issued documents in lists, and the files that stand beside them.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::{Result, StoreError};
use crate::schema::{document_files, documents};
use crate::types::{At, Id, MaybeId};

/// A document that was issued (văn bản); nothing personal.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = documents, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct DocumentRow {
    /// The document.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Province that keeps the case.
    pub province: String,
    /// Key of the form.
    pub kind: String,
    /// Name of the issuer on that day.
    pub issuer: String,
    /// Number in the series.
    pub number: i32,
    /// Symbol.
    pub symbol: String,
    /// SHA-256 of what it says.
    pub content_sha256: String,
    /// Date of the document.
    pub dated: NaiveDate,
    /// When it was issued.
    #[diesel(serialize_as = At)]
    pub issued_at: Instant,
    /// The document that replaced it.
    #[diesel(serialize_as = MaybeId)]
    pub replaced_by: Option<Uuid>,
    /// SHA-256 of its DOCX; none of those issued before it was kept.
    pub docx_sha256: Option<String>,
    /// SHA-256 of what it says as data; none of those issued before it was kept.
    pub value_sha256: Option<String>,
}

/// A file of a document: as issued, edited or signed.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = document_files, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct DocumentFileRow {
    /// The document itself, or the version.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The document.
    #[diesel(serialize_as = Id)]
    pub document_id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// `issued`, `edited` or `signed`.
    pub kind: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// SHA-256 of its small picture.
    pub thumbnail: Option<String>,
}

/// An issued document by its id.
pub fn issued_document(c: &mut Conn, id: Uuid) -> Result<DocumentRow> {
    Ok(documents::table.find(Id(id)).select(DocumentRow::as_select()).first(c)?)
}

/// The issued document that says what has this hash.
pub fn document_of_content(c: &mut Conn, sha256: &str) -> Result<DocumentRow> {
    documents::table
        .filter(documents::content_sha256.eq(sha256.to_owned()))
        .order(documents::id)
        .select(DocumentRow::as_select())
        .first(c)
        .optional()?
        .ok_or(StoreError::NotFound)
}

/// The issued document whose DOCX has this hash.
pub fn document_of_docx(c: &mut Conn, sha256: &str) -> Result<DocumentRow> {
    documents::table
        .filter(documents::docx_sha256.eq(sha256.to_owned()))
        .order(documents::id)
        .select(DocumentRow::as_select())
        .first(c)
        .optional()?
        .ok_or(StoreError::NotFound)
}

/// The file with this hash that stands beside an issued document; the first one when several do.
pub fn document_file(c: &mut Conn, sha256: &str) -> Result<DocumentFileRow> {
    document_files::table
        .filter(document_files::sha256.eq(sha256.to_owned()))
        .order(document_files::id)
        .select(DocumentFileRow::as_select())
        .first(c)
        .optional()?
        .ok_or(StoreError::NotFound)
}

/// Is a stored file named by an issued document or a version of it?
pub(super) fn names_file(c: &mut Conn, sha256: &str) -> Result<bool> {
    let files = document_files::table.filter(document_files::sha256.eq(sha256.to_owned()));
    let count: i64 = files.count().get_result(c)?;
    let small = document_files::table
        .filter(document_files::thumbnail.assume_not_null().eq(sha256.to_owned()))
        .filter(document_files::thumbnail.is_not_null());
    let pictures: i64 = small.count().get_result(c)?;
    let word = documents::table.filter(documents::docx_sha256.eq(sha256.to_owned()));
    let word: i64 = word.count().get_result(c)?;
    let said = documents::table.filter(documents::value_sha256.eq(sha256.to_owned()));
    let said: i64 = said.count().get_result(c)?;
    Ok(count + pictures + word + said > 0)
}
