//! Keeping and listing notices of prevention.

use chrono::DateTime;
use diesel::prelude::*;
use domain::time::Instant;
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
    /// Sent at this moment or later.
    pub since: Option<Instant>,
    /// Sent before this moment.
    pub before: Option<Instant>,
    /// Of these sections or divisions; all when empty.
    pub industries: Vec<String>,
    /// To enterprises of this commune.
    pub commune: Option<String>,
    /// The oldest first instead of the newest.
    pub oldest_first: bool,
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
    let mut query = prevention_notices::table.into_boxed::<MultiBackend>();
    if let Some(province) = &filter.province {
        query = query.filter(prevention_notices::province.eq(province.clone()));
    }
    if let Some(since) = filter.since {
        query = query.filter(prevention_notices::created_at.ge(At(since)));
    }
    if let Some(before) = filter.before {
        query = query.filter(prevention_notices::created_at.lt(At(before)));
    }
    if !filter.industries.is_empty() {
        let of = filter.industries.clone();
        let division = prevention_notices::division.eq_any(of.clone()).assume_not_null();
        let section = prevention_notices::section.eq_any(of).assume_not_null();
        query = query.filter(
            (prevention_notices::section.is_not_null().and(section))
                .or(prevention_notices::division.is_not_null().and(division)),
        );
    }
    if let Some(commune) = &filter.commune {
        query = query.filter(prevention_notices::commune_code.eq(commune.clone()));
    }
    query
}

/// A page of notices with the exact number of all.
pub fn list(c: &mut Conn, filter: &PreventionFilter) -> Result<Page<PreventionNoticeRow>> {
    let total = narrowed(filter).count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(filter);
    if let Some(cursor) = &filter.cursor {
        let (micros, id): (i64, Uuid) = page::decode(cursor)?;
        let at = DateTime::from_timestamp_micros(micros).ok_or(StoreError::Cursor)?;
        let same = prevention_notices::created_at.eq(At(at));
        query = if filter.oldest_first {
            let same = same.and(prevention_notices::id.gt(Id(id)));
            query.filter(prevention_notices::created_at.gt(At(at)).or(same))
        } else {
            let same = same.and(prevention_notices::id.lt(Id(id)));
            query.filter(prevention_notices::created_at.lt(At(at)).or(same))
        };
    }
    let query = if filter.oldest_first {
        query.order((prevention_notices::created_at.asc(), prevention_notices::id.asc()))
    } else {
        query.order((prevention_notices::created_at.desc(), prevention_notices::id.desc()))
    };
    let rows = query.limit(limit + 1).select(PreventionNoticeRow::as_select()).load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &PreventionNoticeRow| {
        page::encode(&(row.created_at.timestamp_micros(), row.id))
    }))
}
