//! Failed sign-ins, for throttling.

use diesel::prelude::*;
use domain::time::Instant;
use std::time::Duration;

use crate::conn::Conn;
use crate::dialect::insert_new;
use crate::error::Result;
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

/// Counts a failure; failures older than `decay` since the last are forgotten first. Gives what stands now.
pub fn record(c: &mut Conn, key: &str, at: Instant, decay: Duration) -> Result<LoginFailures> {
    let fresh = LoginFailures { key: key.to_owned(), count: 1, first_at: at, last_at: at };
    if insert_new!(c, login_failures::table, fresh.clone())? == 1 {
        return Ok(fresh);
    }
    let stale = login_failures::table.find(key).filter(login_failures::last_at.lt(At(since(at, decay))));
    if diesel::update(stale).set(fresh.clone()).execute(c)? == 1 {
        return Ok(fresh);
    }
    diesel::update(login_failures::table.find(key))
        .set((login_failures::count.eq(login_failures::count + 1), login_failures::last_at.eq(At(at))))
        .execute(c)?;
    Ok(login_failures::table.find(key).select(LoginFailures::as_select()).first(c)?)
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
