//! Keeping alerts.

use diesel::prelude::*;

use super::row::AlertRow;
use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::dialect::insert_new;
use crate::error::Result;
use crate::schema::alerts;

keyed!(alerts, AlertRow);
versioned!(alerts, AlertRow);

/// Adds an alert unless the same duty was told before (`dedupe`); false when it was.
pub fn raise(c: &mut Conn, row: &AlertRow) -> Result<bool> {
    Ok(insert_new!(c, alerts::table, row.clone())? == 1)
}
