//! Failed sign-ins, for throttling.

use diesel::prelude::*;
use domain::time::Instant;
use std::time::Duration;

use crate::conn::Conn;
use crate::dialect::{insert_new, lock_failures};
use crate::error::{Result, StoreError};
use crate::schema::login_failures;
use crate::types::At;

/// Recent failures of one key.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = login_failures, primary_key(key), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct LoginFailures {
    /// What is throttled: a hash of account and address.
    pub key: String,
    /// Failures in a row.
    pub count: i32,
    /// The first of them.
    #[diesel(serialize_as = At)]
    pub first_at: Instant,
    /// The last of them.
    #[diesel(serialize_as = At)]
    pub last_at: Instant,
}

/// An attempt that was counted as a failure before it was judged, and what stood before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reserved {
    key: String,
    at: Instant,
    before: Option<LoginFailures>,
}

impl Reserved {
    /// What is throttled.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Counts an attempt as a failure before it is judged, unless `refused` finds that what stands so far asks for
/// patience. Failures older than `decay` since the last are forgotten first. The row is held until the end of the
/// transaction, so that of attempts made at once each sees those before it.
pub fn reserve<E: From<StoreError>>(
    c: &mut Conn,
    key: &str,
    at: Instant,
    decay: Duration,
    refused: impl Fn(&LoginFailures) -> Option<E>,
) -> std::result::Result<Reserved, E> {
    let fresh = LoginFailures { key: key.to_owned(), count: 1, first_at: at, last_at: at };
    let reserved = |before| Reserved { key: key.to_owned(), at, before };
    loop {
        if insert_new!(c, login_failures::table, fresh.clone()).map_err(StoreError::from)? == 1 {
            return Ok(reserved(None));
        }
        // Forgotten by a success in between: then this is the first.
        let Some(before) = lock_failures(c, key).map_err(StoreError::from)? else { continue };
        let row = login_failures::table.find(key);
        if before.last_at < since(at, decay) {
            diesel::update(row).set(fresh).execute(c).map_err(StoreError::from)?;
            return Ok(reserved(None));
        }
        if let Some(refusal) = refused(&before) {
            return Err(refusal);
        }
        let more = (login_failures::count.eq(before.count + 1), login_failures::last_at.eq(At(at)));
        diesel::update(row).set(more).execute(c).map_err(StoreError::from)?;
        return Ok(reserved(Some(before)));
    }
}

/// Gives an attempt back that was no failure; those of others made meanwhile still count.
pub fn give_back(c: &mut Conn, reserved: &Reserved) -> Result<()> {
    let Some(now) = lock_failures(c, &reserved.key)? else { return Ok(()) };
    let row = login_failures::table.find(&reserved.key);
    if now.count <= 1 {
        diesel::delete(row).execute(c)?;
        return Ok(());
    }
    // Nobody came after it: the last failure is again the one before it.
    let last_at = match &reserved.before {
        Some(before) if now.last_at == reserved.at => before.last_at,
        Some(_) | None => now.last_at,
    };
    let less = (login_failures::count.eq(now.count - 1), login_failures::last_at.eq(At(last_at)));
    diesel::update(row).set(less).execute(c)?;
    Ok(())
}

/// The failures of a key that still count.
pub fn get(c: &mut Conn, key: &str, at: Instant, decay: Duration) -> Result<Option<LoginFailures>> {
    let found = login_failures::table.find(key).filter(login_failures::last_at.ge(At(since(at, decay))));
    Ok(found.select(LoginFailures::as_select()).first(c).optional()?)
}

/// Forgets the failures of a key, after a success.
pub fn clear(c: &mut Conn, key: &str) -> Result<()> {
    diesel::delete(login_failures::table.find(key)).execute(c)?;
    Ok(())
}

/// Forgets keys without a failure since a moment; gives how many.
pub fn purge(c: &mut Conn, before: Instant) -> Result<usize> {
    Ok(diesel::delete(login_failures::table.filter(login_failures::last_at.lt(At(before)))).execute(c)?)
}

fn since(at: Instant, decay: Duration) -> Instant {
    chrono::Duration::from_std(decay)
        .ok()
        .and_then(|d| at.checked_sub_signed(d))
        .unwrap_or(Instant::UNIX_EPOCH)
}
