//! Streams and their entries.

use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use crate::text_key::text_key;

text_key! {
    /// What a stream tells about.
    StreamKind {
        /// A case (vụ TNLĐ).
        Case = "case",
        /// An alert to one recipient (báo tin): hops, attempts, confirmations.
        Alert = "alert",
        /// A drill of the alerting chain (diễn tập).
        Drill = "drill",
    }
}

/// A stream and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamRef {
    /// The id of the case, alert or drill.
    pub id: Uuid,
    /// What it tells about.
    pub kind: StreamKind,
    /// Code of the province that keeps it.
    pub province: String,
    /// The case on whose timeline it is shown; for a case, itself or none.
    pub case_id: Option<Uuid>,
}

/// An entry to append. `actor` and `payload` hold no fractions.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// When it happened.
    pub at: Instant,
    /// Who did it.
    pub actor: Value,
    /// Name of the event.
    pub kind: String,
    /// Version of the payload's shape.
    pub payload_version: i32,
    /// What happened.
    pub payload: Value,
}

/// An entry as it stands in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEvent {
    /// Its stream.
    pub stream: Uuid,
    /// Place in the stream, from 1.
    pub seq: i64,
    /// When it happened.
    pub at: Instant,
    /// Who did it.
    pub actor: Value,
    /// Name of the event.
    pub kind: String,
    /// Version of the payload's shape.
    pub payload_version: i32,
    /// What happened; null when the payload was destroyed.
    pub payload: Value,
    /// SHA-256 of the canonical payload, in hex.
    pub payload_hash: String,
    /// The hash of the entry before; for the first, of the stream's own description.
    pub prev_hash: String,
    /// SHA-256 over `prev_hash`, header and `payload_hash`, in hex.
    pub hash: String,
}

/// A stream and its last entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The stream.
    pub stream: StreamRef,
    /// Number of entries.
    pub seq: i64,
    /// Hash of the last entry.
    pub hash: String,
}
