//! What happens to an alert, in its own chained stream; the case's stream is never touched by deliveries.

use crate::cases::actor_json;
use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::AlertId;
use domain::law::{AlertMode, Basis, Trigger};
use domain::time::Instant;
use domain::words::{ChannelKind, Contact};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Conn, NewEvent, StoredEvent, StreamKind, StreamRef, log};
use uuid::Uuid;

/// Why a rung was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The alert was raised.
    Raised,
    /// Nobody confirmed within the window.
    Unanswered,
    /// What was sent could not be delivered.
    Undelivered,
    /// An officer asked for it to be sent again.
    Asked,
}

/// Which message an officer answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Whom it had reached.
    pub contact: Contact,
    /// By which channel; none on the telephone.
    pub channel: Option<ChannelKind>,
    /// Times the ladder had been begun anew.
    pub round: i32,
}

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
    /// A message of the system itself: a digest, a warning, a drill.
    Noticed {
        /// What it is.
        what: String,
        /// Recipient.
        recipient: String,
    },
    /// A rung of the ladder was taken.
    Hop {
        /// Times the ladder was begun anew.
        round: i32,
        /// The rung, from 0.
        rung: i32,
        /// Whom it reaches.
        contact: Contact,
        /// Who that is now.
        reached: String,
        /// By which channels; none when a person telephones.
        channels: Vec<ChannelKind>,
        /// When the next rung is taken unless somebody confirms.
        until: Instant,
        /// Why now.
        why: Why,
        /// Rungs before it that reach nobody now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        passed: Vec<Contact>,
        /// Channels among them that do not work now: their messages leave when they do, and nobody waits for them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        down: Vec<ChannelKind>,
    },
    /// An officer had a message without a ladder sent again.
    Resent {
        /// Who it reaches now.
        reached: String,
        /// By which channels.
        channels: Vec<ChannelKind>,
    },
    /// A person telephoned.
    Called {
        /// Who called.
        by: String,
        /// Key of the outcome.
        outcome: String,
        /// What the person added.
        note: Option<String>,
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
    /// Handed to the channel, which did not say whether it has it: not sent again by itself.
    Unclear {
        /// Channel.
        channel: String,
        /// Number of the attempt.
        attempt: i32,
        /// What happened.
        error: String,
    },
    /// The channel reports that it reached the recipient's telephone or mailbox. Nobody has confirmed by that.
    Arrived {
        /// Channel.
        channel: String,
        /// The message.
        message: Uuid,
        /// What the channel reported.
        report: String,
    },
    /// It came back after the channel had taken it: a person must act.
    Bounced {
        /// Channel.
        channel: String,
        /// The message.
        message: Uuid,
        /// What the channel reported.
        report: String,
    },
    /// A person had a message that was given up sent again.
    Replayed {
        /// Channel.
        channel: String,
        /// The address was corrected in the directory meanwhile.
        address_changed: bool,
    },
    /// A person saw to it another way; the message that was given up is not sent again.
    SetAside {
        /// Channel.
        channel: String,
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
        /// The message behind the link, or the call; none for who signed in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        via: Option<Answered>,
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
            Self::Noticed { .. } => "noticed",
            Self::Hop { .. } => "hop",
            Self::Resent { .. } => "resent",
            Self::Called { .. } => "called",
            Self::Sent { .. } => "sent",
            Self::Delayed { .. } => "delayed",
            Self::Failed { .. } => "failed",
            Self::Unclear { .. } => "unclear",
            Self::Arrived { .. } => "arrived",
            Self::Bounced { .. } => "bounced",
            Self::Replayed { .. } => "replayed",
            Self::SetAside { .. } => "set_aside",
            Self::Acknowledged { .. } => "acknowledged",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Is it the first of its stream?
    fn founds(&self) -> bool {
        match self {
            Self::Raised { .. } | Self::Noticed { .. } => true,
            Self::Hop { .. }
            | Self::Resent { .. }
            | Self::Called { .. }
            | Self::Sent { .. }
            | Self::Delayed { .. }
            | Self::Failed { .. }
            | Self::Unclear { .. }
            | Self::Arrived { .. }
            | Self::Bounced { .. }
            | Self::Replayed { .. }
            | Self::SetAside { .. }
            | Self::Acknowledged { .. }
            | Self::Withdrawn { .. } => false,
        }
    }
}

/// Appends to the stream of an alert at its present head: the alert's row, changed first, lets only one writer in.
pub(crate) fn append_event(
    conn: &mut Conn,
    at: Instant,
    actor: &Actor,
    alert: AlertId,
    province: &str,
    case: Option<Uuid>,
    event: &AlertEvent,
) -> Result<(), Failure> {
    append_events(conn, at, actor, alert, province, case, std::slice::from_ref(event))
}

/// Appends several at once; the first ones of an alert found its stream.
pub(super) fn append_events(
    conn: &mut Conn,
    at: Instant,
    actor: &Actor,
    alert: AlertId,
    province: &str,
    case: Option<Uuid>,
    events: &[AlertEvent],
) -> Result<(), Failure> {
    let Some(first) = events.first() else { return Ok(()) };
    let stream =
        StreamRef { id: alert.0, kind: StreamKind::Alert, province: province.to_owned(), case_id: case };
    let new = events.iter().map(|event| stored(at, actor, event)).collect::<Result<Vec<_>, _>>()?;
    if first.founds() {
        log::append(conn, &stream, 0, &new)?;
    } else {
        log::append_at_head(conn, &stream, &new)?;
    }
    Ok(())
}

fn stored(at: Instant, actor: &Actor, event: &AlertEvent) -> Result<NewEvent, Failure> {
    let mut value = serde_json::to_value(event)?;
    Ok(NewEvent {
        at,
        actor: actor_json(actor),
        kind: event.kind().to_owned(),
        payload_version: 1,
        payload: value.get_mut("payload").map(serde_json::Value::take).unwrap_or_default(),
    })
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
