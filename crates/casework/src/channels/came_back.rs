//! What channels report after they have taken a message: that it arrived, or that it came back.

use crate::alerts::{AlertEvent, append_event, change, notifier, read_stream, undelivered};
use crate::app::Casework;
use crate::failure::Failure;
use domain::ids::AlertId;
use domain::time::Instant;
use domain::words::ChannelKind;
use store::outbox::OutboxRow;
use store::{Conn, StoreError, outbox};
use uuid::Uuid;

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It reached the telephone or mailbox.
    Arrived,
    /// It came back, or was given up on the way.
    Bounced,
}

/// What was done with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It stands in the alert's stream now.
    Now,
    /// It stood there before.
    Before,
    /// There is no such message over this channel.
    Unknown,
}

/// Records a report in the stream of the alert. A message that came back is a dead letter: a person must act. A
/// repetition changes nothing.
///
/// # Errors
/// A failure of the database.
pub async fn record_fate(
    app: &Casework,
    channel: ChannelKind,
    message: Uuid,
    fate: Fate,
    report: String,
) -> Result<Recorded, Failure> {
    let now = app.now();
    app.db()
        .write(move |conn| match outbox::get(conn, message) {
            Ok(row) if row.channel == channel.as_str() => record(conn, &row, fate, &report, now),
            Ok(_) | Err(StoreError::NotFound) => Ok(Recorded::Unknown),
            Err(other) => Err(other.into()),
        })
        .await
}

fn record(
    conn: &mut Conn,
    message: &OutboxRow,
    fate: Fate,
    report: &str,
    now: Instant,
) -> Result<Recorded, Failure> {
    let alert = AlertId(message.alert_id);
    // First the queue, then the alert, as every writer of both does: no two wait for each other.
    if fate == Fate::Bounced && !outbox::bounced(conn, message.id, report)? {
        return Ok(Recorded::Before);
    }
    let row = match fate {
        Fate::Bounced => undelivered(conn, alert, message, now)?,
        Fate::Arrived => change(conn, alert, |_| {})?,
    };
    // The row of the alert serialises the writers of its stream: what is not there now, nobody adds meanwhile.
    if fate == Fate::Arrived && has_arrived(conn, alert, message.id)? {
        return Ok(Recorded::Before);
    }
    let (channel, message, report) = (message.channel.clone(), message.id, report.to_owned());
    let event = match fate {
        Fate::Arrived => AlertEvent::Arrived { channel, message, report },
        Fate::Bounced => AlertEvent::Bounced { channel, message, report },
    };
    append_event(conn, now, &notifier(), alert, &row.province, row.case_id, &event)?;
    Ok(Recorded::Now)
}

fn has_arrived(conn: &mut Conn, alert: AlertId, id: Uuid) -> Result<bool, Failure> {
    let told = |event: &AlertEvent| matches!(event, AlertEvent::Arrived { message, .. } if *message == id);
    Ok(read_stream(conn, alert)?.iter().any(|(_, event)| told(event)))
}
