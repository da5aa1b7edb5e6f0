//! Counting terms (thời hạn): civil-code days, weekend and holiday roll, one extension (R-CLK-1).

use super::explain::Count;
use super::rules::TermBody;
use super::set::{Entry, LawSet};
use super::term::{ClockState, Deadline, DeadlineKind, Moment, TermCalendar};
use crate::reference::Calendar;
use crate::time::{Instant, human_datetime, vn_date, vn_datetime};
use crate::words::{EventClass, Localized, TeamLevel};
use chrono::{Days, Duration, NaiveDate, NaiveTime};

/// From what a term is counted anew: the team had received everything back from the police (Luật ATVSLĐ Điều 35 khoản
/// 7).
pub fn anew_event() -> Localized {
    Localized::new(
        "tính lại từ đầu khi Đoàn nhận đủ hồ sơ từ cơ quan điều tra, Luật ATVSLĐ Điều 35 khoản 7",
        "counted anew once everything came back from the police, Law on OSH, Article 35(7), received",
    )
}

impl LawSet {
    /// The term of an investigation (Luật ATVSLĐ Điều 35 khoản 6), counted from the receipt of the tip or
    /// declaration until the announcement. `extension` is the number of days consented to; more than the
    /// law allows counts as the most it allows. Both count from the unrolled last day.
    #[expect(
        clippy::too_many_arguments,
        reason = "every argument is a fact of law of its own; a struct would only rename them"
    )]
    pub fn investigation_term(
        &self,
        accident: NaiveDate,
        level: TeamLevel,
        class: EventClass,
        expertise: bool,
        starts: Instant,
        extension: Option<u32>,
        cal: &Calendar,
    ) -> Deadline {
        self.investigation_term_from(accident, level, class, expertise, starts, extension, cal, None)
    }

    /// The same, counted from something else than the receipt of the word, which the explanation then names.
    #[expect(clippy::too_many_arguments, reason = "each is a fact that the law names")]
    pub fn investigation_term_from(
        &self,
        accident: NaiveDate,
        level: TeamLevel,
        class: EventClass,
        expertise: bool,
        starts: Instant,
        extension: Option<u32>,
        cal: &Calendar,
        counted_from: Option<Localized>,
    ) -> Deadline {
        let class = match (class, level) {
            (EventClass::Unknown, TeamLevel::Establishment) => EventClass::SeriousSingle,
            (EventClass::Unknown, _) => self.settings().unknown_counts_as,
            (known, _) => known,
        };
        let expertise =
            expertise && (self.settings().expertise_extends_all_classes || class == EventClass::Fatal);
        let entry = self.term_entry(accident, |t| {
            t.kind == DeadlineKind::Investigation
                && t.expertise == expertise
                && (expertise || t.class == Some(class))
        });
        let at = vn_datetime(starts).format("%H:%M").to_string();
        let mut entry = entry.clone();
        if let Some(event) = counted_from {
            entry.body.counted_from = event;
        }
        let mut term = self.day_term(&entry, vn_date(starts), Moment::At(starts), Some(at), extension, cal);
        // Whether other classes may use the term with expertise is a reading of the law (R-TRM-2).
        if expertise
            && class != EventClass::Fatal
            && let Some(reading) = self.settings().basis("expertise_extends_all_classes")
        {
            term.basis = reading.clone();
        }
        term
    }

    /// A written request for expertise gives the long term to this class.
    pub fn expertise_counts(&self, class: EventClass) -> bool {
        let class = if class == EventClass::Unknown { self.settings().unknown_counts_as } else { class };
        self.settings().expertise_extends_all_classes || class == EventClass::Fatal
    }

    /// The longest extension that may be consented to, in days; `None` where the law allows none.
    pub fn extension_allowed(&self, accident: NaiveDate, class: EventClass, expertise: bool) -> Option<u32> {
        let expertise =
            expertise && (self.settings().expertise_extends_all_classes || class == EventClass::Fatal);
        let class = if class == EventClass::Unknown { self.settings().unknown_counts_as } else { class };
        let entry = self.term_entry(accident, |t| {
            t.kind == DeadlineKind::Investigation
                && t.expertise == expertise
                && (expertise || t.class == Some(class))
        });
        entry.body.extension_max
    }

    /// People of the provincial department must be at the scene within two hours of the tip, counted in
    /// clock hours, day and night (R-INV-10).
    pub fn scene_term(&self, received: Instant) -> Deadline {
        let entry = self.term_entry(vn_date(received), |t| t.kind == DeadlineKind::SceneArrival);
        let due = received + Duration::hours(i64::from(entry.body.length));
        let (from, to) = (human_datetime(received), human_datetime(due));
        let (n, event, citation) = (entry.body.length, &entry.body.counted_from, &entry.basis.citation.text);
        Deadline {
            kind: DeadlineKind::SceneArrival,
            starts_at: Moment::At(received),
            due: Moment::At(due),
            alarm_on: Moment::At(due),
            extension_max: None,
            calendar: TermCalendar::Clock,
            length: n,
            state: ClockState::Running,
            basis: entry.basis.clone(),
            explanation: Localized::new(
                format!("{n} giờ kể từ {from} ({}, tính liên tục ngày đêm) → {to}; {citation}", event.vi),
                format!("{n} hours from {from} ({}, day and night) → {to}; {citation}", event.en),
            ),
        }
    }

    /// A term counted from a civil day: minutes, complaint, answer, opinion letter, hand-back, payment.
    ///
    /// A supplement or a recommendation is due on the day that was set for it, so `starts` is that day.
    /// The two terms with functions of their own are counted here from the first minute of `starts`: an
    /// investigation as of a class not yet known, an arrival at the scene in hours.
    pub fn term(&self, kind: DeadlineKind, starts: NaiveDate, cal: &Calendar) -> Deadline {
        let midnight = crate::time::from_vn(starts.and_time(NaiveTime::MIN));
        match kind {
            DeadlineKind::Investigation => self.investigation_term(
                starts,
                TeamLevel::Province,
                EventClass::Unknown,
                false,
                midnight,
                None,
                cal,
            ),
            DeadlineKind::SceneArrival => self.scene_term(midnight),
            DeadlineKind::SendMinutes
            | DeadlineKind::Complaint
            | DeadlineKind::ComplaintAnswer
            | DeadlineKind::OpinionLetter
            | DeadlineKind::PoliceHandBack
            | DeadlineKind::CompensationPayment
            | DeadlineKind::PoliceRuling
            | DeadlineKind::DocumentRequest
            | DeadlineKind::ReferralAnswer
            | DeadlineKind::Supplement
            | DeadlineKind::Recommendation => {
                let entry = self.term_entry(starts, |t| t.kind == kind);
                self.day_term(entry, starts, Moment::Day(starts), None, None, cal)
            }
        }
    }

    /// The rule of a term on a date; before the first regime the first one, so that a term is always counted.
    fn term_entry(&self, on: NaiveDate, is: impl Fn(&TermBody) -> bool) -> &Entry<TermBody> {
        let versions = || self.terms.iter().filter(|t| is(&t.body));
        versions()
            .find(|t| t.in_force(on))
            .or_else(|| versions().min_by_key(|t| t.from))
            .expect("the loader refuses a set without a term for every kind and class")
    }

    fn day_term(
        &self,
        entry: &Entry<TermBody>,
        start: NaiveDate,
        starts_at: Moment,
        at: Option<String>,
        extension: Option<u32>,
        cal: &Calendar,
    ) -> Deadline {
        let body = &entry.body;
        let extension = body.extension_max.and_then(|max| extension.map(|days| days.min(max)));
        let raw =
            self.last_day(start, body.length.saturating_add(extension.unwrap_or(0)), body.calendar, cal);
        let due = self.rolled(raw, cal);
        let extension_max = match (body.extension_max, extension) {
            (Some(max), None) => {
                let longest = self.last_day(start, body.length.saturating_add(max), body.calendar, cal);
                Some(Moment::Day(self.rolled(longest, cal)))
            }
            (Some(_), Some(_)) | (None, _) => None,
        };
        let roll_citation =
            self.settings().basis("roll_to_working_day").map_or("", |b| b.citation.text.as_str());
        let count = Count {
            length: body.length,
            extension,
            calendar: body.calendar,
            start,
            at,
            event: &body.counted_from,
            exclude_first_day: self.settings().exclude_first_day && body.length > 0,
            raw,
            due,
            roll_citation,
            citation: &entry.basis.citation.text,
            holidays: cal,
        };
        Deadline {
            kind: body.kind,
            starts_at,
            due: Moment::Day(due),
            alarm_on: Moment::Day(raw),
            extension_max,
            calendar: body.calendar,
            length: body.length,
            state: ClockState::Running,
            basis: entry.basis.clone(),
            explanation: count.explain(),
        }
    }

    /// The last day, before any roll.
    fn last_day(&self, start: NaiveDate, length: u32, calendar: TermCalendar, cal: &Calendar) -> NaiveDate {
        let first_counted = self.settings().exclude_first_day || length == 0;
        let start = if first_counted { start } else { start - Days::new(1) };
        match calendar {
            TermCalendar::Working => cal.add_working_days(start, length),
            TermCalendar::Calendar | TermCalendar::Clock => start + Days::new(u64::from(length)),
        }
    }

    fn rolled(&self, day: NaiveDate, cal: &Calendar) -> NaiveDate {
        if self.settings().roll_to_working_day { cal.roll_forward(day) } else { day }
    }
}
