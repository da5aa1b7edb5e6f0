//! Keeping and listing notices of prevention.

use chrono::DateTime;
use diesel::prelude::*;
use uuid::Uuid;

use super::row::{PreventionNoticeRow, PreventionRecipientRow};
use crate::conn::{Conn, MultiBackend};
use crate::dialect::{insert_all, insert_new};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::schema::{prevention_notices, prevention_recipients};
use crate::types::{At, Id};

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PreventionFilter {
    /// Sent by the department of this province.
    pub province: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

/// Keeps a notice with its recipients.
pub fn add(c: &mut Conn, row: &PreventionNoticeRow, to: &[PreventionRecipientRow]) -> Result<()> {
    insert_new!(c, prevention_notices::table, row.clone())?;
    for part in to.chunks(500) {
        let rows: Vec<PreventionRecipientRow> = part.to_vec();
        insert_all!(c, prevention_recipients::table, rows)?;
    }
    Ok(())
}

/// The notice with an id; `NotFound` when there is none.
pub fn get(c: &mut Conn, id: Uuid) -> Result<PreventionNoticeRow> {
    Ok(prevention_notices::table.find(Id(id)).select(PreventionNoticeRow::as_select()).first(c)?)
}

/// Its recipients, by name.
pub fn recipients_of(c: &mut Conn, id: Uuid) -> Result<Vec<PreventionRecipientRow>> {
    Ok(prevention_recipients::table
        .filter(prevention_recipients::notice_id.eq(Id(id)))
        .order((prevention_recipients::name, prevention_recipients::enterprise_id))
        .select(PreventionRecipientRow::as_select())
        .load(c)?)
}

fn narrowed(filter: &PreventionFilter) -> prevention_notices::BoxedQuery<'static, MultiBackend> {
    let query = prevention_notices::table.into_boxed::<MultiBackend>();
    match &filter.province {
        Some(province) => query.filter(prevention_notices::province.eq(province.clone())),
        None => query,
    }
}

/// A page of notices, the newest first, with the exact number of all.
pub fn list(c: &mut Conn, filter: &PreventionFilter) -> Result<Page<PreventionNoticeRow>> {
    let total = narrowed(filter).count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(filter);
    if let Some(cursor) = &filter.cursor {
        let (micros, id): (i64, Uuid) = page::decode(cursor)?;
        let at = DateTime::from_timestamp_micros(micros).ok_or(StoreError::Cursor)?;
        let same = prevention_notices::created_at.eq(At(at)).and(prevention_notices::id.lt(Id(id)));
        query = query.filter(prevention_notices::created_at.lt(At(at)).or(same));
    }
    let rows = query
        .order((prevention_notices::created_at.desc(), prevention_notices::id.desc()))
        .limit(limit + 1)
        .select(PreventionNoticeRow::as_select())
        .load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &PreventionNoticeRow| {
        page::encode(&(row.created_at.timestamp_micros(), row.id))
    }))
}
