//! What happens to an alert, in its own chained stream; the case's stream is never touched by deliveries.

use crate::cases::actor_json;
use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::AlertId;
use domain::law::{AlertMode, Basis, Trigger};
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Conn, NewEvent, StoredEvent, StreamKind, StreamRef, log};
use uuid::Uuid;

/// One event of an alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum AlertEvent {
    /// Ordered by the law.
    Raised {
        /// Recipient as named on that date.
        recipient: String,
        /// Role key.
        role: String,
        /// How it is told.
        mode: AlertMode,
        /// Why.
        trigger: Trigger,
        /// Rule and article.
        basis: Basis,
        /// The directory knows an address.
        has_address: bool,
        /// Sent to the department instead, because the recipient has no address.
        fallback: bool,
    },
    /// Handed to the channel and accepted.
    Sent {
        /// Channel.
        channel: String,
        /// Number of the attempt, from 1.
        attempt: i32,
        /// What the other side answered.
        answer: String,
    },
    /// Not accepted; will be tried again.
    Delayed {
        /// Channel.
        channel: String,
        /// Number of the attempt.
        attempt: i32,
        /// Why.
        error: String,
        /// When it is tried again.
        next_at: Instant,
    },
    /// Not accepted for good: a person must act.
    Failed {
        /// Channel.
        channel: String,
        /// Number of the attempt.
        attempt: i32,
        /// Why.
        error: String,
    },
    /// A named officer confirmed.
    Acknowledged {
        /// Name as typed.
        name: String,
        /// Unit as typed.
        unit: String,
        /// Note.
        note: Option<String>,
        /// By the signed link, or signed in.
        by_link: bool,
    },
    /// Withdrawn before anybody confirmed.
    Withdrawn {
        /// Why.
        reason: String,
    },
}

impl AlertEvent {
    /// The stable kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Raised { .. } => "raised",
            Self::Sent { .. } => "sent",
            Self::Delayed { .. } => "delayed",
            Self::Failed { .. } => "failed",
            Self::Acknowledged { .. } => "acknowledged",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// Appends to the stream of an alert at its present head.
pub(crate) fn append_event(
    conn: &mut Conn,
    at: Instant,
    actor: &Actor,
    alert: AlertId,
    province: &str,
    case: Option<Uuid>,
    event: &AlertEvent,
) -> Result<(), Failure> {
    let head = log::head(conn, alert.0)?.map_or(0, |h| h.seq);
    let stream =
        StreamRef { id: alert.0, kind: StreamKind::Alert, province: province.to_owned(), case_id: case };
    let value = serde_json::to_value(event)?;
    let new = NewEvent {
        at,
        actor: actor_json(actor),
        kind: event.kind().to_owned(),
        payload_version: 1,
        payload: value.get("payload").cloned().unwrap_or(serde_json::Value::Null),
    };
    log::append(conn, &stream, head, &[new])?;
    Ok(())
}

/// Reads the stream of an alert.
pub(crate) fn read_stream(
    conn: &mut Conn,
    alert: AlertId,
) -> Result<Vec<(StoredEvent, AlertEvent)>, Failure> {
    log::read(conn, alert.0)?
        .into_iter()
        .map(|s| {
            let event = serde_json::from_value(json!({ "kind": s.kind, "payload": s.payload }))?;
            Ok((s, event))
        })
        .collect()
}
