//! Keeping tasks.

use diesel::prelude::*;

use super::row::TaskRow;
use super::state::TaskState;
use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::dialect::insert_new;
use crate::error::Result;
use crate::schema::tasks;

keyed!(tasks, TaskRow);
versioned!(tasks, TaskRow);

/// Opens a task unless the same one was opened before (`dedupe`); false when it was. One that was withdrawn, because
/// for a while nobody needed it, is open again.
pub fn open(c: &mut Conn, row: &TaskRow) -> Result<bool> {
    if insert_new!(c, tasks::table, row.clone())? == 1 {
        return Ok(true);
    }
    let earlier: Option<TaskRow> = tasks::table
        .filter(tasks::dedupe.eq(row.dedupe.clone()))
        .filter(tasks::state.eq(TaskState::Withdrawn))
        .select(TaskRow::as_select())
        .first(c)
        .optional()?;
    let Some(earlier) = earlier else { return Ok(false) };
    let again = TaskRow { id: earlier.id, ..row.clone() };
    update(c, &again, earlier.version)?;
    Ok(true)
}
