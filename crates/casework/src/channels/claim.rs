//! Leasing messages by channel, past channels that do not work.

use super::breaker::{Admission, Breaker, admission};
use super::circuit::{address_of, circuit_of};
use crate::alerts::{Delivery, deliverable};
use crate::app::Casework;
use crate::failure::Failure;
use domain::time::Instant;
use domain::words::ChannelKind;
use std::collections::HashMap;
use std::time::Duration;
use store::outbox::{self, Addresses, Claimed, Portion};
use store::{CircuitRow, CircuitState, Conn, channel_health};

/// How many messages of a channel a worker can send now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Channel.
    pub channel: ChannelKind,
    /// As many at most.
    pub limit: usize,
}

/// What a worker got.
#[derive(Debug, Default)]
pub struct Taken {
    /// Messages, leased.
    pub deliveries: Vec<Delivery>,
    /// Circuits that nothing waits for and that this worker shall try by itself.
    pub probes: Vec<(ChannelKind, String)>,
    /// Circuits that do not work, or did not at their last attempt.
    pub troubled: Vec<String>,
}

/// Leases messages of several channels at once. A channel whose circuit is open gives none, and its messages keep
/// their attempts; when its time has come, one message, or the worker itself, tries.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn claim(
    app: &Casework,
    worker: &str,
    lease: Duration,
    wishes: Vec<Wish>,
    breaker: Breaker,
) -> Result<Taken, Failure> {
    let now = app.now();
    let handle = app.clone();
    let worker = worker.to_owned();
    app.db()
        .write(move |conn| {
            let circuits = channel_health::list(conn)?;
            let troubled = circuits.iter().filter(|c| c.consecutive_failures > 0).map(|c| c.circuit.clone());
            let mut taken = Taken { troubled: troubled.collect(), ..Taken::default() };
            let mut claimed = Vec::new();
            let mut take = |conn: &mut Conn, channel: ChannelKind, addresses, limit: usize| {
                let limit = i64::try_from(limit).unwrap_or(i64::MAX);
                let portion = Portion { channel: Some(channel.as_str().to_owned()), addresses, limit };
                let got = outbox::claim_portion(conn, &worker, now, lease, &portion)?;
                let count = got.len();
                claimed.extend(got);
                Ok::<usize, Failure>(count)
            };
            for wish in wishes.iter().filter(|w| w.limit > 0) {
                let mut left = wish.limit;
                let broken: Vec<&CircuitRow> = circuits
                    .iter()
                    .filter(|c| c.channel == wish.channel.as_str() && c.state != CircuitState::Closed)
                    .collect();
                for circuit in &broken {
                    let due = left > 0 && admission(circuit, now) == Admission::Probe;
                    if !due || !begin_probe(conn, circuit, breaker, now)? {
                        continue;
                    }
                    let only = address_of(&circuit.circuit)
                        .map_or(Addresses::All, |a| Addresses::Only(a.to_owned()));
                    if take(conn, wish.channel, only, 1)? == 0 {
                        taken.probes.push((wish.channel, circuit.circuit.clone()));
                    } else {
                        left -= 1;
                    }
                }
                let whole = broken.iter().any(|c| c.circuit == wish.channel.as_str());
                if left > 0 && !whole {
                    let except: Vec<String> =
                        broken.iter().filter_map(|c| address_of(&c.circuit).map(str::to_owned)).collect();
                    let rest = if except.is_empty() { Addresses::All } else { Addresses::Except(except) };
                    take(conn, wish.channel, rest, left)?;
                }
            }
            taken.deliveries = prepare(conn, &handle, &worker, claimed, now)?;
            Ok(taken)
        })
        .await
}

/// Marks the probe as this worker's; false when another was faster.
fn begin_probe(conn: &mut Conn, seen: &CircuitRow, breaker: Breaker, now: Instant) -> Result<bool, Failure> {
    let mut mine = false;
    channel_health::change(conn, seen, |row| {
        mine = admission(&row, now) == Admission::Probe;
        if mine { breaker.probing(row, now) } else { row }
    })?;
    Ok(mine)
}

fn prepare(
    conn: &mut Conn,
    app: &Casework,
    worker: &str,
    claimed: Vec<Claimed>,
    now: Instant,
) -> Result<Vec<Delivery>, Failure> {
    let mut read = HashMap::new();
    let mut out = Vec::with_capacity(claimed.len());
    for one in claimed {
        if let Some(mut delivery) = deliverable(conn, app, &one.row, worker, now, &mut read)? {
            delivery.taken_over = one.taken_over;
            out.push(delivery);
        }
    }
    Ok(out)
}

/// The circuit a delivery belongs to.
pub fn circuit_of_delivery(delivery: &Delivery) -> Option<(ChannelKind, String)> {
    let channel = delivery.channel.parse::<ChannelKind>().ok()?;
    Some((channel, circuit_of(channel, &delivery.address)))
}
