//! A stream as the bundle carries it.

use domain::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Head, StoredEvent, StreamKind, StreamRef};
use uuid::Uuid;

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
