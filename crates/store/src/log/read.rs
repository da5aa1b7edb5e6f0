//! Reading streams.

use diesel::prelude::*;
use uuid::Uuid;

use super::event::{Head, StoredEvent};
use super::row::{EventRow, StreamRow};
use crate::conn::Conn;
use crate::error::Result;
use crate::schema::{events, streams};
use crate::types::Id;

/// The entries of a stream, in order; none when it does not exist.
pub fn read(c: &mut Conn, stream: Uuid) -> Result<Vec<StoredEvent>> {
    read_from(c, stream, 1)
}

/// The entries of a stream from a place on.
pub fn read_from(c: &mut Conn, stream: Uuid, from_seq: i64) -> Result<Vec<StoredEvent>> {
    let rows: Vec<EventRow> = events::table
        .filter(events::stream.eq(Id(stream)))
        .filter(events::seq.ge(from_seq))
        .order(events::seq)
        .select(EventRow::as_select())
        .load(c)?;
    rows.into_iter().map(EventRow::into_event).collect()
}

/// The head of a stream, unlocked.
pub fn head(c: &mut Conn, stream: Uuid) -> Result<Option<Head>> {
    let row = streams::table.find(Id(stream)).select(StreamRow::as_select()).first(c).optional()?;
    Ok(row.map(Head::from))
}

/// The streams shown on a case's timeline (its alerts), and the case's own, oldest first.
pub fn streams_of_case(c: &mut Conn, case: Uuid) -> Result<Vec<Head>> {
    let rows: Vec<StreamRow> = streams::table
        .filter(streams::case_id.eq(Id(case)).or(streams::id.eq(Id(case)).nullable()))
        .order((streams::created_at, streams::id))
        .select(StreamRow::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(Head::from).collect())
}

/// A page of all streams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamsAfter {
    /// The heads, in the order of their ids.
    pub heads: Vec<Head>,
    /// Ask for the next page after this id; none at the end.
    pub next: Option<Uuid>,
}

/// All streams in the order of their ids, `limit` at a time.
pub fn all_streams(c: &mut Conn, after: Option<Uuid>, limit: i64) -> Result<StreamsAfter> {
    let mut query = streams::table.into_boxed();
    if let Some(id) = after {
        query = query.filter(streams::id.gt(Id(id)));
    }
    let rows: Vec<StreamRow> =
        query.order(streams::id).limit(limit).select(StreamRow::as_select()).load(c)?;
    let next = if rows.len() as i64 == limit { rows.last().map(|r| r.id) } else { None };
    Ok(StreamsAfter { heads: rows.into_iter().map(Head::from).collect(), next })
}
