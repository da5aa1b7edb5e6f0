//! How an attempt ended.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use super::state::OutboxState;
use crate::conn::Conn;
use crate::error::Result;
use crate::prepared::Prepared;
use crate::schema::outbox;
use crate::types::{At, Id};

/// A message that this worker holds.
macro_rules! held {
    ($id:expr, $worker:expr) => {
        outbox::table
            .find(Id($id))
            .filter(outbox::leased_by.eq($worker))
            .filter(outbox::state.eq(OutboxState::Pending))
    };
}

/// The message was handed over; false when the worker no longer holds it.
pub fn delivered(c: &mut Conn, id: Uuid, worker: &str, at: Instant) -> Result<bool> {
    let changed = Prepared(diesel::update(held!(id, worker)).set((
        outbox::state.eq(OutboxState::Delivered),
        outbox::delivered_at.eq(At(at)),
        outbox::leased_by.eq(None::<String>),
        outbox::leased_until.eq(None::<At>),
        outbox::last_error.eq(None::<String>),
    )))
    .execute(c)?;
    Ok(changed == 1)
}

/// The attempt failed for now; false when the worker no longer holds the message.
pub fn retry(c: &mut Conn, id: Uuid, worker: &str, next_at: Instant, error: &str) -> Result<bool> {
    let changed = Prepared(diesel::update(held!(id, worker)).set((
        outbox::next_attempt_at.eq(At(next_at)),
        outbox::leased_by.eq(None::<String>),
        outbox::leased_until.eq(None::<At>),
        outbox::last_error.eq(error),
    )))
    .execute(c)?;
    Ok(changed == 1)
}

/// The message cannot be delivered; false when the worker no longer holds it.
pub fn dead(c: &mut Conn, id: Uuid, worker: &str, error: &str) -> Result<bool> {
    let changed = Prepared(diesel::update(held!(id, worker)).set((
        outbox::state.eq(OutboxState::Dead),
        outbox::leased_by.eq(None::<String>),
        outbox::leased_until.eq(None::<At>),
        outbox::last_error.eq(error),
    )))
    .execute(c)?;
    Ok(changed == 1)
}

/// The message came back after it had been handed over; false when it was given up before. Nobody holds it.
pub fn bounced(c: &mut Conn, id: Uuid, error: &str) -> Result<bool> {
    let gone = outbox::table.find(Id(id)).filter(outbox::state.eq(OutboxState::Delivered));
    let changed = diesel::update(gone)
        .set((outbox::state.eq(OutboxState::Dead), outbox::last_error.eq(error)))
        .execute(c)?;
    Ok(changed == 1)
}

/// Tries a message that was given up again, from the first attempt and at this address; false when it was not
/// given up.
pub fn replay(c: &mut Conn, id: Uuid, address: &str, now: Instant) -> Result<bool> {
    let given_up = outbox::table.find(Id(id)).filter(outbox::state.eq(OutboxState::Dead));
    let changed = diesel::update(given_up)
        .set((
            outbox::state.eq(OutboxState::Pending),
            outbox::address.eq(address),
            outbox::attempts.eq(0),
            outbox::next_attempt_at.eq(At(now)),
        ))
        .execute(c)?;
    Ok(changed == 1)
}

/// A message that was given up is not tried again: a person saw to it; false when it was not given up.
pub fn set_aside(c: &mut Conn, id: Uuid) -> Result<bool> {
    let given_up = outbox::table.find(Id(id)).filter(outbox::state.eq(OutboxState::Dead));
    Ok(diesel::update(given_up).set(outbox::state.eq(OutboxState::Cancelled)).execute(c)? == 1)
}

/// The message is no longer needed; it was leased, but not sent.
pub fn drop_leased(c: &mut Conn, id: Uuid, worker: &str) -> Result<()> {
    diesel::update(held!(id, worker))
        .set((
            outbox::state.eq(OutboxState::Cancelled),
            outbox::leased_by.eq(None::<String>),
            outbox::leased_until.eq(None::<At>),
        ))
        .execute(c)?;
    Ok(())
}
