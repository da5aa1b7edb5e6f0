//! When it happened, as far as it is known, in Vietnamese civil time.

use super::vn_date::{DateTimeError, parse_iso};
use crate::words::Lang;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// A time that may be known only half; what is not known is not invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub enum OccurredAt {
    /// At this minute.
    Exact(NaiveDateTime),
    /// Some time between two moments.
    Between {
        /// Not before.
        from: NaiveDateTime,
        /// Not after.
        to: NaiveDateTime,
    },
    /// Some time on this day.
    DayOnly(NaiveDate),
}

impl OccurredAt {
    /// A range; both ends the same is exact.
    ///
    /// # Errors
    /// [`DateTimeError::Order`] when the end lies before the beginning.
    pub fn between(from: NaiveDateTime, to: NaiveDateTime) -> Result<Self, DateTimeError> {
        match from.cmp(&to) {
            std::cmp::Ordering::Less => Ok(Self::Between { from, to }),
            std::cmp::Ordering::Equal => Ok(Self::Exact(from)),
            std::cmp::Ordering::Greater => Err(DateTimeError::Order),
        }
    }

    /// Reads `12/3/26 7h30`, `12/3/26`, `từ 7h đến 8h ngày 12/3/26`, `12/3/26 7h-8h`, and ISO forms.
    ///
    /// # Errors
    /// [`DateTimeError`]; "khoảng 7h" is refused with the advice to write a range or the day alone.
    pub fn parse(raw: &str) -> Result<Self, DateTimeError> {
        super::occurred_at_text::parse(raw)
    }

    /// The civil date that decides the regime; of a range, the date of its beginning.
    pub fn date(&self) -> NaiveDate {
        self.earliest().date()
    }

    /// The earliest moment it can have happened.
    pub fn earliest(&self) -> NaiveDateTime {
        match *self {
            Self::Exact(at) => at,
            Self::Between { from, .. } => from,
            Self::DayOnly(date) => date.and_time(NaiveTime::MIN),
        }
    }

    /// The latest moment it can have happened.
    pub fn latest(&self) -> NaiveDateTime {
        match *self {
            Self::Exact(at) => at,
            Self::Between { to, .. } => to,
            Self::DayOnly(date) => date.and_hms_opt(23, 59, 59).unwrap_or(date.and_time(NaiveTime::MIN)),
        }
    }

    /// Is the minute known?
    pub fn is_exact(&self) -> bool {
        matches!(self, Self::Exact(_))
    }

    /// As people read it: `07:30 ngày 12/03/2026`, `từ 07:00 đến 08:00 ngày 12/03/2026`, `12/03/2026, chưa rõ giờ`.
    pub fn display(&self, lang: Lang) -> String {
        let day = |d: NaiveDate| d.format("%d/%m/%Y").to_string();
        let time = |t: NaiveDateTime| t.format("%H:%M").to_string();
        match (*self, lang) {
            (Self::Exact(at), Lang::Vi) => format!("{} ngày {}", time(at), day(at.date())),
            (Self::Exact(at), Lang::En) => format!("{} on {}", time(at), day(at.date())),
            (Self::Between { from, to }, Lang::Vi) if from.date() == to.date() => {
                format!("từ {} đến {} ngày {}", time(from), time(to), day(to.date()))
            }
            (Self::Between { from, to }, Lang::En) if from.date() == to.date() => {
                format!("between {} and {} on {}", time(from), time(to), day(to.date()))
            }
            (Self::Between { from, to }, Lang::Vi) => format!(
                "từ {} ngày {} đến {} ngày {}",
                time(from),
                day(from.date()),
                time(to),
                day(to.date())
            ),
            (Self::Between { from, to }, Lang::En) => {
                format!(
                    "between {} on {} and {} on {}",
                    time(from),
                    day(from.date()),
                    time(to),
                    day(to.date())
                )
            }
            (Self::DayOnly(date), Lang::Vi) => format!("{}, chưa rõ giờ", day(date)),
            (Self::DayOnly(date), Lang::En) => format!("{}, time not known", day(date)),
        }
    }
}

/// The JSON form: `{"kind":"exact","at":"2026-11-23T08:15"}`, `{"kind":"between","from":…,"to":…}`,
/// `{"kind":"day_only","date":"2026-11-23"}`.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Wire {
    Exact { at: String },
    Between { from: String, to: String },
    DayOnly { date: NaiveDate },
}

