//! Appending to a stream.

use diesel::prelude::*;
use domain::time::micros;

use super::canonical::canonical;
use super::chain::{genesis, sha256};
use super::event::{Head, NewEvent, StreamRef};
use super::row::{EventRow, StreamRow};
use crate::conn::Conn;
use crate::dialect::{insert_all, insert_new, lock_head};
use crate::error::{Result, StoreError};
use crate::prepared::Prepared;
use crate::schema::{events, streams};
use crate::types::Id;

/// Appends entries to a stream that the caller has read up to `expected_seq` (0: the stream is new); gives the
/// new head. `Conflict` when somebody else appended in between. Call it inside `Db::write`.
pub fn append(c: &mut Conn, stream: &StreamRef, expected_seq: i64, new: &[NewEvent]) -> Result<Head> {
    if expected_seq == 0 {
        return begin(c, stream, new);
    }
    let prev = expect_head(c, stream, expected_seq)?;
    extend(c, stream, expected_seq, prev, new)
}

/// Appends entries to a stream at whatever head it has, for who has nothing to compare; gives the new head.
/// `NotFound` when there is no such stream. Call it inside `Db::write`.
pub fn append_at_head(c: &mut Conn, stream: &StreamRef, new: &[NewEvent]) -> Result<Head> {
    let (seq, hash) = lock_head(c, stream.id)?.ok_or(StoreError::NotFound)?;
    extend(c, stream, seq, hash, new)
}

/// Founds the stream with its first entries.
fn begin(c: &mut Conn, stream: &StreamRef, new: &[NewEvent]) -> Result<Head> {
    let rows = link(stream, 0, genesis(stream), new)?;
    let head = head_of(stream, &rows)?;
    found(c, &head, rows[0].at)?;
    insert_all!(c, events::table, rows)?;
    Ok(head)
}

/// Appends after the head that was just locked.
fn extend(c: &mut Conn, stream: &StreamRef, seq: i64, hash: String, new: &[NewEvent]) -> Result<Head> {
    let rows = link(stream, seq, hash, new)?;
    let head = head_of(stream, &rows)?;
    Prepared(
        diesel::update(streams::table.find(Id(stream.id)))
            .set((streams::head_seq.eq(head.seq), streams::head_hash.eq(head.hash.as_str()))),
    )
    .execute(c)?;
    insert_all!(c, events::table, rows)?;
    Ok(head)
}

fn head_of(stream: &StreamRef, rows: &[EventRow]) -> Result<Head> {
    let last = rows.last().ok_or(StoreError::Invalid("nothing to append"))?;
    Ok(Head { stream: stream.clone(), seq: last.seq, hash: last.hash.clone() })
}

/// Locks the head, so that no other writer can append until this transaction ends.
fn expect_head(c: &mut Conn, stream: &StreamRef, expected: i64) -> Result<String> {
    match lock_head(c, stream.id)? {
        Some((seq, hash)) if seq == expected => Ok(hash),
        head => Err(conflict(stream, expected, head.map_or(0, |(seq, _)| seq))),
    }
}

/// Creates the stream; its primary key lets only one of several writers win.
fn found(c: &mut Conn, head: &Head, at: domain::time::Instant) -> Result<()> {
    let stream = &head.stream;
    let row = StreamRow {
        id: stream.id,
        kind: stream.kind,
        province: stream.province.clone(),
        case_id: stream.case_id,
        head_seq: head.seq,
        head_hash: head.hash.clone(),
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
