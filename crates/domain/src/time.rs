//! Instants in UTC and civil time in Vietnam (fixed +07:00; the country keeps no daylight-saving time).

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, SubsecRound, TimeZone, Utc};

/// A point in time, truncated to microseconds when it is made, as both databases keep it.
pub type Instant = DateTime<Utc>;

/// Seconds of Vietnam east of UTC.
const VIETNAM_EAST_SECONDS: i32 = 7 * 3600;

/// The offset of Asia/Ho_Chi_Minh.
pub fn vietnam() -> FixedOffset {
    FixedOffset::east_opt(VIETNAM_EAST_SECONDS).expect("+07:00 is a valid offset")
}

/// Truncates to the microseconds that PostgreSQL keeps.
pub fn micros(at: DateTime<Utc>) -> Instant {
    at.trunc_subsecs(6)
}

/// The civil date in Vietnam at an instant.
pub fn vn_date(at: Instant) -> NaiveDate {
    at.with_timezone(&vietnam()).date_naive()
}

/// The civil date and time in Vietnam at an instant.
pub fn vn_datetime(at: Instant) -> NaiveDateTime {
    at.with_timezone(&vietnam()).naive_local()
}

/// The instant of a civil date and time in Vietnam.
pub fn from_vn(local: NaiveDateTime) -> Instant {
    micros((local - Duration::seconds(i64::from(VIETNAM_EAST_SECONDS))).and_utc())
}

/// RFC 3339 with the Vietnamese offset, as the interfaces print instants.
pub fn rfc3339_vn(at: Instant) -> String {
    vietnam().from_utc_datetime(&at.naive_utc()).to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

/// `dd/mm/yyyy HH:MM` in Vietnam, as people read it.
pub fn human_datetime(at: Instant) -> String {
    vn_datetime(at).format("%d/%m/%Y %H:%M").to_string()
}

/// `dd/mm/yyyy`, as people read it.
pub fn human_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_in_vietnam_is_seventeen_utc() {
        let at = Utc.with_ymd_and_hms(2026, 11, 23, 17, 0, 0).unwrap();
        assert_eq!(vn_date(at), NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        assert_eq!(from_vn(vn_datetime(at)), at);
        assert_eq!(rfc3339_vn(at), "2026-11-24T00:00:00+07:00");
    }
}
