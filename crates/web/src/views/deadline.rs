//! A term as people read it: how long is left, until when, under which article, how it was counted.

use super::tag::Tag;
use crate::forms::words::first_upper;
use crate::messages::{t, tp};
use chrono::{Datelike, Duration, NaiveDate};
use domain::case::CaseDeadline;
use domain::law::{ClockState, Moment};
use domain::time::{Instant, human_date, human_datetime, vn_date, vn_datetime};
use domain::words::Lang;

/// A term as shown.
#[derive(Debug, Clone)]
pub(crate) struct DeadlineView {
    pub(crate) kind: String,
    pub(crate) state: Tag,
    /// `còn 3 ngày`, `quá hạn 2 ngày`, `đã xong 13/04/2026 08:00`.
    pub(crate) remaining: String,
    /// `hạn Thứ Hai 13/04/2026`.
    pub(crate) due: String,
    pub(crate) citation: String,
    pub(crate) explanation: String,
    /// Modifier of the clock box: empty, `soon`, `overdue`, `done`.
    pub(crate) look: &'static str,
}

/// `Thứ Hai 13/04/2026`.
pub(crate) fn weekday_date(date: NaiveDate, lang: Lang) -> String {
    let day = t(lang, &format!("weekday.{}", date.weekday().num_days_from_monday()));
    format!("{day} {}", human_date(date))
}

fn span(lang: Lang, past: bool, amount: Duration) -> String {
    let (unit, n) = match amount {
        a if a >= Duration::hours(48) => ("days", a.num_days()),
        // Of a term of two hours every minute counts: "1 hour" must not stand for nearly two.
        a if a >= Duration::hours(3) => ("hours", a.num_hours()),
        a => ("minutes", a.num_minutes().max(0)),
    };
    let which = if past { "late" } else { "left" };
    let one = if n == 1 { "_one" } else { "" };
    tp(lang, &format!("due.{which}_{unit}{one}"), &[("n", &n.to_string())])
}

/// What is left until a term, or how long it has passed; and whether it passed.
pub(crate) fn due_words(
    day: Option<NaiveDate>,
    at: Option<Instant>,
    now: Instant,
    lang: Lang,
) -> Option<(String, bool)> {
    if let Some(at) = at {
        let past = at <= now;
        return Some((span(lang, past, if past { now - at } else { at - now }), past));
    }
    let days = (day? - vn_date(now)).num_days();
    Some(match days {
        0 => (t(lang, "due.today"), false),
        n if n > 0 => (
            tp(lang, if n == 1 { "due.left_days_one" } else { "due.left_days" }, &[("n", &n.to_string())]),
            false,
        ),
        n => (
            tp(
                lang,
                if n == -1 { "due.late_days_one" } else { "due.late_days" },
                &[("n", &(-n).to_string())],
            ),
            true,
        ),
    })
}

impl DeadlineView {
    pub(crate) fn new(d: &CaseDeadline, now: Instant, lang: Lang) -> Self {
        let (day, at) = match d.term.due {
            Moment::Day(day) => (Some(day), None),
            Moment::At(at) => (None, Some(at)),
        };
        let due = match (day, at) {
            (Some(day), _) => weekday_date(day, lang),
            (None, Some(at)) => {
                format!("{} {}", vn_datetime(at).format("%H:%M"), weekday_date(vn_date(at), lang))
            }
            (None, None) => String::new(),
        };
        let soon = match (day, at) {
            (Some(day), _) => day - vn_date(now) <= Duration::days(3),
            (None, Some(at)) => at - now <= Duration::hours(2),
            (None, None) => false,
        };
        let (remaining, look, tag) = match (d.met_at, d.term.state) {
            (Some(met), _) => {
                let words = tp(lang, "due.met", &[("time", &human_datetime(met))]);
                (words, "done", Tag::new("green", "✓", t(lang, "due.tag_met")))
            }
            (None, ClockState::SuspendedPolice) => {
                let words = first_upper(d.term.state.label(lang));
                (words, "", Tag::new("orange", "‖", t(lang, "due.tag_stopped")))
            }
            (None, ClockState::Closed) => {
                let words = first_upper(d.term.state.label(lang));
                (words, "", Tag::new("grey", "–", t(lang, "due.tag_closed")))
            }
            (
                None,
                ClockState::Running | ClockState::Extended | ClockState::Restarted | ClockState::Overdue,
            ) => {
                let (words, past) = due_words(day, at, now, lang).unwrap_or_default();
                match (past, soon) {
                    (true, _) => (words, "overdue", Tag::new("red", "!", t(lang, "due.tag_overdue"))),
                    (false, true) => (words, "soon", Tag::new("yellow", "◷", t(lang, "due.tag_soon"))),
                    (false, false) => (words, "", Tag::new("blue", "◷", t(lang, "due.tag_running"))),
                }
            }
        };
        Self {
            kind: first_upper(d.term.kind.label(lang)),
            state: tag,
            remaining: first_upper(&remaining),
            due: tp(lang, "due.until", &[("date", &due)]),
            citation: d.term.basis.citation.text.clone(),
            explanation: d.term.explanation.get(lang).to_owned(),
            look,
        }
    }

    /// The same, of one round among several; one that ended without an announcement was not met.
    pub(crate) fn of_round(mut self, round: &str, ended_at: Option<Instant>, lang: Lang) -> Self {
        self.kind = tp(lang, "due.round", &[("kind", &self.kind), ("n", round)]);
        if let Some(at) = ended_at {
            self.state = Tag::new("grey", "–", t(lang, "due.tag_closed"));
            self.remaining = first_upper(&tp(lang, "due.ended", &[("time", &human_datetime(at))]));
            self.look = "";
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    fn now() -> Instant {
        Utc.with_ymd_and_hms(2026, 11, 23, 16, 0, 0).unwrap()
    }

    fn day(s: &str) -> Option<NaiveDate> {
        s.parse().ok()
    }

    #[test]
    fn days_count_by_the_vietnamese_calendar() {
        let words = |d| due_words(day(d), None, now(), Lang::Vi).unwrap();
        assert_eq!(words("2026-11-26"), ("còn 3 ngày".to_owned(), false));
        assert_eq!(words("2026-11-23"), ("hạn hôm nay".to_owned(), false));
        assert_eq!(words("2026-11-21"), ("quá hạn 2 ngày".to_owned(), true));
    }

    #[test]
    fn hours_count_by_the_clock() {
        let at = now() + Duration::minutes(119);
        assert_eq!(
            due_words(None, Some(at), now(), Lang::En).unwrap(),
            ("119 minutes left".to_owned(), false)
        );
        let at = now() + Duration::minutes(200);
        assert_eq!(due_words(None, Some(at), now(), Lang::En).unwrap(), ("3 hours left".to_owned(), false));
        let at = now() - Duration::minutes(40);
        assert_eq!(
            due_words(None, Some(at), now(), Lang::En).unwrap(),
            ("40 minutes overdue".to_owned(), true)
        );
    }

    #[test]
    fn a_day_is_named() {
        assert_eq!(weekday_date("2026-04-13".parse().unwrap(), Lang::Vi), "Thứ Hai 13/04/2026");
    }
}
