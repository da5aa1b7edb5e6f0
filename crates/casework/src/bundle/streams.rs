//! A stream as the bundle carries it.

use crate::cases::parse;
use domain::case::{Case, Event, fold};
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Head, StoredEvent, StreamKind, StreamRef};
use uuid::Uuid;

/// When, what, by whom.
pub(super) type Told = (Instant, String, String);

/// What the index says of an event.
pub(super) fn told(s: &StoredEvent) -> Told {
    let by = s.actor.get("name").and_then(|n| n.as_str()).unwrap_or_default();
    (s.at, s.kind.clone(), by.to_owned())
}

/// One entry of a stream with its hashes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    seq: i64,
    at: Instant,
    actor: Value,
    kind: String,
    payload_version: i32,
    payload: Value,
    payload_hash: String,
    prev_hash: String,
    hash: String,
}

/// A stream with its head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Stream {
    id: Uuid,
    kind: String,
    province: String,
    case_id: Option<Uuid>,
    head_seq: i64,
    head_hash: String,
    events: Vec<Entry>,
}

impl Stream {
    /// The stream as it stands in the log.
    pub(super) fn of(head: &Head, events: Vec<StoredEvent>) -> Self {
        let entry = |e: StoredEvent| Entry {
            seq: e.seq,
            at: e.at,
            actor: e.actor,
            kind: e.kind,
            payload_version: e.payload_version,
            payload: e.payload,
            payload_hash: e.payload_hash,
            prev_hash: e.prev_hash,
            hash: e.hash,
        };
        Self {
            id: head.stream.id,
            kind: head.stream.kind.to_string(),
            province: head.stream.province.clone(),
            case_id: head.stream.case_id,
            head_seq: head.seq,
            head_hash: head.hash.clone(),
            events: events.into_iter().map(entry).collect(),
        }
    }

    /// Kind and payload of every entry.
    pub(super) fn payloads(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.events.iter().map(|e| (e.kind.as_str(), &e.payload))
    }

    /// The case that the events tell, and when what happened, by whom; none when they cannot be read.
    pub(super) fn told(&self) -> Option<(Case, Vec<Told>)> {
        let stored = |e: &Entry| StoredEvent {
            stream: self.id,
            seq: e.seq,
            at: e.at,
            actor: e.actor.clone(),
            kind: e.kind.clone(),
            payload_version: e.payload_version,
            payload: e.payload.clone(),
            payload_hash: e.payload_hash.clone(),
            prev_hash: e.prev_hash.clone(),
            hash: e.hash.clone(),
        };
        let events: Vec<(StoredEvent, Event)> =
            self.events.iter().map(|e| parse(stored(e))).collect::<Result<_, _>>().ok()?;
        let case = fold(events.iter().map(|(s, e)| (s.at, e)))?;
        Some((case, events.iter().map(|(s, _)| told(s)).collect()))
    }

    /// The first fault of the chain, in words; `None` when it holds.
    pub(super) fn fault(self) -> Option<String> {
        let Ok(kind) = self.kind.parse::<StreamKind>() else {
            return Some(format!("unknown kind of stream `{}`", self.kind));
        };
        let stream = StreamRef { id: self.id, kind, province: self.province, case_id: self.case_id };
        let head = Head { stream, seq: self.head_seq, hash: self.head_hash };
        let id = self.id;
        let event = |e: Entry| StoredEvent {
            stream: id,
            seq: e.seq,
            at: e.at,
            actor: e.actor,
            kind: e.kind,
            payload_version: e.payload_version,
            payload: e.payload,
            payload_hash: e.payload_hash,
            prev_hash: e.prev_hash,
            hash: e.hash,
        };
        let events: Vec<StoredEvent> = self.events.into_iter().map(event).collect();
        match store::log::first_fault_of(&head, &events) {
            Ok(None) => None,
            Ok(Some((seq, what))) => Some(format!("entry {seq}: {what}")),
            Err(e) => Some(e.to_string()),
        }
    }
}
