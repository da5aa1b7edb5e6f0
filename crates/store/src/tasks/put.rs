//! Keeping tasks.

use diesel::prelude::*;

use super::row::TaskRow;
use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::dialect::insert_new;
use crate::error::Result;
use crate::schema::tasks;

keyed!(tasks, TaskRow);
versioned!(tasks, TaskRow);

/// Opens a task unless the same one was opened before (`dedupe`); false when it was.
pub fn open(c: &mut Conn, row: &TaskRow) -> Result<bool> {
    Ok(insert_new!(c, tasks::table, row.clone())? == 1)
}
