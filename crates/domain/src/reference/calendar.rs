//! Working days: Saturday and Sunday off, holidays off, exchanged working Saturdays on.

use super::day::{DayKind, DayRecord, DayStatus};
use crate::law::{Citation, Confidence};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const HOLIDAYS: &str = include_str!("../../../../config/reference/holidays.csv");

/// Which days are working days, for terms counted in working days and for the roll of a last day
/// (Bộ luật Dân sự 2015 Điều 148 khoản 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, DayRecord>,
}

/// Why nobody works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff<'a> {
    /// Saturday or Sunday.
    Weekend,
    /// A holiday, a day in lieu or an exchanged day off.
    Holiday(&'a DayRecord),
}

impl DayOff<'_> {
    /// False for a holiday that was computed and not announced yet.
    pub fn announced(&self) -> bool {
        match self {
            Self::Weekend => true,
            Self::Holiday(day) => day.status != DayStatus::ComputedNotAnnounced,
        }
    }
}

impl Calendar {
    /// The calendar compiled into the program (2016 to 2027).
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(read()));
        &EMBEDDED
    }

    /// A calendar of the given days; of two records of one date the later counts.
    pub fn new(days: impl IntoIterator<Item = DayRecord>) -> Self {
        Self { days: days.into_iter().map(|d| (d.date, d)).collect() }
    }

    /// Where public holidays stand. Each day says itself how sure it is.
    pub fn source() -> Citation {
        Citation {
            text: "Bộ luật Lao động 2019, Điều 112 và thông báo nghỉ lễ hằng năm".to_owned(),
            confidence: Confidence::Likely,
        }
    }

    /// First and last year with a holiday.
    pub fn years(&self) -> Option<(i32, i32)> {
        let mut years = self.days.keys().map(Datelike::year);
        let first = years.next()?;
        Some((first, years.next_back().unwrap_or(first)))
    }

    /// Every special day, in order of date.
    pub fn days(&self) -> impl Iterator<Item = &DayRecord> {
        self.days.values()
    }

    /// The record of a date, when it is special.
    pub fn day(&self, date: NaiveDate) -> Option<&DayRecord> {
        self.days.get(&date)
    }

    /// Why the day is off; `None` on a working day.
    pub fn day_off(&self, date: NaiveDate) -> Option<DayOff<'_>> {
        match self.days.get(&date) {
            Some(day) if day.is_off() => Some(DayOff::Holiday(day)),
            Some(day)
                if day.kind == DayKind::MakeupWorkday && day.status != DayStatus::UnconfirmedLawAmendment =>
            {
                None
            }
            Some(_) | None => {
                matches!(date.weekday(), Weekday::Sat | Weekday::Sun).then_some(DayOff::Weekend)
            }
        }
    }

    /// Does anybody work on this day?
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.day_off(date).is_none()
    }

    /// The date itself when it is a working day, else the next working day.
    pub fn roll_forward(&self, date: NaiveDate) -> NaiveDate {
        let mut day = date;
        while !self.is_working_day(day) {
            day = day + Days::new(1);
        }
        day
    }

    /// The `count`-th working day after a date; that date itself is not counted.
    pub fn add_working_days(&self, date: NaiveDate, count: u32) -> NaiveDate {
        let mut day = date;
        for _ in 0..count {
            day = self.roll_forward(day + Days::new(1));
        }
        day
    }

    /// Does the calendar hold the holidays of this year?
    pub fn covers_year(&self, year: i32) -> bool {
        self.days.values().any(|d| d.date.year() == year && d.kind == DayKind::Holiday)
    }

    /// The first day off in a span of days (both included) that was computed and not announced.
    pub fn unannounced_in(&self, from: NaiveDate, to: NaiveDate) -> Option<&DayRecord> {
        self.days
            .range(from..=to.max(from))
            .map(|(_, d)| d)
            .find(|d| d.status == DayStatus::ComputedNotAnnounced)
    }
}

fn read() -> Vec<DayRecord> {
    #[derive(serde::Deserialize)]
    struct Row {
        date: NaiveDate,
        name_vi: String,
        name_en: String,
        kind: DayKind,
        swapped_with: Option<NaiveDate>,
        status: DayStatus,
    }
    csv::Reader::from_reader(HOLIDAYS.as_bytes())
        .deserialize::<Row>()
        .map(|row| {
            let row = row.expect("the embedded holidays are well-formed");
            DayRecord {
                date: row.date,
                name: crate::words::Localized::new(row.name_vi, row.name_en),
                kind: row.kind,
                swapped_with: row.swapped_with,
                status: row.status,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn weekends_holidays_and_exchanged_days() {
        let cal = Calendar::embedded();
        for (day, working, why) in [
            ("2026-11-21", false, "Saturday"),
            ("2026-11-22", false, "Sunday"),
            ("2026-11-23", true, "Monday"),
            ("2026-11-24", true, "awaits a change of law"),
            ("2026-12-25", true, "no public holiday"),
            ("2026-01-01", false, "new year"),
            ("2026-01-02", false, "exchanged day off"),
            ("2026-01-10", true, "Saturday worked in exchange"),
            ("2026-02-20", false, "Tết"),
            ("2026-02-23", true, "first day after Tết"),
            ("2026-04-27", false, "day in lieu"),
            ("2027-02-08", false, "computed holiday"),
        ] {
            assert_eq!(cal.is_working_day(d(day)), working, "{day}: {why}");
        }
        assert_eq!(cal.days().count(), 176);
    }

    #[test]
    fn rolling_and_counting() {
        let cal = Calendar::embedded();
        assert_eq!(cal.roll_forward(d("2026-12-13")), d("2026-12-14"));
        assert_eq!(cal.roll_forward(d("2026-02-14")), d("2026-02-23"), "Saturday before Tết");
        assert_eq!(cal.add_working_days(d("2026-12-23"), 3), d("2026-12-28"));
        assert_eq!(cal.add_working_days(d("2026-02-13"), 3), d("2026-02-25"));
        assert_eq!(cal.add_working_days(d("2026-01-09"), 1), d("2026-01-10"), "worked Saturday counts");
        assert_eq!(cal.add_working_days(d("2026-12-31"), 0), d("2026-12-31"));
    }

    #[test]
    fn an_administrator_confirms_a_day() {
        let mut days: Vec<_> = Calendar::embedded().days().cloned().collect();
        for day in &mut days {
            if day.status == DayStatus::UnconfirmedLawAmendment {
                day.status = DayStatus::Confirmed;
            }
        }
        assert!(!Calendar::new(days).is_working_day(d("2026-11-24")));
    }

    #[test]
    fn computed_days_are_known_as_such() {
        let cal = Calendar::embedded();
        assert_eq!(cal.day_off(d("2027-02-08")).map(|o| o.announced()), Some(false));
        assert_eq!(cal.day_off(d("2026-02-17")).map(|o| o.announced()), Some(true));
        assert!(cal.unannounced_in(d("2026-12-01"), d("2026-12-31")).is_none());
        assert!(cal.unannounced_in(d("2026-12-01"), d("2027-01-01")).is_some());
        assert_eq!(cal.years(), Some((2016, 2027)));
        assert!(cal.covers_year(2027) && !cal.covers_year(2028));
    }
}
