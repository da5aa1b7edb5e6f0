//! Checking a stream that was taken out of the database.

use super::canonical::canonical;
use super::event::{Head, StoredEvent};
use super::fault::FaultKind;
use super::row::EventRow;
use super::verify::first_fault;
use crate::error::Result;

/// The first fault of a stream by its entries alone, without a database: place and kind.
///
/// # Errors
/// When an entry holds what no entry of the log can hold (a fraction).
pub fn first_fault_of(head: &Head, events: &[StoredEvent]) -> Result<Option<(i64, FaultKind)>> {
    let rows = events.iter().map(row).collect::<Result<Vec<_>>>()?;
    Ok(first_fault(head, &rows))
}

fn row(e: &StoredEvent) -> Result<EventRow> {
    Ok(EventRow {
        stream: e.stream,
        seq: e.seq,
        at: e.at,
        actor: canonical(&e.actor)?,
        kind: e.kind.clone(),
        payload_version: e.payload_version,
        payload: if e.payload.is_null() { None } else { Some(canonical(&e.payload)?) },
        payload_hash: e.payload_hash.clone(),
        prev_hash: e.prev_hash.clone(),
        hash: e.hash.clone(),
    })
}
