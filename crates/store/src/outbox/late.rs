//! What tells that the queue does not move: messages that nobody takes, and channels that refuse.

use diesel::dsl::{exists, select};
use diesel::prelude::*;
use domain::time::Instant;

use super::state::OutboxState;
use crate::conn::Conn;
use crate::error::Result;
use crate::schema::{alerts, outbox};
use crate::types::At;

/// Messages looked at: enough to tell that something is wrong.
const ENOUGH: i64 = 500;

/// A message that is due and that nobody sends.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Late {
    /// Key of its channel.
    pub channel: String,
    /// Since when it is due.
    pub due_at: Instant,
}

/// A message whose last attempt failed and that is tried again.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Failing {
    /// Key of its channel.
    pub channel: String,
    /// Attempts begun.
    pub attempts: i32,
    /// When it was made.
    pub created_at: Instant,
    /// Why the last one failed.
    pub error: Option<String>,
}

/// Messages that were due before a moment and that nobody has held since, messages of one cause (`trigger`) left
/// out; 500 at most.
pub fn late(c: &mut Conn, before: Instant, but: &str) -> Result<Vec<Late>> {
    Ok(outbox::table
        .inner_join(alerts::table)
        .filter(outbox::state.eq(OutboxState::Pending))
        .filter(outbox::next_attempt_at.le(At(before)))
        .filter(outbox::leased_until.is_null().or(outbox::leased_until.assume_not_null().le(At(before))))
        .filter(alerts::trigger.ne(but))
        .order((outbox::next_attempt_at, outbox::id))
        .limit(ENOUGH)
        .select((outbox::channel, outbox::next_attempt_at))
        .load(c)?)
}

/// Waiting messages whose last attempt failed, the oldest first; 500 at most.
pub fn failing(c: &mut Conn) -> Result<Vec<Failing>> {
    Ok(outbox::table
        .filter(outbox::state.eq(OutboxState::Pending))
        .filter(outbox::last_error.is_not_null())
        .order((outbox::created_at, outbox::id))
        .limit(ENOUGH)
        .select((outbox::channel, outbox::attempts, outbox::created_at, outbox::last_error))
        .load(c)?)
}

/// Has a channel taken any message since a moment?
pub fn delivered_since(c: &mut Conn, channel: &str, since: Instant) -> Result<bool> {
    let taken = outbox::table
        .filter(outbox::channel.eq(channel))
        .filter(outbox::delivered_at.assume_not_null().ge(At(since)));
    Ok(select(exists(taken)).get_result(c)?)
}

/// Does a message of the alert with this `dedupe` still wait?
pub fn waits(c: &mut Conn, dedupe: &str) -> Result<bool> {
    let waiting = outbox::table
        .inner_join(alerts::table)
        .filter(alerts::dedupe.eq(dedupe))
        .filter(outbox::state.eq(OutboxState::Pending));
    Ok(select(exists(waiting)).get_result(c)?)
}
