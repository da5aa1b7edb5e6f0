//! Answers kept under the caller's key, so that a repeated request does nothing twice.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;

use crate::conn::Conn;
use crate::dialect::{self, insert_new};
use crate::error::{Result, StoreError};
use crate::prepared::Prepared;
use crate::schema::idempotency;
use crate::types::{At, MaybeJson};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = idempotency, treat_none_as_default_value = false)]
struct KeyRow {
    scope: String,
    key: String,
    body_hash: String,
    status: Option<i32>,
    #[diesel(serialize_as = MaybeJson)]
    headers: Option<Value>,
    body: Option<String>,
    #[diesel(serialize_as = At)]
    created_at: Instant,
}

/// An answer as it was given the first time.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredAnswer {
    /// HTTP status.
    pub status: i32,
    /// Headers that belong to the answer.
    pub headers: Value,
    /// The exact body.
    pub body: String,
}

/// What stands under a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Begun {
    /// Nothing: do the work and [`complete`] in the same transaction.
    Fresh,
    /// The same request was answered: give the same answer.
    Replay(StoredAnswer),
    /// The key was used with another body.
    BodyDiffers,
}

/// Takes a key, in the transaction of the work it protects. A second request under the same key waits for the
/// first on PostgreSQL (by the primary key) and on SQLite (by its place in the queue); if the first fails, its
/// key is free again.
pub fn begin(c: &mut Conn, scope: &str, key: &str, body_hash: &str, now: Instant) -> Result<Begun> {
    let row = KeyRow {
        scope: scope.to_owned(),
        key: key.to_owned(),
        body_hash: body_hash.to_owned(),
        status: None,
        headers: None,
        body: None,
        created_at: now,
    };
    if insert_new!(c, idempotency::table, row)? == 1 {
        return Ok(Begun::Fresh);
    }
    let row: KeyRow = idempotency::table.find((scope, key)).select(KeyRow::as_select()).first(c)?;
    if row.body_hash != body_hash {
        return Ok(Begun::BodyDiffers);
    }
    match (row.status, row.headers, row.body) {
        (Some(status), Some(headers), Some(body)) => {
            dialect::flush_with(c);
            Ok(Begun::Replay(StoredAnswer { status, headers, body }))
        }
        _ => Err(StoreError::Inconsistent { table: "idempotency", column: "status", row: row.key }),
    }
}

/// Keeps the answer under a key that [`begin`] took.
pub fn complete(c: &mut Conn, scope: &str, key: &str, answer: &StoredAnswer) -> Result<()> {
    let changed = Prepared(diesel::update(idempotency::table.find((scope, key))).set((
        idempotency::status.eq(answer.status),
        idempotency::headers.eq(MaybeJson(Some(answer.headers.clone()))),
        idempotency::body.eq(answer.body.as_str()),
    )))
    .execute(c)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Forgets keys taken before a moment; gives how many.
pub fn purge(c: &mut Conn, before: Instant) -> Result<usize> {
    Ok(diesel::delete(idempotency::table.filter(idempotency::created_at.lt(At(before)))).execute(c)?)
}
