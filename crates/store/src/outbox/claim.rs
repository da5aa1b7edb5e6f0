//! Leasing messages.

use std::collections::HashSet;
use std::time::Duration;

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use super::row::OutboxRow;
use super::state::OutboxState;
use crate::conn::Conn;
use crate::dialect::claimable;
use crate::error::{Result, StoreError};
use crate::schema::outbox;
use crate::types::{At, Id};

/// Whom the messages may be for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addresses {
    /// Anybody.
    All,
    /// This address alone.
    Only(String),
    /// Anybody but these.
    Except(Vec<String>),
}

/// What a worker takes at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// Of this channel; `None`: of any.
    pub channel: Option<String>,
    /// For these addresses of the channel.
    pub addresses: Addresses,
    /// As many at most.
    pub limit: i64,
}

/// A leased message.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// The message.
    pub row: OutboxRow,
    /// Its last holder let the lease run out: perhaps it had sent it already.
    pub taken_over: bool,
}

/// Leases due messages to a worker and counts the attempt. A lease that has run out may be taken over. Call it
/// inside `Db::write`.
pub fn claim(
    c: &mut Conn,
    worker: &str,
    now: Instant,
    lease: Duration,
    limit: i64,
) -> Result<Vec<OutboxRow>> {
    let all = Portion { channel: None, addresses: Addresses::All, limit };
    Ok(claim_portion(c, worker, now, lease, &all)?.into_iter().map(|claimed| claimed.row).collect())
}

/// The same for a part of the queue.
pub fn claim_portion(
    c: &mut Conn,
    worker: &str,
    now: Instant,
    lease: Duration,
    portion: &Portion,
) -> Result<Vec<Claimed>> {
    let due = claimable(c, now, portion)?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let until = chrono::Duration::from_std(lease)
        .ok()
        .and_then(|lease| now.checked_add_signed(lease))
        .ok_or(StoreError::Invalid("a lease without end"))?;
    let ids: Vec<Id> = due.iter().map(|(id, _)| Id(*id)).collect();
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids.clone())))
        .set((
            outbox::leased_by.eq(worker),
            outbox::leased_until.eq(At(until)),
            outbox::attempts.eq(outbox::attempts + 1),
        ))
        .execute(c)?;
    let rows = outbox::table
        .filter(outbox::id.eq_any(ids))
        .order((outbox::next_attempt_at, outbox::id))
        .select(OutboxRow::as_select())
        .load(c)?;
    let held: HashSet<Uuid> = due.iter().filter(|(_, by)| by.is_some()).map(|(id, _)| *id).collect();
    Ok(rows.into_iter().map(|row| Claimed { taken_over: held.contains(&row.id), row }).collect())
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
