//! The hashes of the chain.

use chrono::NaiveDate;
use domain::time::Instant;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::event::{StreamKind, StreamRef};

/// SHA-256 in hex.
pub(crate) fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// What the first entry of a stream follows: the stream's own description.
pub(crate) fn genesis(stream: &StreamRef) -> String {
    describe(stream.id, stream.kind, &stream.province, stream.case_id)
}

fn describe(id: Uuid, kind: StreamKind, province: &str, case_id: Option<Uuid>) -> String {
    let case = case_id.map(|c| c.to_string()).unwrap_or_default();
    sha256(&format!("tnld stream 1\n{id}\n{kind}\n{province}\n{case}\n"))
}

/// The header of an entry. No field can hold a line break but the actor, whose canonical JSON has none.
pub(crate) struct Header<'a> {
    pub(crate) stream: Uuid,
    pub(crate) seq: i64,
    pub(crate) at: Instant,
    pub(crate) actor: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) payload_version: i32,
}

impl Header<'_> {
    /// The hash of the entry: SHA-256(previous ‖ header ‖ payload hash).
    pub(crate) fn hash(&self, prev: &str, payload_hash: &str) -> String {
        let Self { stream, seq, at, actor, kind, payload_version } = self;
        let micros = at.timestamp_micros();
        let kind = kind.escape_default();
        sha256(&format!(
            "{prev}\n{stream}\n{seq}\n{micros}\n{actor}\n{kind}\n{payload_version}\n{payload_hash}\n"
        ))
    }
}

/// The hash over the heads that a seal covers, given in the order of their streams.
pub(crate) fn heads_hash<'a>(heads: impl Iterator<Item = (Uuid, i64, &'a str)>) -> String {
    let mut sum = Sha256::new();
    for (stream, seq, hash) in heads {
        sum.update(format!("{stream} {seq} {hash}\n"));
    }
    hex::encode(sum.finalize())
}

/// The hash of a daily seal.
pub(crate) fn seal_hash(prev: &str, day: NaiveDate, at: Instant, heads: i64, heads_hash: &str) -> String {
    sha256(&format!("{prev}\n{day}\n{}\n{heads}\n{heads_hash}\n", at.timestamp_micros()))
}
