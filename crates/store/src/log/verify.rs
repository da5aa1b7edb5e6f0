//! Checking every chain and seal.

use diesel::prelude::*;
use uuid::Uuid;

use super::chain::{genesis, sha256};
use super::event::Head;
use super::fault::{ChainFault, FaultKind};
use super::read::all_streams;
use super::row::EventRow;
use super::seal::verify_seals;
use crate::conn::Conn;
use crate::error::Result;
use crate::schema::{events, streams};
use crate::types::Id;

/// Streams looked at together.
const PAGE: i64 = 200;

/// Checks every stream and every daily seal; names the first fault of each stream.
pub fn verify(c: &mut Conn) -> Result<Vec<ChainFault>> {
    let mut faults = Vec::new();
    let mut after = None;
    loop {
        let page = all_streams(c, after, PAGE)?;
        for head in &page.heads {
            faults.extend(verify_stream(c, head)?);
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    faults.extend(orphans(c)?);
    for fault in verify_seals(c)? {
        if !faults.iter().any(|f| f.stream.is_some() && f.stream == fault.stream) {
            faults.push(fault);
        }
    }
    Ok(faults)
}

/// The first fault of one stream, without the seals.
pub fn verify_stream(c: &mut Conn, head: &Head) -> Result<Option<ChainFault>> {
    let rows: Vec<EventRow> = events::table
        .filter(events::stream.eq(Id(head.stream.id)))
        .order(events::seq)
        .select(EventRow::as_select())
        .load(c)?;
    Ok(first_fault(head, &rows).map(|(seq, what)| ChainFault { stream: Some(head.stream.id), seq, what }))
}

pub(super) fn first_fault(head: &Head, rows: &[EventRow]) -> Option<(i64, FaultKind)> {
    let mut prev = genesis(&head.stream);
    for (seq, row) in (1..).zip(rows) {
        if row.seq != seq {
            return Some((seq, FaultKind::Missing));
        }
        if row.header().hash(&row.prev_hash, &row.payload_hash) != row.hash || row.prev_hash != prev {
            return Some((
                seq,
                if moved(row, rows) { FaultKind::Reordered } else { FaultKind::HeaderChanged },
            ));
        }
        match &row.payload {
            None => return Some((seq, FaultKind::PayloadMissing)),
            Some(payload) if sha256(payload) != row.payload_hash => {
                return Some((seq, FaultKind::PayloadChanged));
            }
            Some(_) => prev.clone_from(&row.hash),
        }
    }
    let last = rows.last().map_or(0, |r| r.seq);
    if last < head.seq {
        return Some((last + 1, FaultKind::Truncated));
    }
    if last > head.seq || prev != head.hash {
        return Some((last, FaultKind::HeadMismatch));
    }
    None
}

/// Whether the entry would be right at another place of the stream.
fn moved(row: &EventRow, rows: &[EventRow]) -> bool {
    let last = rows.last().map_or(0, |r| r.seq);
    (1..=last).any(|seq| {
        let mut header = row.header();
        header.seq = seq;
        seq != row.seq && header.hash(&row.prev_hash, &row.payload_hash) == row.hash
    })
}

/// Entries whose stream's row was removed.
fn orphans(c: &mut Conn) -> Result<Vec<ChainFault>> {
    let known = streams::table.select(streams::id);
    let lost: Vec<Uuid> =
        events::table.filter(events::stream.ne_all(known)).select(events::stream).distinct().load(c)?;
    let fault = |id| ChainFault { stream: Some(id), seq: 1, what: FaultKind::StreamMissing };
    Ok(lost.into_iter().map(fault).collect())
}
