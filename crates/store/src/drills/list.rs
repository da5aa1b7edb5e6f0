//! Lists of drills.

use chrono::DateTime;
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use super::row::DrillRow;
use super::state::DrillState;
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::schema::drills;
use crate::types::{At, Id};

/// What is asked of a list of drills. Empty fields ask for nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DrillFilter {
    /// Of any of these provinces.
    pub provinces: Vec<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

fn narrowed(filter: &DrillFilter) -> drills::BoxedQuery<'static, MultiBackend> {
    let query = drills::table.into_boxed::<MultiBackend>();
    if filter.provinces.is_empty() {
        return query;
    }
    query.filter(drills::province.eq_any(filter.provinces.clone()))
}

/// A page of drills, the newest first, with the exact number of all.
pub fn list(c: &mut Conn, filter: &DrillFilter) -> Result<Page<DrillRow>> {
    let total = narrowed(filter).count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(filter);
    if let Some(cursor) = &filter.cursor {
        let (micros, id): (i64, Uuid) = page::decode(cursor)?;
        let at = DateTime::from_timestamp_micros(micros).ok_or(StoreError::Cursor)?;
        let same = drills::started_at.eq(At(at)).and(drills::id.lt(Id(id)));
        query = query.filter(drills::started_at.lt(At(at)).or(same));
    }
    let rows = query
        .order((drills::started_at.desc(), drills::id.desc()))
        .limit(limit + 1)
        .select(DrillRow::as_select())
        .load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &DrillRow| {
        page::encode(&(row.started_at.timestamp_micros(), row.id))
    }))
}

/// Every drill, oldest first: for the check of the whole.
pub fn all(c: &mut Conn) -> Result<Vec<DrillRow>> {
    Ok(drills::table.order((drills::started_at, drills::id)).select(DrillRow::as_select()).load(c)?)
}

/// Drills that still run and began at this moment or earlier.
pub fn overdue(c: &mut Conn, until: Instant) -> Result<Vec<Uuid>> {
    Ok(drills::table
        .filter(drills::state.eq(DrillState::Running))
        .filter(drills::started_at.le(At(until)))
        .order((drills::started_at, drills::id))
        .select(drills::id)
        .load(c)?)
}
