//! Days and times of the journeys: civil time in Vietnam, relative to the real clock of the server.

use std::time::SystemTime;

use chrono::{DateTime, Datelike as _, Duration, NaiveDate, NaiveDateTime, Utc, Weekday};
use domain::time::{rfc3339_vn, vn_date, vn_datetime};

fn instant() -> DateTime<Utc> {
    DateTime::from(SystemTime::now())
}

/// The civil date and time in Vietnam now.
#[must_use]
pub fn now() -> NaiveDateTime {
    vn_datetime(instant())
}

/// Today in Vietnam.
#[must_use]
pub fn today() -> NaiveDate {
    vn_date(instant())
}

/// The day that lies so many days before today.
#[must_use]
pub fn days_ago(days: i64) -> NaiveDate {
    today() - Duration::days(days)
}

/// A time of a day, as the interfaces take it: `2026-11-20T08:15`.
#[must_use]
pub fn at(day: NaiveDate, hour: u32, minute: u32) -> String {
    format!("{day}T{hour:02}:{minute:02}")
}

/// The moment that lies so many minutes before now, with its offset. A moment shortly ahead is given by
/// a negative number: what is told of "now" in whole seconds must not lie before what just happened.
#[must_use]
pub fn minutes_ago(minutes: i64) -> String {
    rfc3339_vn(instant() - Duration::minutes(minutes))
}

/// `dd/mm/yyyy`, as explanations and pages print a day.
#[must_use]
pub fn printed(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Saturday or Sunday.
#[must_use]
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// A moment so many minutes before now as a person types it on a page; a little ahead for a negative number,
/// for pages count in whole minutes.
#[must_use]
pub fn typed(minutes_ago: i64) -> String {
    (now() - Duration::minutes(minutes_ago)).format("%d/%m/%Y %Hh%M").to_string()
}

/// A time of a day as a person types it: `20/11/2026 22h40`.
#[must_use]
pub fn typed_at(day: NaiveDate, hour: u32, minute: u32) -> String {
    format!("{} {hour}h{minute:02}", printed(day))
}

/// A time of a day as pages print it: `20/11/2026 22:40`.
#[must_use]
pub fn printed_at(day: NaiveDate, hour: u32, minute: u32) -> String {
    format!("{} {hour:02}:{minute:02}", printed(day))
}
