//! Changing the row of an alert. Every writer of an alert's stream changes its row first, so that the row's
//! version serialises them.

use crate::failure::Failure;
use domain::ids::AlertId;
use store::alerts::{self, AlertRow};
use store::{Conn, StoreError};

/// Attempts before a clash is told: two writers meet rarely, and each try reads afresh.
const TRIES: u32 = 8;

/// Reads, changes and writes the row; reads again when another writer was faster.
pub(crate) fn change(
    conn: &mut Conn,
    id: AlertId,
    edit: impl Fn(&mut AlertRow),
) -> Result<AlertRow, Failure> {
    for _ in 0..TRIES {
        let mut row = alerts::get(conn, id.0)?;
        let read_at = row.version;
        edit(&mut row);
        match alerts::update(conn, &row, read_at) {
            Ok(version) => {
                row.version = version;
                return Ok(row);
            }
            Err(StoreError::Conflict { .. }) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Err(Failure::Busy)
}
