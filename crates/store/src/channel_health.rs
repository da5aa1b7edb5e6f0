//! How the channels work, kept for all notifiers together.

use diesel::prelude::*;
use domain::time::Instant;

use crate::conn::Conn;
use crate::dialect::{insert_new, lock_circuit, upsert};
use crate::error::Result;
use crate::schema::channel_health;
use crate::text_key::text_key;
use crate::types::{At, MaybeAt};

text_key! {
    /// Whether a circuit lets messages through.
    CircuitState {
        /// It works: everything passes.
        Closed = "closed",
        /// It does not: nothing passes until a moment.
        Open = "open",
        /// One attempt is under way to see whether it works again.
        HalfOpen = "half_open",
    }
}

/// The health of a channel, or of one webhook.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = channel_health, primary_key(circuit), treat_none_as_null = true)]
pub struct CircuitRow {
    /// Key of the channel; of a webhook, `webhook/` and its id.
    pub circuit: String,
    /// Key of the channel.
    pub channel: String,
    /// Its state.
    pub state: CircuitState,
    /// Failures since something last worked.
    pub consecutive_failures: i32,
    /// How often it was opened since something last worked.
    pub openings: i32,
    /// Until when nothing passes, or how long the attempt may take.
    #[diesel(serialize_as = MaybeAt)]
    pub open_until: Option<Instant>,
    /// When something last worked, roughly.
    #[diesel(serialize_as = MaybeAt)]
    pub last_ok_at: Option<Instant>,
    /// When something last failed.
    #[diesel(serialize_as = MaybeAt)]
    pub last_failed_at: Option<Instant>,
    /// Why it last failed.
    pub last_error: Option<String>,
    /// When this row was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// First of the failures in a row; none while it works.
    #[diesel(serialize_as = MaybeAt)]
    pub broken_since: Option<Instant>,
}

/// All circuits that were ever used, by name.
pub fn list(c: &mut Conn) -> Result<Vec<CircuitRow>> {
    Ok(channel_health::table.order(channel_health::circuit).select(CircuitRow::as_select()).load(c)?)
}

/// One circuit; `None` before its first use.
pub fn get(c: &mut Conn, circuit: &str) -> Result<Option<CircuitRow>> {
    Ok(channel_health::table.find(circuit).select(CircuitRow::as_select()).first(c).optional()?)
}

/// Changes a circuit while nobody else does; `fresh` stands for one that was never used.
pub fn change(
    c: &mut Conn,
    fresh: &CircuitRow,
    edit: impl FnOnce(CircuitRow) -> CircuitRow,
) -> Result<CircuitRow> {
    if !lock_circuit(c, &fresh.circuit)? {
        insert_new!(c, channel_health::table, fresh.clone())?;
        lock_circuit(c, &fresh.circuit)?;
    }
    let locked = get(c, &fresh.circuit)?.unwrap_or_else(|| fresh.clone());
    let row = edit(locked);
    upsert!(c, channel_health::table, channel_health::circuit, row.clone())?;
    Ok(row)
}

/// Forgets a circuit, as when a webhook is enabled anew.
pub fn forget(c: &mut Conn, circuit: &str) -> Result<()> {
    diesel::delete(channel_health::table.find(circuit)).execute(c)?;
    Ok(())
}
