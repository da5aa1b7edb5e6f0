//! How the channels work: for the ladder, the watchdog and people.

use super::breaker::{Breaker, Outcome, fresh};
use super::circuit::circuit_of;
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{act, authorise};
use domain::time::Instant;
use domain::words::ChannelKind;
use std::collections::BTreeMap;
use store::{CircuitRow, CircuitState, Conn, WebhookState, channel_health, webhooks};

/// One channel, or one webhook of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelHealth {
    /// Channel.
    pub channel: ChannelKind,
    /// Its circuit: the key of the channel, or `webhook/` and the id.
    pub circuit: String,
    /// Whether messages pass.
    pub state: CircuitState,
    /// Failures in a row.
    pub consecutive_failures: i32,
    /// Until when it is left alone.
    pub open_until: Option<Instant>,
    /// When it last worked, roughly.
    pub last_ok_at: Option<Instant>,
    /// When it last failed.
    pub last_failed_at: Option<Instant>,
    /// Why it last failed.
    pub last_error: Option<String>,
}

fn told(row: CircuitRow) -> Option<ChannelHealth> {
    Some(ChannelHealth {
        channel: row.channel.parse().ok()?,
        circuit: row.circuit,
        state: row.state,
        consecutive_failures: row.consecutive_failures,
        open_until: row.open_until,
        last_ok_at: row.last_ok_at,
        last_failed_at: row.last_failed_at,
        last_error: row.last_error,
    })
}

/// Every circuit that was ever used. Inside a unit of work, for the ladder and the watchdog.
///
/// # Errors
/// A failure of the database.
pub fn health(conn: &mut Conn) -> Result<Vec<ChannelHealth>, Failure> {
    Ok(channel_health::list(conn)?.into_iter().filter_map(told).collect())
}

/// The circuits that let no message pass now, and since when; for the ladder, which looks at many addresses at once.
#[derive(Debug, Default)]
pub(crate) struct Broken(BTreeMap<String, Instant>);

impl Broken {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Since when nothing reaches the address; `None` when it can be reached.
    pub(crate) fn since(&self, channel: ChannelKind, address: &str) -> Option<Instant> {
        self.0.get(&circuit_of(channel, address)).copied()
    }

    /// Keys of the channels that are broken, wholly or for one address.
    pub(crate) fn channels(&self) -> Vec<String> {
        let mut out: Vec<String> =
            self.0.keys().filter_map(|c| c.split('/').next().map(str::to_owned)).collect();
        out.dedup();
        out
    }
}

pub(crate) fn broken(conn: &mut Conn) -> Result<Broken, Failure> {
    let circuits = channel_health::list(conn)?.into_iter().filter(|c| c.state != CircuitState::Closed);
    Ok(Broken(circuits.map(|c| (c.circuit, c.broken_since.unwrap_or(c.updated_at))).collect()))
}

/// Is there such a channel, and does it work? One that was never used is believed to. Of webhooks it is enough that
/// one does.
///
/// # Errors
/// A failure of the database.
pub fn is_up(app: &Casework, conn: &mut Conn, channel: ChannelKind) -> Result<bool, Failure> {
    if !app.settings().channels.contains(&channel) {
        return Ok(false);
    }
    if channel != ChannelKind::Webhook {
        return is_up_for(app, conn, channel, "");
    }
    let broken = broken(conn)?;
    let active = webhooks::list(conn, None)?.into_iter().filter(|w| w.state == WebhookState::Active);
    let up: Vec<bool> = active.map(|w| broken.since(channel, &w.id.to_string()).is_none()).collect();
    Ok(up.is_empty() || up.contains(&true))
}

/// The same for one address: does this very webhook work?
///
/// # Errors
/// A failure of the database.
pub fn is_up_for(
    app: &Casework,
    conn: &mut Conn,
    channel: ChannelKind,
    address: &str,
) -> Result<bool, Failure> {
    if !app.settings().channels.contains(&channel) {
        return Ok(false);
    }
    let known = channel_health::get(conn, &circuit_of(channel, address))?;
    Ok(known.is_none_or(|row| row.state == CircuitState::Closed))
}

/// The health of every channel, for the administrator and the department.
///
/// # Errors
/// [`Failure::Denied`] for anybody else.
pub async fn list_health(app: &Casework, ctx: Context) -> Result<Vec<ChannelHealth>, Failure> {
    authorise::<act::ReadDeliveries>(&ctx.actor)?;
    app.db().read(health).await
}

/// Notes what an attempt told of a channel; answers how the channel stands now.
///
/// # Errors
/// A failure of the database.
pub async fn note(
    app: &Casework,
    channel: ChannelKind,
    circuit: &str,
    outcome: Outcome,
    breaker: Breaker,
) -> Result<CircuitState, Failure> {
    let now = app.now();
    let circuit = circuit.to_owned();
    app.db()
        .write(move |conn| {
            let start = fresh(&circuit, channel, now);
            let row = channel_health::change(conn, &start, |row| breaker.after(row, &outcome, now))?;
            Ok(row.state)
        })
        .await
}
