//! Public holidays and swapped working days.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::conn::Conn;
use crate::dialect::upsert;
use crate::error::Result;
use crate::schema::holidays;

/// A day that is not what its weekday says.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = holidays, primary_key(date), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct HolidayRow {
    /// The day.
    pub date: NaiveDate,
    /// Its name.
    pub name: String,
    /// Key of the kind: public holiday, day off instead, working day instead.
    pub kind: String,
    /// Whether people work on it.
    pub is_working: bool,
    /// Key: confirmed or not.
    pub status: String,
}

/// Adds or replaces a day.
pub fn put(c: &mut Conn, row: &HolidayRow) -> Result<()> {
    upsert!(c, holidays::table, holidays::date, row.clone())?;
    Ok(())
}

/// Removes a day; false when it was not listed.
pub fn remove(c: &mut Conn, date: NaiveDate) -> Result<bool> {
    Ok(diesel::delete(holidays::table.find(date)).execute(c)? == 1)
}

/// All listed days, in order.
pub fn list(c: &mut Conn) -> Result<Vec<HolidayRow>> {
    Ok(holidays::table.order(holidays::date).select(HolidayRow::as_select()).load(c)?)
}
