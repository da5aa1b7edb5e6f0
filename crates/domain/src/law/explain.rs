//! How a term was counted, in words.

use super::term::TermCalendar;
use crate::reference::Calendar;
use crate::time::human_date;
use crate::words::{Lang, Localized};
use chrono::{Datelike, NaiveDate, Weekday};

/// The parts of an explanation.
pub(super) struct Count<'a> {
    pub(super) length: u32,
    pub(super) extension: Option<u32>,
    pub(super) calendar: TermCalendar,
    pub(super) start: NaiveDate,
    /// Time of day of the event, when it is known.
    pub(super) at: Option<String>,
    pub(super) event: &'a Localized,
    pub(super) exclude_first_day: bool,
    pub(super) raw: NaiveDate,
    pub(super) due: NaiveDate,
    pub(super) roll_citation: &'a str,
    pub(super) citation: &'a str,
    pub(super) holidays: &'a Calendar,
}

impl Count<'_> {
    pub(super) fn explain(&self) -> Localized {
        Localized::new(self.text(Lang::Vi), self.text(Lang::En))
    }

    fn text(&self, lang: Lang) -> String {
        let pick = |vi: String, en: String| match lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        let unit = match (self.calendar, lang, self.length) {
            (TermCalendar::Calendar, Lang::En, 1) => "day",
            (TermCalendar::Calendar, Lang::En, _) => "days",
            (TermCalendar::Working, Lang::En, 1) => "working day",
            (TermCalendar::Working, Lang::En, _) => "working days",
            (TermCalendar::Clock, Lang::En, _) => "hours",
            (calendar, Lang::Vi, _) => calendar.label(Lang::Vi),
        };
        let at = self.at.as_ref().map_or_else(String::new, |t| pick(format!(" lúc {t}"), format!(" {t}")));
        let excluded = if self.exclude_first_day {
            pick(", không tính ngày này".to_owned(), ", that day not counted".to_owned())
        } else {
            String::new()
        };
        let extension = self.extension.map_or_else(String::new, |n| {
            pick(format!(", gia hạn thêm {n} ngày"), format!(", extended by {n} days"))
        });
        let roll = if self.due == self.raw {
            String::new()
        } else {
            let due = day(self.due, lang);
            pick(
                format!(", chuyển sang {due} ({})", self.roll_citation),
                format!(", rolls to {due} ({})", self.roll_citation),
            )
        };
        if self.length == 0 {
            let (due, note) = (day(self.raw, lang), self.holiday_note(lang));
            let event = self.event.get(lang);
            return format!("{event}: {due}{roll}{note}; {}", self.citation);
        }
        pick(
            format!(
                "{} {unit} kể từ ngày {} ({}{at}{excluded}){extension} → {}{roll}{}; {}",
                self.length,
                human_date(self.start),
                self.event.vi,
                day(self.raw, lang),
                self.holiday_note(lang),
                self.citation
            ),
            format!(
                "{} {unit} from {} ({}{at}{excluded}){extension} → {}{roll}{}; {}",
                self.length,
                human_date(self.start),
                self.event.en,
                day(self.raw, lang),
                self.holiday_note(lang),
                self.citation
            ),
        )
    }

    /// Says so when the count rests on holidays that nobody has announced yet.
    fn holiday_note(&self, lang: Lang) -> String {
        let from = match self.calendar {
            TermCalendar::Working => self.start,
            TermCalendar::Calendar | TermCalendar::Clock => self.raw,
        };
        let rests_on_computed = self.due != from && self.holidays.unannounced_in(from, self.due).is_some();
        let year = self.due.year();
        match (rests_on_computed, self.holidays.covers_year(year), lang) {
            (true, _, Lang::Vi) => format!(" [lịch nghỉ lễ năm {year} mới là dự tính, chưa được công bố]"),
            (true, _, Lang::En) => format!(" [holidays of {year} are computed, not announced yet]"),
            (false, false, Lang::Vi) => format!(" [chưa có lịch nghỉ lễ năm {year}]"),
            (false, false, Lang::En) => format!(" [no holidays of {year} are known yet]"),
            (false, true, _) => String::new(),
        }
    }
}

/// Weekday and date, as people write it.
pub(super) fn day(date: NaiveDate, lang: Lang) -> String {
    let name = match (date.weekday(), lang) {
        (Weekday::Mon, Lang::Vi) => "Thứ Hai",
        (Weekday::Tue, Lang::Vi) => "Thứ Ba",
        (Weekday::Wed, Lang::Vi) => "Thứ Tư",
        (Weekday::Thu, Lang::Vi) => "Thứ Năm",
        (Weekday::Fri, Lang::Vi) => "Thứ Sáu",
        (Weekday::Sat, Lang::Vi) => "Thứ Bảy",
        (Weekday::Sun, Lang::Vi) => "Chủ nhật",
        (Weekday::Mon, Lang::En) => "Monday",
        (Weekday::Tue, Lang::En) => "Tuesday",
        (Weekday::Wed, Lang::En) => "Wednesday",
        (Weekday::Thu, Lang::En) => "Thursday",
        (Weekday::Fri, Lang::En) => "Friday",
        (Weekday::Sat, Lang::En) => "Saturday",
        (Weekday::Sun, Lang::En) => "Sunday",
    };
    format!("{name} {}", human_date(date))
}
