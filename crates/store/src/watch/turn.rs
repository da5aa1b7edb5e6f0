//! Work that one process at a time does for all.

use diesel::prelude::*;
use domain::time::Instant;

use crate::conn::Conn;
use crate::dialect::insert_new;
use crate::error::Result;
use crate::schema::turns;
use crate::types::At;

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = turns)]
struct TurnRow {
    name: String,
    holder: String,
    #[diesel(serialize_as = At)]
    until: Instant,
}

/// Takes a turn until a moment, if nobody else holds it now. The row stays locked until the end of the transaction,
/// so that two who ask at once do the work one after the other, if at all. Call it inside `Db::write`.
pub fn take_turn(c: &mut Conn, name: &str, holder: &str, now: Instant, until: Instant) -> Result<bool> {
    let free = turns::table.find(name).filter(turns::holder.eq(holder).or(turns::until.le(At(now))));
    let changed =
        diesel::update(free).set((turns::holder.eq(holder), turns::until.eq(At(until)))).execute(c)?;
    if changed == 1 {
        return Ok(true);
    }
    let first = TurnRow { name: name.to_owned(), holder: holder.to_owned(), until };
    Ok(insert_new!(c, turns::table, first.clone())? == 1)
}
