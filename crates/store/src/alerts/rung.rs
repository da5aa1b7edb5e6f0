//! Alerts whose next rung is due.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use super::row::AlertRow;
use crate::conn::Conn;
use crate::dialect::{lock_alert, rungs_due};
use crate::error::{Result, StoreError};
use crate::outbox::OutboxState;
use crate::schema::{alerts, outbox};
use crate::types::At;

/// Alerts whose window has ended without a confirmation, locked until the end of the transaction; another
/// notifier skips them. Call it inside `Db::write`.
pub fn due(c: &mut Conn, now: Instant, limit: i64) -> Result<Vec<Uuid>> {
    Ok(rungs_due(c, now, limit)?)
}

/// One alert, locked until the end of the transaction: who climbs and who confirms do not pass each other.
pub fn lock(c: &mut Conn, id: Uuid) -> Result<AlertRow> {
    lock_alert(c, id)?.ok_or(StoreError::NotFound)
}

/// Alerts that nobody confirmed, whose next rung is due later than `now`, and of which a message waits for one of these
/// channels. Those that stand at the end of a round are left out: there a person telephones.
pub fn behind(c: &mut Conn, channels: &[String], now: Instant) -> Result<Vec<Uuid>> {
    let waits = outbox::table
        .filter(outbox::alert_id.eq(alerts::id))
        .filter(outbox::state.eq(OutboxState::Pending))
        .filter(outbox::channel.eq_any(channels.to_vec()));
    Ok(alerts::table
        .filter(alerts::next_rung_at.assume_not_null().gt(At(now)))
        .filter(alerts::ladder_rung.gt(0))
        .filter(alerts::acknowledged_at.is_null())
        .filter(diesel::dsl::exists(waits))
        .order((alerts::next_rung_at, alerts::id))
        .select(alerts::id)
        .load(c)?)
}

/// When the next rung of any alert is due.
pub fn next_due(c: &mut Conn) -> Result<Option<Instant>> {
    Ok(alerts::table
        .filter(alerts::next_rung_at.is_not_null())
        .select(diesel::dsl::min(alerts::next_rung_at))
        .first(c)?)
}

/// Death alerts that must be confirmed and are not, raised before `before`, the oldest first. Those of drills are
/// left out: a drill reports by itself who answered.
pub fn unconfirmed_deaths(c: &mut Conn, before: Instant, limit: i64) -> Result<Vec<AlertRow>> {
    Ok(alerts::table
        .filter(alerts::mode.eq("acknowledged"))
        .filter(alerts::urgency.eq("death"))
        .filter(alerts::drill_id.is_null())
        .filter(alerts::acknowledged_at.is_null())
        .filter(alerts::state.ne("withdrawn"))
        .filter(alerts::drill_id.is_null())
        .filter(alerts::created_at.lt(At(before)))
        .order((alerts::created_at, alerts::id))
        .limit(crate::page::limit(limit))
        .select(AlertRow::as_select())
        .load(c)?)
}
