//! Sessions of people.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::Result;
use crate::schema::sessions;
use crate::types::{At, Id, MaybeAt};

/// A session; the browser alone holds the token.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sessions, primary_key(token_hash), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct SessionRow {
    /// SHA-256 of the token, in hex.
    pub token_hash: String,
    /// The session.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Whose it is.
    #[diesel(serialize_as = Id)]
    pub user_id: Uuid,
    /// SHA-256 of the token that forms carry.
    pub csrf_hash: String,
    /// When they signed in.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was last used, roughly.
    #[diesel(serialize_as = At)]
    pub last_seen_at: Instant,
    /// When it ends.
    #[diesel(serialize_as = At)]
    pub expires_at: Instant,
    /// When it was ended early.
    #[diesel(serialize_as = MaybeAt)]
    pub revoked_at: Option<Instant>,
}

/// Opens a session.
pub fn insert(c: &mut Conn, row: &SessionRow) -> Result<()> {
    diesel::insert_into(sessions::table).values(row.clone()).execute(c)?;
    Ok(())
}

/// The session of a token, ended or not; the caller judges its times.
pub fn by_token(c: &mut Conn, token_hash: &str) -> Result<Option<SessionRow>> {
    Ok(sessions::table.find(token_hash).select(SessionRow::as_select()).first(c).optional()?)
}

/// Notes that a session is in use, and moves its end.
pub fn touch(c: &mut Conn, token_hash: &str, seen_at: Instant, expires_at: Instant) -> Result<()> {
    diesel::update(sessions::table.find(token_hash).filter(sessions::revoked_at.is_null()))
        .set((sessions::last_seen_at.eq(At(seen_at)), sessions::expires_at.eq(At(expires_at))))
        .execute(c)?;
    Ok(())
}

/// Ends a session; false when it was ended before.
pub fn revoke(c: &mut Conn, id: Uuid, at: Instant) -> Result<bool> {
    let open = sessions::table.filter(sessions::id.eq(Id(id))).filter(sessions::revoked_at.is_null());
    Ok(diesel::update(open).set(sessions::revoked_at.eq(At(at))).execute(c)? == 1)
}

/// Ends all sessions of a user; gives how many.
pub fn revoke_all(c: &mut Conn, user: Uuid, at: Instant) -> Result<usize> {
    let open = sessions::table.filter(sessions::user_id.eq(Id(user))).filter(sessions::revoked_at.is_null());
    Ok(diesel::update(open).set(sessions::revoked_at.eq(At(at))).execute(c)?)
}

/// The sessions of a user, newest first.
pub fn of_user(c: &mut Conn, user: Uuid) -> Result<Vec<SessionRow>> {
    Ok(sessions::table
        .filter(sessions::user_id.eq(Id(user)))
        .order((sessions::created_at.desc(), sessions::id.desc()))
        .select(SessionRow::as_select())
        .load(c)?)
}

/// Forgets sessions that ended before a moment; gives how many.
pub fn purge(c: &mut Conn, before: Instant) -> Result<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.lt(At(before)))).execute(c)?)
}
