//! Numbers without gaps.

use crate::conn::Conn;
use crate::dialect;
use crate::error::Result;

/// The next number of a series, from 1. It belongs to the transaction: rolled back, the number is free again.
/// The row stays locked until the commit, so take the number late in a unit of work.
pub fn next(c: &mut Conn, name: &str) -> Result<i64> {
    Ok(dialect::next_number(c, name)?)
}
