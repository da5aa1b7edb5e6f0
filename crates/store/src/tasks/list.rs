//! Lists of tasks.

use chrono::DateTime;
use diesel::prelude::*;
use uuid::Uuid;

use super::row::TaskRow;
use super::state::TaskState;
use crate::conn::{Conn, MultiBackend};
use crate::error::{Result, StoreError};
use crate::page::{self, Page};
use crate::schema::tasks;
use crate::types::{At, Id};

/// What is asked of a list of tasks. Empty fields ask for nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskFilter {
    /// Of the department of any of these provinces.
    pub provinces: Vec<String>,
    /// About this case.
    pub case: Option<Uuid>,
    /// Of this kind.
    pub kind: Option<String>,
    /// In any of these states.
    pub states: Vec<TaskState>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}

fn narrowed(filter: &TaskFilter) -> tasks::BoxedQuery<'static, MultiBackend> {
    let mut query = tasks::table.into_boxed::<MultiBackend>();
    if !filter.provinces.is_empty() {
        query = query.filter(tasks::province.eq_any(filter.provinces.clone()));
    }
    if let Some(case) = filter.case {
        query = query.filter(tasks::case_id.eq(Id(case)));
    }
    if let Some(kind) = &filter.kind {
        query = query.filter(tasks::kind.eq(kind.clone()));
    }
    if !filter.states.is_empty() {
        query = query.filter(tasks::state.eq_any(filter.states.clone()));
    }
    query
}

/// A page of tasks, the one due first at the top, with the exact number of all.
pub fn list(c: &mut Conn, filter: &TaskFilter) -> Result<Page<TaskRow>> {
    let total = narrowed(filter).count().get_result(c)?;
    let limit = page::limit(filter.limit);
    let mut query = narrowed(filter);
    if let Some(cursor) = &filter.cursor {
        let (micros, id): (i64, Uuid) = page::decode(cursor)?;
        let at = DateTime::from_timestamp_micros(micros).ok_or(StoreError::Cursor)?;
        let same = tasks::due_at.eq(At(at)).and(tasks::id.gt(Id(id)));
        query = query.filter(tasks::due_at.gt(At(at)).or(same));
    }
    let rows =
        query.order((tasks::due_at, tasks::id)).limit(limit + 1).select(TaskRow::as_select()).load(c)?;
    Ok(Page::cut(rows, limit, total, |row: &TaskRow| page::encode(&(row.due_at.timestamp_micros(), row.id))))
}

/// The tasks about a case, oldest first.
pub fn of_case(c: &mut Conn, case: Uuid) -> Result<Vec<TaskRow>> {
    Ok(tasks::table
        .filter(tasks::case_id.eq(Id(case)))
        .order((tasks::created_at, tasks::id))
        .select(TaskRow::as_select())
        .load(c)?)
}

/// The tasks about an alert, oldest first.
pub fn of_alert(c: &mut Conn, alert: Uuid) -> Result<Vec<TaskRow>> {
    Ok(tasks::table
        .filter(tasks::alert_id.eq(Id(alert)))
        .order((tasks::created_at, tasks::id))
        .select(TaskRow::as_select())
        .load(c)?)
}

/// How many tasks of a province are open.
pub fn count_open(c: &mut Conn, province: &str) -> Result<i64> {
    Ok(tasks::table
        .filter(tasks::province.eq(province.to_owned()))
        .filter(tasks::state.eq(TaskState::Open))
        .count()
        .get_result(c)?)
}