fn wire(at: NaiveDateTime) -> String {
    at.format(if at.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" }).to_string()
}

impl From<OccurredAt> for Wire {
    fn from(at: OccurredAt) -> Self {
        match at {
            OccurredAt::Exact(at) => Self::Exact { at: wire(at) },
            OccurredAt::Between { from, to } => Self::Between { from: wire(from), to: wire(to) },
            OccurredAt::DayOnly(date) => Self::DayOnly { date },
        }
    }
}

impl TryFrom<Wire> for OccurredAt {
    type Error = DateTimeError;
    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        match wire {
            Wire::Exact { at } => Ok(Self::Exact(parse_iso(&at)?)),
            Wire::Between { from, to } => Self::between(parse_iso(&from)?, parse_iso(&to)?),
            Wire::DayOnly { date } if (1900..=2100).contains(&date.year()) => Ok(Self::DayOnly(date)),
            Wire::DayOnly { .. } => Err(DateTimeError::Year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(s: &str) -> NaiveDateTime {
        parse_iso(s).unwrap()
    }

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn json_form_is_stable() {
        let table = [
            (OccurredAt::Exact(at("2026-11-23T08:15")), json!({"kind": "exact", "at": "2026-11-23T08:15"})),
            (
                OccurredAt::Exact(at("2026-11-23T08:15:09")),
                json!({"kind": "exact", "at": "2026-11-23T08:15:09"}),
            ),
            (
                OccurredAt::Between { from: at("2026-11-23T07:00"), to: at("2026-11-23T08:00") },
                json!({"kind": "between", "from": "2026-11-23T07:00", "to": "2026-11-23T08:00"}),
            ),
            (OccurredAt::DayOnly(day("2026-11-23")), json!({"kind": "day_only", "date": "2026-11-23"})),
        ];
        for (value, form) in table {
            assert_eq!(serde_json::to_value(value).unwrap(), form);
            assert_eq!(serde_json::from_value::<OccurredAt>(form).unwrap(), value);
        }
        let offset = json!({"kind": "exact", "at": "2026-11-23T00:30:00Z"});
        let read: OccurredAt = serde_json::from_value(offset).unwrap();
        assert_eq!(read, OccurredAt::Exact(at("2026-11-23T07:30")));
    }

    #[test]
    fn json_of_another_form_is_refused() {
        let table = [
            json!({"kind": "exact"}),
            json!({"kind": "exact", "at": "12/3/26 7h30"}),
            json!({"kind": "exact", "at": "2026-11-23T08:15", "extra": 1}),
            json!({"kind": "between", "from": "2026-11-23T09:00", "to": "2026-11-23T08:00"}),
            json!({"kind": "day_only", "date": "0026-11-23"}),
            json!({"kind": "sometime"}),
        ];
        for form in table {
            assert!(serde_json::from_value::<OccurredAt>(form.clone()).is_err(), "{form}");
        }
    }

    #[test]
    fn the_earliest_moment_gives_the_date_that_decides() {
        let night = OccurredAt::between(at("2026-06-30T23:30"), at("2026-07-01T00:30")).unwrap();
        assert_eq!(night.date(), day("2026-06-30"));
        let only = OccurredAt::DayOnly(day("2026-07-01"));
        assert_eq!((only.earliest(), only.latest()), (at("2026-07-01T00:00"), at("2026-07-01T23:59:59")));
    }

    #[test]
    fn people_read_how_much_is_known() {
        let table = [
            (OccurredAt::Exact(at("2026-03-12T07:30")), "07:30 ngày 12/03/2026", "07:30 on 12/03/2026"),
            (
                OccurredAt::Between { from: at("2026-03-12T07:00"), to: at("2026-03-12T08:00") },
                "từ 07:00 đến 08:00 ngày 12/03/2026",
                "between 07:00 and 08:00 on 12/03/2026",
            ),
            (
                OccurredAt::Between { from: at("2026-03-11T22:00"), to: at("2026-03-12T01:00") },
                "từ 22:00 ngày 11/03/2026 đến 01:00 ngày 12/03/2026",
                "between 22:00 on 11/03/2026 and 01:00 on 12/03/2026",
            ),
            (OccurredAt::DayOnly(day("2026-03-12")), "12/03/2026, chưa rõ giờ", "12/03/2026, time not known"),
        ];
        for (value, vi, en) in table {
            assert_eq!((value.display(Lang::Vi).as_str(), value.display(Lang::En).as_str()), (vi, en));
        }
    }
}
