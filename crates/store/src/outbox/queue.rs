//! The queue itself.

use diesel::dsl::{count_star, min};
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use super::row::OutboxRow;
use super::state::OutboxState;
use crate::conn::Conn;
use crate::error::Result;
use crate::schema::outbox;
use crate::types::Id;

/// Puts a message in the queue.
pub fn enqueue(c: &mut Conn, row: &OutboxRow) -> Result<()> {
    diesel::insert_into(outbox::table).values(row.clone()).execute(c)?;
    Ok(())
}

/// One message; `NotFound` when there is none.
pub fn get(c: &mut Conn, id: Uuid) -> Result<OutboxRow> {
    Ok(outbox::table.find(Id(id)).select(OutboxRow::as_select()).first(c)?)
}

/// The messages of an alert, oldest first.
pub fn of_alert(c: &mut Conn, alert: Uuid) -> Result<Vec<OutboxRow>> {
    Ok(outbox::table
        .filter(outbox::alert_id.eq(Id(alert)))
        .order((outbox::created_at, outbox::id))
        .select(OutboxRow::as_select())
        .load(c)?)
}

/// Takes the waiting messages of an alert out of the queue; gives how many. One that is being sent is sent.
pub fn cancel(c: &mut Conn, alert: Uuid) -> Result<usize> {
    let waiting = outbox::table
        .filter(outbox::alert_id.eq(Id(alert)))
        .filter(outbox::state.eq(OutboxState::Pending))
        .filter(outbox::leased_by.is_null());
    Ok(diesel::update(waiting).set(outbox::state.eq(OutboxState::Cancelled)).execute(c)?)
}

/// How many messages wait.
pub fn depth(c: &mut Conn) -> Result<i64> {
    Ok(outbox::table.filter(outbox::state.eq(OutboxState::Pending)).select(count_star()).first(c)?)
}

/// When the longest waiting message was made.
pub fn oldest(c: &mut Conn) -> Result<Option<Instant>> {
    let waiting = outbox::table.filter(outbox::state.eq(OutboxState::Pending));
    Ok(waiting.select(min(outbox::created_at)).first(c)?)
}

/// When the next attempt of a message that nobody holds is due.
pub fn next_attempt(c: &mut Conn) -> Result<Option<Instant>> {
    let waiting =
        outbox::table.filter(outbox::state.eq(OutboxState::Pending)).filter(outbox::leased_by.is_null());
    Ok(waiting.select(min(outbox::next_attempt_at)).first(c)?)
}
