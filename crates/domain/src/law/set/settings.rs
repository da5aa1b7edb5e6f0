//! Readings of the law that are configured, each with its source and how sure it is.

use super::entry::Entry;
use super::error::LawError;
use crate::law::Basis;
use crate::law::rules::SettingBody;
use crate::words::{EventClass, text_enum};
use chrono::NaiveTime;
use std::collections::HashMap;
use toml::Value;

text_enum! {
    /// Which clock counts after an accident changed its class (R-CLK-4).
    pub enum ReclassificationClock {
        NewReceipt = "new_receipt" ["tính từ khi Đoàn mới nhận tin", "from the new team's receipt of the news"],
        Original = "original" ["giữ thời điểm bắt đầu ban đầu", "the first start is kept"],
    }
}

text_enum! {
    /// Which receipt starts the investigation clock.
    pub enum ClockStart {
        CompetentBody = "competent_body" ["cơ quan có thẩm quyền điều tra nhận tin", "receipt by the competent body"],
        FirstReceipt = "first_receipt" ["bất kỳ cơ quan nào nhận tin đầu tiên", "the first receipt by any body"],
    }
}

text_enum! {
    /// Which day of a medical assessment starts the term of payment (R-BEN-7).
    pub enum CompensationStart {
        Received = "received" ["ngày nhận kết luận giám định y khoa", "the day the medical assessment was received"],
        Document = "document" ["ngày ghi trên kết luận giám định y khoa", "the day the medical assessment bears"],
    }
}

text_enum! {
    /// From what the clock of a round that investigates again counts (R-CLK-6).
    pub enum ReinvestigationClock {
        Decision = "decision" ["tính từ ngày quyết định thành lập Đoàn điều tra lại", "from the decision that founds the new team"],
        Request = "request" ["tính từ khi nhận khiếu nại, yêu cầu điều tra lại", "from the receipt of the complaint or request"],
    }
}

/// Ages of retirement, moved on each year until they stand (Bộ luật Lao động Điều 169).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetirementAge {
    /// First year.
    pub from_year: i32,
    /// Months of age in that year.
    pub months: u32,
    /// Months added each year.
    pub step: u32,
    /// Months of age at which it stands.
    pub until: u32,
}

impl RetirementAge {
    /// Months of age at which somebody retires in a year.
    pub fn in_year(&self, year: i32) -> u32 {
        let years = u32::try_from(year.saturating_sub(self.from_year)).unwrap_or(0);
        self.months.saturating_add(self.step.saturating_mul(years)).min(self.until)
    }

    fn read(value: &toml::Table) -> Option<Self> {
        let number = |key: &str| value.get(key).and_then(Value::as_integer);
        if value.len() != 4 {
            return None;
        }
        Some(Self {
            from_year: i32::try_from(number("from_year")?).ok()?,
            months: positive(number("months")?)?,
            step: positive(number("step")?)?,
            until: positive(number("until")?)?,
        })
    }
}

