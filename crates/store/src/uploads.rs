//! Files on their way: what was announced, how much of it came, and what it turned out to be.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::keyed;
use crate::error::Result;
use crate::schema::uploads;
use crate::text_key::text_key;
use crate::types::{At, Id, MaybeId};

text_key! {
    /// Where an upload stands.
    UploadState {
        /// Bytes are still to come, or to be looked at.
        Open = "open",
        /// Looked at and kept; waits to be named by a piece of evidence.
        Ready = "ready",
        /// Not taken.
        Refused = "refused",
        /// Named by a piece of evidence.
        Used = "used",
    }
}

/// A file that is being received.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = uploads, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct UploadRow {
    /// The upload.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case it is for.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Who sends it.
    #[diesel(serialize_as = Id)]
    pub user_id: Uuid,
    /// Name as the sender gave it.
    pub name: String,
    /// Media type as the sender announced it.
    pub announced: String,
    /// Bytes announced.
    pub length: i64,
    /// Bytes on the disk.
    pub received: i64,
    /// Where it stands.
    pub state: UploadState,
    /// Why it was not taken, as JSON.
    pub refusal: Option<String>,
    /// What the file is, as JSON.
    pub file: Option<String>,
    /// When it was begun.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it is thrown away unless it was used.
    #[diesel(serialize_as = At)]
    pub expires_at: Instant,
    /// The piece of evidence that names it.
    #[diesel(serialize_as = MaybeId)]
    pub evidence_id: Option<Uuid>,
}

keyed!(uploads, UploadRow);

/// Notes that more bytes are on the disk; false when another request did so first.
pub fn advance(c: &mut Conn, id: Uuid, from: i64, to: i64) -> Result<bool> {
    let open = uploads::table
        .find(Id(id))
        .filter(uploads::received.eq(from))
        .filter(uploads::state.eq(UploadState::Open));
    Ok(diesel::update(open).set(uploads::received.eq(to)).execute(c)? == 1)
}

/// Notes that the file ends where it is; false when more came in between.
pub fn end(c: &mut Conn, id: Uuid, received: i64) -> Result<bool> {
    let open = uploads::table
        .find(Id(id))
        .filter(uploads::received.eq(received))
        .filter(uploads::state.eq(UploadState::Open));
    Ok(diesel::update(open).set(uploads::length.eq(received)).execute(c)? == 1)
}

/// Notes what came of looking at the file; false when it is no longer open.
pub fn settle(
    c: &mut Conn,
    id: Uuid,
    state: UploadState,
    file: Option<String>,
    refusal: Option<String>,
) -> Result<bool> {
    let open = uploads::table.find(Id(id)).filter(uploads::state.eq(UploadState::Open));
    let set = (uploads::state.eq(state), uploads::file.eq(file), uploads::refusal.eq(refusal));
    Ok(diesel::update(open).set(set).execute(c)? == 1)
}

/// Notes the piece of evidence that names it; false when it is not ready, or was named before.
pub fn take(c: &mut Conn, id: Uuid, evidence: Uuid) -> Result<bool> {
    let ready = uploads::table.find(Id(id)).filter(uploads::state.eq(UploadState::Ready));
    let set = (uploads::state.eq(UploadState::Used), uploads::evidence_id.eq(Some(Id(evidence))));
    Ok(diesel::update(ready).set(set).execute(c)? == 1)
}

/// Uploads whose time is over, at most `limit`.
pub fn expired(c: &mut Conn, now: Instant, limit: i64) -> Result<Vec<UploadRow>> {
    Ok(uploads::table
        .filter(uploads::expires_at.lt(At(now)))
        .order(uploads::expires_at)
        .limit(limit)
        .select(UploadRow::as_select())
        .load(c)?)
}

/// How many uploads somebody has begun and not used.
pub fn begun_by(c: &mut Conn, user: Uuid) -> Result<i64> {
    let open = [UploadState::Open, UploadState::Ready];
    Ok(uploads::table
        .filter(uploads::user_id.eq(Id(user)))
        .filter(uploads::state.eq_any(open))
        .count()
        .get_result(c)?)
}

/// Does an upload wait with a file that holds this text (its hash)?
pub fn waits_with(c: &mut Conn, sha256: &str) -> Result<bool> {
    let found: i64 = uploads::table
        .filter(uploads::state.eq(UploadState::Ready))
        .filter(uploads::file.assume_not_null().like(format!("%{sha256}%")))
        .filter(uploads::file.is_not_null())
        .count()
        .get_result(c)?;
    Ok(found > 0)
}

/// Throws one away.
pub fn remove(c: &mut Conn, id: Uuid) -> Result<bool> {
    Ok(diesel::delete(uploads::table.find(Id(id))).execute(c)? == 1)
}
