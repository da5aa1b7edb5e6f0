//! When it happened, as far as it is known, in Vietnamese civil time.

use super::vn_date::{DateTimeError, parse_date, parse_datetime};
use crate::words::Lang;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
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
    DayOnly { date: String },
}

fn wire(at: NaiveDateTime) -> String {
    let whole_minute = at.second() == 0 && at.nanosecond() == 0;
    at.format(if whole_minute { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S%.f" }).to_string()
}

impl From<OccurredAt> for Wire {
    fn from(at: OccurredAt) -> Self {
        match at {
            OccurredAt::Exact(at) => Self::Exact { at: wire(at) },
            OccurredAt::Between { from, to } => Self::Between { from: wire(from), to: wire(to) },
            OccurredAt::DayOnly(date) => Self::DayOnly { date: date.format("%Y-%m-%d").to_string() },
        }
    }
}

impl TryFrom<Wire> for OccurredAt {
    type Error = DateTimeError;
    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        match wire {
            Wire::Exact { at } => Ok(Self::Exact(parse_datetime(&at)?)),
            Wire::Between { from, to } => Self::between(parse_datetime(&from)?, parse_datetime(&to)?),
            Wire::DayOnly { date } => Ok(Self::DayOnly(parse_date(&date)?)),
        }
    }
}
