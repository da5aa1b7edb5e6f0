//! When a term calls for attention: part of it has passed, its last day has come, it is overdue (R-CLK-2).

use super::deadlines::CaseDeadline;
use super::report::ReportState;
use super::state::Case;
use crate::law::{DeadlineKind, Moment, Settings, TermCalendar};
use crate::time::{Instant, from_vn};
use chrono::{Days, Duration, NaiveDate, NaiveTime};

/// How far a term has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// This share of it has passed, in percent.
    Percent(u32),
    /// Its last day.
    Due,
    /// Past its last moment.
    Overdue,
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Percent(p) => write!(f, "{p}"),
            Self::Due => f.write_str("due"),
            Self::Overdue => f.write_str("overdue"),
        }
    }
}

impl std::str::FromStr for Mark {
    type Err = std::num::ParseIntError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s {
            "due" => Ok(Self::Due),
            "overdue" => Ok(Self::Overdue),
            percent => percent.parse().map(Self::Percent),
        }
    }
}

/// A moment at which a term calls for attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// The term, by its place among those it was made from.
    pub term: usize,
    /// How far it has come.
    pub mark: Mark,
    /// When.
    pub at: Instant,
    /// The same for the same term with the same dates: an extension or a restart makes new ones.
    pub key: String,
}

/// Every alarm of the terms that are open, past and to come, in order of time.
pub fn alarms(terms: &[CaseDeadline], settings: &Settings) -> Vec<Alarm> {
    let mut out: Vec<Alarm> = terms
        .iter()
        .enumerate()
        .filter(|(_, t)| t.open())
        // The window for complaints is the families' term, not a duty of anybody who could be reminded.
        .filter(|(_, t)| t.term.kind != DeadlineKind::Complaint)
        .flat_map(|(index, t)| {
            marks(t, &settings.alarm_percents).into_iter().map(move |(mark, at)| Alarm {
                term: index,
                mark,
                at,
                key: format!("{}/{}/{}/{mark}", t.term.kind, t.reference, stamp(t.term.due)),
            })
        })
        .collect();
    out.sort_by_key(|a| (a.at, a.term, a.mark));
    out
}

fn stamp(m: Moment) -> String {
    match m {
        Moment::Day(day) => day.to_string(),
        Moment::At(at) => at.timestamp().to_string(),
    }
}

fn midnight(day: NaiveDate) -> Instant {
    from_vn(day.and_time(NaiveTime::MIN))
}

fn marks(t: &CaseDeadline, percents: &[u32]) -> Vec<(Mark, Instant)> {
    let early = percents.iter().copied().filter(|p| *p < 100);
    match (t.term.calendar, t.term.starts_at, t.term.due) {
        (TermCalendar::Clock, Moment::At(start), Moment::At(due)) => {
            let whole = (due - start).num_seconds();
            let part = |p: u32| start + Duration::seconds(whole * i64::from(p) / 100);
            early.map(|p| (Mark::Percent(p), part(p))).chain([(Mark::Overdue, due)]).collect()
        }
        (_, start, due) => {
            let (start, due, alarm) = (day_of(start), day_of(due), day_of(t.term.alarm_on));
            let whole = u64::try_from((alarm - start).num_days()).unwrap_or(0);
            // A part of a day counts whole: half of 7 days is the 4th day.
            let part = |p: u32| start + Days::new((whole * u64::from(p)).div_ceil(100));
            early
                .map(|p| (Mark::Percent(p), part(p)))
                // A short term gives no earlier alarm than the day after it began.
                .filter(|(_, day)| *day > start && *day < alarm)
                .chain([(Mark::Due, alarm), (Mark::Overdue, due + Days::new(1))])
                .map(|(mark, day)| (mark, midnight(day)))
                .collect()
        }
    }
}

fn day_of(m: Moment) -> NaiveDate {
    match m {
        Moment::Day(day) => day,
        Moment::At(at) => crate::time::vn_date(at),
    }
}

