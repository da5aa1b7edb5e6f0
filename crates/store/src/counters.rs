//! Numbers without gaps.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::conn::Conn;
use crate::error::Result;

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

/// The next number of a series, from 1. It belongs to the transaction: rolled back, the number is free again.
/// The row stays locked until the commit, so take the number late in a unit of work.
pub fn next(c: &mut Conn, name: &str) -> Result<i64> {
    let counted: Counted = diesel::sql_query(
        "INSERT INTO counters (name, value) VALUES ($1, 1) \
         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
    )
    .bind::<Text, _>(name)
    .get_result(c)?;
    Ok(counted.value)
}