/// Values of the `[[setting]]` entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The day of the event is not counted (Bộ luật Dân sự Điều 147).
    pub exclude_first_day: bool,
    /// A last day off moves to the next working day (Bộ luật Dân sự Điều 148 khoản 5).
    pub roll_to_working_day: bool,
    /// The term with expertise is open to every class, not only to fatal accidents.
    pub expertise_extends_all_classes: bool,
    /// Which clock counts after a change of class.
    pub reclassification_clock: ReclassificationClock,
    /// Which receipt starts the clock.
    pub clock_starts_at: ClockStart,
    /// The class that unknown casualties count as.
    pub unknown_counts_as: EventClass,
    /// Parts of a term, in percent, at which an alarm is due (R-CLK-2).
    pub alarm_percents: Vec<u32>,
    /// From when to when in the evening and morning nobody is disturbed but for deaths.
    pub quiet_hours: (NaiveTime, NaiveTime),
    /// When the digest of the day goes out.
    pub digest_at: NaiveTime,
    /// Hours after which an accident known from one source only is asked after.
    pub undeclared_after_hours: u32,
    /// Hours after which a report that nobody accepted is asked after.
    pub accept_within_hours: u32,
    /// Minutes that "at once" is taken to mean when a delay is shown.
    pub at_once_minutes: u32,
    /// Minutes after which a death alert that nobody confirmed is shown to a person.
    pub watch_unconfirmed_minutes: u32,
    /// Which day of a medical assessment starts the term of payment.
    pub compensation_counts_from: CompensationStart,
    /// Months within which the same cause at the same site asks anew about earlier recommendations.
    pub same_cause_months: u32,
    /// Months from the receipt of a file at most, in which the police rule in complex cases (BLTTHS Điều 147).
    pub police_longest_months: u32,
    /// Months that the procuracy may add to them, once.
    pub procuracy_adds_months: u32,
    /// Hours within which the quick report should have gone to the ministry (PL XIII); the law only says "quick".
    pub quick_report_hours: u32,
    /// Seconds that a channel may be down before a person is asked to telephone in its place.
    pub call_grace_seconds: u32,
    /// From what the clock of a round that investigates again counts.
    pub reinvestigation_clock: ReinvestigationClock,
    /// Years that the employer keeps the file of a death.
    pub retention_employer_fatal_years: u32,
    /// Years that state bodies keep other files than those of deaths and serious injuries.
    pub retention_state_years: u32,
    /// Age of retirement of men.
    pub retirement_men: RetirementAge,
    /// Age of retirement of women.
    pub retirement_women: RetirementAge,
    bases: HashMap<&'static str, Basis>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            exclude_first_day: true,
            roll_to_working_day: true,
            expertise_extends_all_classes: true,
            reclassification_clock: ReclassificationClock::NewReceipt,
            clock_starts_at: ClockStart::CompetentBody,
            unknown_counts_as: EventClass::SeriousMulti,
            alarm_percents: Vec::new(),
            quiet_hours: (NaiveTime::MIN, NaiveTime::MIN),
            digest_at: NaiveTime::MIN,
            undeclared_after_hours: 24,
            accept_within_hours: 8,
            at_once_minutes: 60,
            watch_unconfirmed_minutes: 15,
            compensation_counts_from: CompensationStart::Received,
            same_cause_months: 24,
            police_longest_months: 2,
            procuracy_adds_months: 2,
            quick_report_hours: 24,
            call_grace_seconds: 60,
            reinvestigation_clock: ReinvestigationClock::Decision,
            retention_employer_fatal_years: 15,
            retention_state_years: 20,
            retirement_men: RetirementAge { from_year: 2021, months: 723, step: 3, until: 744 },
            retirement_women: RetirementAge { from_year: 2021, months: 664, step: 4, until: 720 },
            bases: HashMap::new(),
        }
    }
}

impl Settings {
    /// Where a setting stands and how sure it is, by its key.
    pub fn basis(&self, key: &str) -> Option<&Basis> {
        self.bases.get(key)
    }

