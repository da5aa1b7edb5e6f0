//! Messages that were given up, and are still needed.

use chrono::DateTime;
use diesel::prelude::*;
use uuid::Uuid;

use super::row::OutboxRow;
use super::state::OutboxState;
use crate::alerts::{AlertRow, AlertState};
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::schema::{alerts, outbox};
use crate::types::{At, Id};

/// What is asked of a list of dead letters. Empty fields ask for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeadFilter {
    /// Of alerts that this province keeps.
    pub province: Option<String>,
    /// Over this channel.
    pub channel: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

/// A message that was given up, with its alert.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadLetter {
    /// The message.
    pub message: OutboxRow,
    /// Its alert.
    pub alert: AlertRow,
}

/// The dead letters of a filter. What was confirmed or withdrawn meanwhile needs no message any more.
macro_rules! wanted {
    ($filter:expr) => {{
        let filter: &DeadFilter = $filter;
        let mut query = outbox::table
            .inner_join(alerts::table)
            .into_boxed::<MultiBackend>()
            .filter(outbox::state.eq(OutboxState::Dead))
            .filter(alerts::acknowledged_at.is_null())
            .filter(alerts::state.ne(AlertState::Withdrawn));
        if let Some(province) = &filter.province {
            query = query.filter(alerts::province.eq(province.clone()));
        }
        if let Some(channel) = &filter.channel {
            query = query.filter(outbox::channel.eq(channel.clone()));
        }
        query
    }};
}

/// A page of dead letters, newest first, with the exact number of all.
pub fn dead_letters(c: &mut Conn, filter: &DeadFilter) -> Result<Page<DeadLetter>> {
    let total = wanted!(filter).count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = wanted!(filter);
    if let Some(cursor) = &filter.cursor {
        let (micros, id): (i64, Uuid) = page::decode(cursor)?;
        let at = DateTime::from_timestamp_micros(micros).ok_or(StoreError::Cursor)?;
        let same = outbox::created_at.eq(At(at)).and(outbox::id.lt(Id(id)));
        query = query.filter(outbox::created_at.lt(At(at)).or(same));
    }
    let rows: Vec<(OutboxRow, AlertRow)> = query
        .order((outbox::created_at.desc(), outbox::id.desc()))
        .limit(limit + 1)
        .select((OutboxRow::as_select(), AlertRow::as_select()))
        .load(c)?;
    let rows = rows.into_iter().map(|(message, alert)| DeadLetter { message, alert }).collect();
    Ok(Page::cut(rows, limit, total, |row: &DeadLetter| {
        page::encode(&(row.message.created_at.timestamp_micros(), row.message.id))
    }))
}

/// One message that was given up, whatever became of its alert; `NotFound` when there is none.
pub fn dead_letter(c: &mut Conn, id: Uuid) -> Result<DeadLetter> {
    let (message, alert) = outbox::table
        .inner_join(alerts::table)
        .filter(outbox::id.eq(Id(id)))
        .filter(outbox::state.eq(OutboxState::Dead))
        .select((OutboxRow::as_select(), AlertRow::as_select()))
        .first(c)?;
    Ok(DeadLetter { message, alert })
}

/// How many dead letters there are of each channel, messages of one cause (`trigger`) left out.
pub fn count_dead(c: &mut Conn, but: &str) -> Result<Vec<(String, i64)>> {
    let channels: Vec<String> = wanted!(&DeadFilter::default())
        .filter(alerts::trigger.ne(but.to_owned()))
        .select(outbox::channel)
        .load(c)?;
    let mut out: Vec<(String, i64)> = Vec::new();
    for channel in channels {
        match out.iter_mut().find(|(known, _)| *known == channel) {
            Some((_, count)) => *count += 1,
            None => out.push((channel, 1)),
        }
    }
    out.sort();
    Ok(out)
}
