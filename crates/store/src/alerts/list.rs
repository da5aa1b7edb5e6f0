//! Lists of alerts.

use chrono::DateTime;
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use super::row::AlertRow;
use super::state::AlertState;
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::schema::alerts;
use crate::types::{At, Id};

/// What is asked of a list of alerts. Empty fields ask for nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlertFilter {
    /// About this case.
    pub case: Option<Uuid>,
    /// Of this drill.
    pub drill: Option<Uuid>,
    /// Kept by any of these provinces.
    pub provinces: Vec<String>,
    /// To any of these agencies; `Some` of an empty list finds nothing.
    pub agencies: Option<Vec<Uuid>>,
    /// In any of these states.
    pub states: Vec<AlertState>,
    /// Of this mode.
    pub mode: Option<String>,
    /// Made at this moment or later.
    pub since: Option<Instant>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

fn narrowed(filter: &AlertFilter) -> alerts::BoxedQuery<'static, MultiBackend> {
    let mut query = alerts::table.into_boxed::<MultiBackend>();
    if let Some(case) = filter.case {
        query = query.filter(alerts::case_id.eq(Id(case)));
    }
    if let Some(drill) = filter.drill {
        query = query.filter(alerts::drill_id.eq(Id(drill)));
    }
    if !filter.provinces.is_empty() {
        query = query.filter(alerts::province.eq_any(filter.provinces.clone()));
    }
    if let Some(agencies) = &filter.agencies {
        let ids: Vec<Id> = agencies.iter().copied().map(Id).collect();
        query = query.filter(alerts::agency_id.assume_not_null().eq_any(ids));
    }
    if !filter.states.is_empty() {
        query = query.filter(alerts::state.eq_any(filter.states.clone()));
    }
    // Messages of the system itself (digests, warnings) are shown only to who asks for them.
    query = match &filter.mode {
        Some(mode) => query.filter(alerts::mode.eq(mode.clone())),
        None => query.filter(alerts::mode.ne("notice")),
    };
    if let Some(since) = filter.since {
        query = query.filter(alerts::created_at.ge(At(since)));
    }
    query
}

/// A page of the alerts that the filter asks for, newest first, with the exact number of all.
pub fn list(c: &mut Conn, filter: &AlertFilter) -> Result<Page<AlertRow>> {
    let total = narrowed(filter).count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(filter);
    if let Some(cursor) = &filter.cursor {
        let (micros, id): (i64, Uuid) = page::decode(cursor)?;
        let at = DateTime::from_timestamp_micros(micros).ok_or(StoreError::Invalid("unknown cursor"))?;
        let same = alerts::created_at.eq(At(at)).and(alerts::id.lt(Id(id)));
        query = query.filter(alerts::created_at.lt(At(at)).or(same));
    }
    let rows = query
        .order((alerts::created_at.desc(), alerts::id.desc()))
        .limit(limit + 1)
        .select(AlertRow::as_select())
        .load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &AlertRow| {
        page::encode(&(row.created_at.timestamp_micros(), row.id))
    }))
}

/// All alerts of a drill, oldest first.
pub fn of_drill(c: &mut Conn, drill: Uuid) -> Result<Vec<AlertRow>> {
    Ok(alerts::table
        .filter(alerts::drill_id.eq(Id(drill)))
        .order((alerts::created_at, alerts::id))
        .select(AlertRow::as_select())
        .load(c)?)
}

/// All alerts about a case, oldest first; messages of the system itself are left out.
pub fn of_case(c: &mut Conn, case: Uuid) -> Result<Vec<AlertRow>> {
    Ok(alerts::table
        .filter(alerts::case_id.eq(Id(case)))
        .filter(alerts::mode.ne("notice"))
        .order((alerts::created_at, alerts::id))
        .select(AlertRow::as_select())
        .load(c)?)
}

/// Alerts whose key begins with a text that is ours, without wildcards.
pub fn by_dedupe(c: &mut Conn, prefix: &str) -> Result<Vec<AlertRow>> {
    Ok(alerts::table
        .filter(alerts::dedupe.like(format!("{prefix}%")))
        .order(alerts::id)
        .select(AlertRow::as_select())
        .load(c)?)
}