    pub(super) fn read(entries: &[Entry<SettingBody>], errors: &mut Vec<LawError>) -> Self {
        let mut out = Self::default();
        for e in entries {
            let taken = match (e.id.as_str(), &e.body.value) {
                ("exclude_first_day", Value::Boolean(b)) => {
                    set(&mut out.exclude_first_day, *b, "exclude_first_day")
                }
                ("roll_to_working_day", Value::Boolean(b)) => {
                    set(&mut out.roll_to_working_day, *b, "roll_to_working_day")
                }
                ("expertise_extends_all_classes", Value::Boolean(b)) => {
                    set(&mut out.expertise_extends_all_classes, *b, "expertise_extends_all_classes")
                }
                ("reclassification_clock", Value::String(s)) => s
                    .parse()
                    .ok()
                    .and_then(|v| set(&mut out.reclassification_clock, v, "reclassification_clock")),
                ("clock_starts_at", Value::String(s)) => {
                    s.parse().ok().and_then(|v| set(&mut out.clock_starts_at, v, "clock_starts_at"))
                }
                ("unknown_counts_as", Value::String(s)) => match s.parse() {
                    Ok(v @ (EventClass::Fatal | EventClass::SeriousMulti)) => {
                        set(&mut out.unknown_counts_as, v, "unknown_counts_as")
                    }
                    Ok(EventClass::SeriousSingle | EventClass::Light | EventClass::Unknown) | Err(_) => None,
                },
                ("alarm_percents", Value::Array(list)) => {
                    let percents: Option<Vec<u32>> = list
                        .iter()
                        .map(|v| {
                            v.as_integer()
                                .and_then(|i| u32::try_from(i).ok())
                                .filter(|p| (1..=100).contains(p))
                        })
                        .collect();
                    percents.and_then(|v| set(&mut out.alarm_percents, v, "alarm_percents"))
                }
                ("quiet_hours", Value::String(s)) => s
                    .split_once('-')
                    .and_then(|(from, until)| Some((hour(from)?, hour(until)?)))
                    .and_then(|v| set(&mut out.quiet_hours, v, "quiet_hours")),
                ("digest_at", Value::String(s)) => {
                    hour(s).and_then(|v| set(&mut out.digest_at, v, "digest_at"))
                }
                ("undeclared_after_hours", Value::Integer(n)) => positive(*n)
                    .and_then(|v| set(&mut out.undeclared_after_hours, v, "undeclared_after_hours")),
                ("accept_within_hours", Value::Integer(n)) => {
                    positive(*n).and_then(|v| set(&mut out.accept_within_hours, v, "accept_within_hours"))
                }
                ("at_once_minutes", Value::Integer(n)) => {
                    positive(*n).and_then(|v| set(&mut out.at_once_minutes, v, "at_once_minutes"))
                }
                ("watch_unconfirmed_minutes", Value::Integer(n)) => positive(*n)
                    .and_then(|v| set(&mut out.watch_unconfirmed_minutes, v, "watch_unconfirmed_minutes")),
                ("compensation_counts_from", Value::String(s)) => s
                    .parse()
                    .ok()
                    .and_then(|v| set(&mut out.compensation_counts_from, v, "compensation_counts_from")),
                ("same_cause_months", Value::Integer(n)) => {
                    positive(*n).and_then(|v| set(&mut out.same_cause_months, v, "same_cause_months"))
                }
                ("police_longest_months", Value::Integer(n)) => {
                    positive(*n).and_then(|v| set(&mut out.police_longest_months, v, "police_longest_months"))
                }
                ("procuracy_adds_months", Value::Integer(n)) => {
                    positive(*n).and_then(|v| set(&mut out.procuracy_adds_months, v, "procuracy_adds_months"))
                }
                ("quick_report_hours", Value::Integer(n)) => {
                    positive(*n).and_then(|v| set(&mut out.quick_report_hours, v, "quick_report_hours"))
                }
                ("call_grace_seconds", Value::Integer(n)) => u32::try_from(*n)
                    .ok()
                    .and_then(|v| set(&mut out.call_grace_seconds, v, "call_grace_seconds")),
                ("reinvestigation_clock", Value::String(s)) => s
                    .parse()
                    .ok()
                    .and_then(|v| set(&mut out.reinvestigation_clock, v, "reinvestigation_clock")),
                ("retention_employer_fatal_years", Value::Integer(n)) => positive(*n).and_then(|v| {
                    set(&mut out.retention_employer_fatal_years, v, "retention_employer_fatal_years")
                }),
                ("retention_state_years", Value::Integer(n)) => {
                    positive(*n).and_then(|v| set(&mut out.retention_state_years, v, "retention_state_years"))
                }
                ("retirement_men", Value::Table(t)) => {
                    RetirementAge::read(t).and_then(|v| set(&mut out.retirement_men, v, "retirement_men"))
                }
                ("retirement_women", Value::Table(t)) => {
                    RetirementAge::read(t).and_then(|v| set(&mut out.retirement_women, v, "retirement_women"))
                }
                _ => None,
            };
            match taken {
                Some(key) if out.bases.insert(key, e.basis.clone()).is_none() => {}
                Some(_) => errors.push(LawError::new(&e.file, format!("setting {}", e.id), "given twice")),
                None => {
                    let reason = format!("unknown setting, or `{}` is not allowed for it", e.body.value);
                    errors.push(LawError::new(&e.file, format!("setting {}", e.id), reason));
                }
            }
        }
        for key in KEYS {
            if !entries.iter().any(|e| e.id == *key) {
                errors.push(LawError::new("law set", format!("setting {key}"), "missing"));
            }
        }
        out
    }
}

const KEYS: &[&str] = &[
    "exclude_first_day",
    "roll_to_working_day",
    "expertise_extends_all_classes",
    "reclassification_clock",
    "clock_starts_at",
    "unknown_counts_as",
    "alarm_percents",
    "quiet_hours",
    "digest_at",
    "undeclared_after_hours",
    "accept_within_hours",
    "at_once_minutes",
    "watch_unconfirmed_minutes",
    "compensation_counts_from",
    "same_cause_months",
    "police_longest_months",
    "procuracy_adds_months",
    "quick_report_hours",
    "call_grace_seconds",
    "reinvestigation_clock",
    "retention_employer_fatal_years",
    "retention_state_years",
    "retirement_men",
    "retirement_women",
];

/// `06:30`.
fn hour(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

fn positive(n: i64) -> Option<u32> {
    u32::try_from(n).ok().filter(|n| *n > 0)
}

fn set<T>(slot: &mut T, value: T, key: &'static str) -> Option<&'static str> {
    *slot = value;
    Some(key)
}
