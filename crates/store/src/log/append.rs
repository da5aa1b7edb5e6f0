//! Appending to a stream.

use diesel::prelude::*;
use domain::time::micros;

use super::canonical::canonical;
use super::chain::{genesis, sha256};
use super::event::{NewEvent, StreamRef};
use super::row::{EventRow, StreamRow};
use crate::conn::Conn;
use crate::dialect::{insert_all, insert_new, lock_head};
use crate::error::{Result, StoreError};
use crate::schema::{events, streams};
use crate::types::Id;

/// Appends entries to a stream that the caller has read up to `expected_seq` (0: the stream is new); gives the
/// new version. `Conflict` when somebody else appended in between. Call it inside `Db::write`.
pub fn append(c: &mut Conn, stream: &StreamRef, expected_seq: i64, new: &[NewEvent]) -> Result<i64> {
    if new.is_empty() {
        return Err(StoreError::Invalid("nothing to append"));
    }
    let prev = if expected_seq == 0 { genesis(stream) } else { expect_head(c, stream, expected_seq)? };
    let rows = link(stream, expected_seq, prev, new)?;
    let last = rows.last().ok_or(StoreError::Invalid("nothing to append"))?;
    let (head_seq, head_hash) = (last.seq, last.hash.clone());
    if expected_seq == 0 {
        found(c, stream, head_seq, head_hash, rows[0].at)?;
    } else {
        diesel::update(streams::table.find(Id(stream.id)))
            .set((streams::head_seq.eq(head_seq), streams::head_hash.eq(head_hash)))
            .execute(c)?;
    }
    insert_all!(c, events::table, rows)?;
    Ok(head_seq)
}

/// Locks the head, so that no other writer can append until this transaction ends.
fn expect_head(c: &mut Conn, stream: &StreamRef, expected: i64) -> Result<String> {
    match lock_head(c, stream.id)? {
        Some((seq, hash)) if seq == expected => Ok(hash),
        head => Err(conflict(stream, expected, head.map_or(0, |(seq, _)| seq))),
    }
}

/// Creates the stream; its primary key lets only one of several writers win.
fn found(c: &mut Conn, stream: &StreamRef, seq: i64, hash: String, at: domain::time::Instant) -> Result<()> {
    let row = StreamRow {
        id: stream.id,
        kind: stream.kind,
        province: stream.province.clone(),
        case_id: stream.case_id,
        head_seq: seq,
        head_hash: hash,
        sealed_seq: 0,
        created_at: at,
    };
    if insert_new!(c, streams::table, row)? == 1 {
        return Ok(());
    }
    let actual = lock_head(c, stream.id)?.map_or(0, |(seq, _)| seq);
    Err(conflict(stream, 0, actual))
}

fn conflict(stream: &StreamRef, expected: i64, actual: i64) -> StoreError {
    StoreError::Conflict { stream: stream.id, expected, actual }
}

fn link(stream: &StreamRef, after: i64, mut prev: String, new: &[NewEvent]) -> Result<Vec<EventRow>> {
    let mut rows = Vec::with_capacity(new.len());
    for (seq, event) in (after + 1..).zip(new) {
        let payload = canonical(&event.payload)?;
        let mut row = EventRow {
            stream: stream.id,
            seq,
            at: micros(event.at),
            actor: canonical(&event.actor)?,
            kind: event.kind.clone(),
            payload_version: event.payload_version,
            payload_hash: sha256(&payload),
            payload: Some(payload),
            prev_hash: prev,
            hash: String::new(),
        };
        row.hash = row.header().hash(&row.prev_hash, &row.payload_hash);
        prev = row.hash.clone();
        rows.push(row);
    }
    Ok(rows)
}
