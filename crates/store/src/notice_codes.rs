//! Codes with which whoever told of an accident without an account comes back to it. Only hashes are kept.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::{Result, StoreError};
use crate::schema::notice_codes;
use crate::types::{At, Id, MaybeId};

/// The code of one report (mã tin).
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = notice_codes)]
pub struct NoticeCodeRow {
    /// SHA-256 of the code, in hex.
    pub code_hash: String,
    /// Random bits, in hex: with a key that is not here they make the code again for a repeated request.
    pub salt: String,
    /// The case that the report opened; it may have been taken into another since.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// The report; unique.
    #[diesel(serialize_as = Id)]
    pub report_id: Uuid,
    /// The full declaration that was filed with the code.
    #[diesel(serialize_as = MaybeId)]
    pub completion_id: Option<Uuid>,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it ends.
    #[diesel(serialize_as = At)]
    pub expires_at: Instant,
}

/// Adds a code; `Duplicate` when the report has one.
pub fn insert(c: &mut Conn, row: &NoticeCodeRow) -> Result<()> {
    diesel::insert_into(notice_codes::table).values(row.clone()).execute(c)?;
    Ok(())
}

/// The row of a code, ended or not; the caller judges its time.
pub fn by_hash(c: &mut Conn, code_hash: &str) -> Result<Option<NoticeCodeRow>> {
    let found = notice_codes::table.filter(notice_codes::code_hash.eq(code_hash));
    Ok(found.select(NoticeCodeRow::as_select()).first(c).optional()?)
}

/// The row of a report, ended or not.
pub fn of_report(c: &mut Conn, report: Uuid) -> Result<Option<NoticeCodeRow>> {
    let found = notice_codes::table.filter(notice_codes::report_id.eq(Id(report)));
    Ok(found.select(NoticeCodeRow::as_select()).first(c).optional()?)
}

/// Notes the full declaration that was filed with the code of a report.
pub fn complete(c: &mut Conn, report: Uuid, completion: Uuid) -> Result<()> {
    let row = notice_codes::table.filter(notice_codes::report_id.eq(Id(report)));
    let changed =
        diesel::update(row).set(notice_codes::completion_id.eq(MaybeId(Some(completion)))).execute(c)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Forgets codes that ended before a moment; gives how many.
pub fn purge(c: &mut Conn, before: Instant) -> Result<usize> {
    Ok(diesel::delete(notice_codes::table.filter(notice_codes::expires_at.lt(At(before)))).execute(c)?)
}
