//! What the notifier does with the outbox: lease, send, record every attempt in the alert's own stream.

use super::change::change;
use super::content::{Content, content_among};
use super::escalate::over;
use super::event::{AlertEvent, append_event};
use crate::app::Casework;
use crate::failure::Failure;
use crate::watch::Attempt;
use domain::access::Actor;
use domain::case::{Case, CaseDeadline};
use domain::ids::{AlertId, CaseId};
use domain::time::Instant;
use std::collections::HashMap;
use store::outbox::OutboxRow;
use store::{AlertRow, AlertState, Conn, OutboxState, alerts, outbox};
use uuid::Uuid;

/// A leased message with its content.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Id of the outbox row: the Message-ID is derived from it.
    pub id: Uuid,
    /// Alert.
    pub alert: AlertId,
    /// Channel.
    pub channel: String,
    /// Address.
    pub address: String,
    /// Number of this attempt, from 1.
    pub attempt: i32,
    /// The worker that held it before was lost: perhaps it had sent it already.
    pub taken_over: bool,
    /// Content.
    pub content: Content,
}

/// Leases up to `limit` messages to `worker`. A message whose content cannot be made is dead-lettered
/// at once and shown, so that it does not stop the others.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn claim(
    app: &Casework,
    worker: &str,
    lease: std::time::Duration,
    limit: i64,
) -> Result<Vec<Delivery>, Failure> {
    let now = app.now();
    let handle = app.clone();
    let worker = worker.to_owned();
    app.db()
        .write(move |conn| {
            let rows = outbox::claim(conn, &worker, now, lease, limit)?;
            let mut out = Vec::with_capacity(rows.len());
            let mut read = HashMap::new();
            for row in rows {
                out.extend(deliverable(conn, &handle, &row, &worker, now, &mut read)?);
            }
            Ok(out)
        })
        .await
}

/// A leased message with its content; `None` when it is no longer needed, or when none can be made, which is
/// recorded.
pub(crate) fn deliverable(
    conn: &mut Conn,
    app: &Casework,
    row: &OutboxRow,
    worker: &str,
    now: Instant,
    read: &mut HashMap<CaseId, (Case, Vec<CaseDeadline>)>,
) -> Result<Option<Delivery>, Failure> {
    match prepare(conn, app, row, read) {
        Ok(Some(delivery)) => Ok(Some(delivery)),
        Ok(None) => {
            outbox::drop_leased(conn, row.id, worker)?;
            Ok(None)
        }
        Err(Failure::Busy) => Err(Failure::Busy),
        Err(problem) => {
            give_up(conn, row, worker, "compose", &problem.to_string(), now)?;
            Ok(None)
        }
    }
}

/// The message with its content; `None` when it is no longer needed.
fn prepare(
    conn: &mut Conn,
    app: &Casework,
    row: &OutboxRow,
    read: &mut HashMap<CaseId, (Case, Vec<CaseDeadline>)>,
) -> Result<Option<Delivery>, Failure> {
    let alert = alerts::get(conn, row.alert_id)?;
    if over(&alert) {
        return Ok(None);
    }
    let content = content_among(conn, app, row, alert, read)?;
    Ok(Some(Delivery {
        id: row.id,
        alert: AlertId(row.alert_id),
        channel: row.channel.clone(),
        address: row.address.clone(),
        attempt: row.attempts,
        taken_over: false,
        content,
    }))
}

pub(crate) fn notifier() -> Actor {
    Actor::system("bộ phận gửi tin")
}

/// The channel accepted the message.
///
/// # Errors
/// A failure of the database; the lease then runs out and the message is sent again with the same Message-ID.
pub async fn sent(app: &Casework, worker: &str, delivery: &Delivery, answer: &str) -> Result<(), Failure> {
    app.meters().attempted(&delivery.channel, Attempt::Sent);
    let now = app.now();
    let (worker, delivery, answer) = (worker.to_owned(), delivery.clone(), answer.to_owned());
    app.db()
        .write(move |conn| {
            if !outbox::delivered(conn, delivery.id, &worker, now)? {
                return Ok(());
            }
            let row = change(conn, delivery.alert, |row| {
                if row.sent_at.is_none() {
                    row.sent_at = Some(now);
                }
                if matches!(row.state, AlertState::Pending | AlertState::Failed) {
                    row.state = AlertState::Sent;
                }
            })?;
            let event = AlertEvent::Sent {
                channel: delivery.channel.clone(),
                attempt: delivery.attempt,
                answer: answer.clone(),
            };
            append_event(conn, now, &notifier(), delivery.alert, &row.province, row.case_id, &event)
        })
        .await
}

/// The channel may accept it later.
///
/// # Errors
/// A failure of the database.
pub async fn failed_transiently(
    app: &Casework,
    worker: &str,
    delivery: &Delivery,
    error: &str,
    next_at: Instant,
) -> Result<(), Failure> {
    app.meters().attempted(&delivery.channel, Attempt::Delayed);
    let now = app.now();
    let (worker, delivery, error) = (worker.to_owned(), delivery.clone(), error.to_owned());
    app.db()
        .write(move |conn| {
            if !outbox::retry(conn, delivery.id, &worker, next_at, &error)? {
                return Ok(());
            }
            let row = change(conn, delivery.alert, |row| {
                if row.state == AlertState::Pending {
                    row.state = AlertState::Failed;
                }
            })?;
            let event = AlertEvent::Delayed {
                channel: delivery.channel.clone(),
                attempt: delivery.attempt,
                error: error.clone(),
                next_at,
            };
            append_event(conn, now, &notifier(), delivery.alert, &row.province, row.case_id, &event)
        })
        .await
}

