//! Leasing messages.

use std::time::Duration;

use diesel::prelude::*;
use domain::time::Instant;

use super::row::OutboxRow;
use super::state::OutboxState;
use crate::conn::Conn;
use crate::dialect::claimable;
use crate::error::{Result, StoreError};
use crate::schema::outbox;
use crate::types::{At, Id};

/// Leases due messages to a worker and counts the attempt. A lease that has run out may be taken over. Call it
/// inside `Db::write`.
pub fn claim(
    c: &mut Conn,
    worker: &str,
    now: Instant,
    lease: Duration,
    limit: i64,
) -> Result<Vec<OutboxRow>> {
    let ids: Vec<Id> = claimable(c, now, limit)?.into_iter().map(Id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let until = chrono::Duration::from_std(lease)
        .ok()
        .and_then(|lease| now.checked_add_signed(lease))
        .ok_or(StoreError::Invalid("a lease without end"))?;
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids.clone())))
        .set((
            outbox::leased_by.eq(worker),
            outbox::leased_until.eq(At(until)),
            outbox::attempts.eq(outbox::attempts + 1),
        ))
        .execute(c)?;
    Ok(outbox::table
        .filter(outbox::id.eq_any(ids))
        .order((outbox::next_attempt_at, outbox::id))
        .select(OutboxRow::as_select())
        .load(c)?)
}

/// Gives back all that a worker holds but has not begun to send, when it stops; gives how many.
pub fn release(c: &mut Conn, worker: &str) -> Result<usize> {
    let held =
        outbox::table.filter(outbox::leased_by.eq(worker)).filter(outbox::state.eq(OutboxState::Pending));
    Ok(diesel::update(held)
        .set((
            outbox::leased_by.eq(None::<String>),
            outbox::leased_until.eq(None::<At>),
            outbox::attempts.eq(outbox::attempts - 1),
        ))
        .execute(c)?)
}
