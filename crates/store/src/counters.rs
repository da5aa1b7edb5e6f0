//! Numbers without gaps.

use crate::conn::Conn;
use crate::dialect;
use crate::error::Result;
use crate::schema::counters;
use diesel::prelude::*;

/// The next number of a series, from 1. It belongs to the transaction: rolled back, the number is free again.
/// The row stays locked until the commit, so take the number late in a unit of work.
pub fn next(c: &mut Conn, name: &str) -> Result<i64> {
    Ok(dialect::next_number(c, name)?)
}

/// The number that [`next`] would give now. Nothing is taken: another unit of work may take it first.
pub fn peek(c: &mut Conn, name: &str) -> Result<i64> {
    let last = counters::table.find(name.to_owned()).select(counters::value).first::<i64>(c).optional()?;
    Ok(last.unwrap_or(0).saturating_add(1))
}