/// The channel will never accept it: dead-lettered, visible on the case.
///
/// # Errors
/// A failure of the database.
pub async fn failed_permanently(
    app: &Casework,
    worker: &str,
    delivery: &Delivery,
    error: &str,
) -> Result<(), Failure> {
    app.meters().attempted(&delivery.channel, Attempt::Failed);
    let now = app.now();
    let (worker, delivery, error) = (worker.to_owned(), delivery.clone(), error.to_owned());
    app.db()
        .write(move |conn| {
            let row = outbox::get(conn, delivery.id)?;
            give_up(conn, &row, &worker, &delivery.channel, &error, now)
        })
        .await
}

/// Nobody can tell whether the channel has it. It is not sent again by itself, since the recipient might have it
/// twice; a person may replay it, knowing that.
///
/// # Errors
/// A failure of the database.
pub async fn left_unclear(
    app: &Casework,
    worker: &str,
    delivery: &Delivery,
    error: &str,
) -> Result<(), Failure> {
    app.meters().attempted(&delivery.channel, Attempt::Failed);
    let now = app.now();
    let (worker, delivery, error) = (worker.to_owned(), delivery.clone(), error.to_owned());
    app.db()
        .write(move |conn| {
            let event = AlertEvent::Unclear {
                channel: delivery.channel.clone(),
                attempt: delivery.attempt,
                error: error.clone(),
            };
            let reason = format!("{UNCLEAR}: {error}");
            bury(conn, delivery.alert, delivery.id, &worker, &reason, event, now)
        })
        .await
}

/// How the reason of a dead letter begins that may have arrived all the same.
pub const UNCLEAR: &str = "may have been sent";

fn give_up(
    conn: &mut Conn,
    message: &OutboxRow,
    worker: &str,
    channel: &str,
    error: &str,
    now: Instant,
) -> Result<(), Failure> {
    let event = AlertEvent::Failed {
        channel: channel.to_owned(),
        attempt: message.attempts,
        error: error.to_owned(),
    };
    bury(conn, AlertId(message.alert_id), message.id, worker, error, event, now)
}

/// Ends a message that this worker holds, with the event that says why.
fn bury(
    conn: &mut Conn,
    alert: AlertId,
    message: Uuid,
    worker: &str,
    reason: &str,
    event: AlertEvent,
    now: Instant,
) -> Result<(), Failure> {
    if !outbox::dead(conn, message, worker, reason)? {
        return Ok(());
    }
    let message = outbox::get(conn, message)?;
    let row = undelivered(conn, alert, &message, now)?;
    append_event(conn, now, &notifier(), alert, &row.province, row.case_id, &event)
}

/// The alert after one of its messages was given up or came back.
pub(crate) fn undelivered(
    conn: &mut Conn,
    alert: AlertId,
    message: &OutboxRow,
    now: Instant,
) -> Result<AlertRow, Failure> {
    let alone = !reached_otherwise(conn, message)?;
    change(conn, alert, |row| {
        if over(row) {
            return;
        }
        if row.ladder.is_none() {
            row.state = AlertState::Dead;
        } else if alone && is_current(row, message) {
            // Nobody can answer what reached nobody: the next rung is taken at once.
            row.state = AlertState::Failed;
            row.next_rung_at = row.next_rung_at.map(|due| due.min(now));
        }
    })
}

/// Does the ladder stand where this message was sent from? A mail that comes back long after shortens nobody's window.
pub(super) fn is_current(row: &AlertRow, message: &OutboxRow) -> bool {
    let of = |key: &str| message.payload.get(key).and_then(serde_json::Value::as_i64);
    let next = (Some(i64::from(row.ladder_round)), Some(i64::from(row.ladder_rung)));
    (of("round"), of("rung").map(|rung| rung + 1)) == next
}

/// Did another message of the same rung go out, or may it still?
fn reached_otherwise(conn: &mut Conn, message: &OutboxRow) -> Result<bool, Failure> {
    let rung = |row: &OutboxRow| (row.payload.get("round").cloned(), row.payload.get("rung").cloned());
    Ok(outbox::of_alert(conn, message.alert_id)?.iter().any(|other| {
        other.id != message.id
            && rung(other) == rung(message)
            && matches!(other.state, OutboxState::Pending | OutboxState::Delivered)
    }))
}

/// Gives back every lease of a worker that stops.
///
/// # Errors
/// A failure of the database.
pub async fn give_back(app: &Casework, worker: &str) -> Result<(), Failure> {
    let worker = worker.to_owned();
    app.db()
        .write(move |conn| {
            outbox::release(conn, &worker)?;
            Ok(())
        })
        .await
}
