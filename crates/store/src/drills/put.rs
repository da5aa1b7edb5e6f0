//! Keeping drills.

use diesel::prelude::*;
use uuid::Uuid;

use super::row::DrillRow;
use crate::conn::Conn;
use crate::crud::versioned;
use crate::dialect::{insert_new, lock_drill};
use crate::error::{Result, StoreError};
use crate::schema::drills;
use crate::types::Id;

versioned!(drills, DrillRow);

/// The drill with an id; `NotFound` when there is none.
pub fn get(c: &mut Conn, id: Uuid) -> Result<DrillRow> {
    Ok(drills::table.find(Id(id)).select(DrillRow::as_select()).first(c)?)
}

/// Adds a drill unless one runs in the province already; false when one does.
pub fn start(c: &mut Conn, row: &DrillRow) -> Result<bool> {
    Ok(insert_new!(c, drills::table, row.clone())? == 1)
}

/// One drill, locked until the end of the transaction: two who confirm last do not miss each other.
pub fn lock(c: &mut Conn, id: Uuid) -> Result<DrillRow> {
    lock_drill(c, id)?.ok_or(StoreError::NotFound)
}