/// Reports that nobody has accepted, with the moment from which somebody should ask why: whoever reported is
/// owed a receipt (Luật ATVSLĐ Điều 34 khoản 2).
pub fn unaccepted(case: &Case, settings: &Settings) -> Vec<(crate::ids::ReportId, Instant)> {
    let patience = Duration::hours(i64::from(settings.accept_within_hours));
    case.reports
        .iter()
        .filter(|r| r.state == ReportState::Received)
        .map(|r| (r.report.id, r.report.recorded_at + patience))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Basis, Citation, ClockState, Confidence, Deadline, LawSet, RuleId};
    use crate::words::Localized;

    fn term(calendar: TermCalendar, starts_at: Moment, alarm_on: Moment, due: Moment) -> CaseDeadline {
        let basis = Basis {
            rule: RuleId("R".to_owned()),
            citation: Citation { text: "x".to_owned(), confidence: Confidence::Sure },
        };
        CaseDeadline {
            term: Deadline {
                kind: DeadlineKind::Investigation,
                starts_at,
                due,
                alarm_on,
                extension_max: None,
                calendar,
                length: 1,
                state: ClockState::Running,
                basis,
                explanation: Localized::new("", ""),
            },
            reference: "1".to_owned(),
            met_at: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(t: CaseDeadline) -> Vec<String> {
        alarms(&[t], LawSet::embedded().settings())
            .into_iter()
            .map(|a| format!("{} {}", a.mark, crate::time::vn_datetime(a.at).format("%d/%m %H:%M")))
            .collect()
    }

    #[test]
    fn thirty_days_whose_last_is_a_saturday() {
        let at = |d| Moment::Day(day(d));
        let t = term(TermCalendar::Calendar, at("2026-03-12"), at("2026-04-11"), at("2026-04-13"));
        assert_eq!(told(t), ["50 27/03 00:00", "80 05/04 00:00", "due 11/04 00:00", "overdue 14/04 00:00"]);
    }

    #[test]
    fn short_terms_have_fewer_alarms_and_never_two_on_a_day() {
        let at = |d| Moment::Day(day(d));
        let four = term(TermCalendar::Calendar, at("2026-11-23"), at("2026-11-27"), at("2026-11-27"));
        assert_eq!(told(four), ["50 25/11 00:00", "due 27/11 00:00", "overdue 28/11 00:00"]);
        let one = term(TermCalendar::Working, at("2026-11-23"), at("2026-11-24"), at("2026-11-24"));
        assert_eq!(told(one), ["due 24/11 00:00", "overdue 25/11 00:00"]);
    }

    #[test]
    fn two_hours_are_counted_by_the_minute() {
        let start = from_vn(day("2026-11-23").and_hms_opt(22, 40, 0).unwrap());
        let due = start + Duration::hours(2);
        let t = term(TermCalendar::Clock, Moment::At(start), Moment::At(due), Moment::At(due));
        assert_eq!(told(t), ["50 23/11 23:40", "80 24/11 00:16", "overdue 24/11 00:40"]);
    }

    #[test]
    fn what_is_met_calls_for_nothing_and_an_extension_makes_new_alarms() {
        let at = |d| Moment::Day(day(d));
        let mut t = term(TermCalendar::Calendar, at("2026-03-12"), at("2026-04-11"), at("2026-04-13"));
        let keys = |t: &CaseDeadline| -> Vec<String> {
            alarms(std::slice::from_ref(t), LawSet::embedded().settings())
                .into_iter()
                .map(|a| a.key)
                .collect()
        };
        let before = keys(&t);
        t.term.due = at("2026-05-13");
        t.term.alarm_on = at("2026-05-11");
        assert!(keys(&t).iter().all(|k| !before.contains(k)));
        t.met_at = Some(midnight(day("2026-04-01")));
        assert_eq!(keys(&t), Vec::<String>::new());
    }

    #[test]
    fn marks_come_back_from_their_keys() {
        for mark in [Mark::Percent(50), Mark::Percent(80), Mark::Due, Mark::Overdue] {
            assert_eq!(mark.to_string().parse(), Ok(mark));
        }
    }
}
