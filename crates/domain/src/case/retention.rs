//! How long the file of a case is kept, by whom (Nghị định 39/2016/NĐ-CP Điều 18 khoản 8; archives law).

use super::state::{Case, Victim};
use crate::law::{Basis, LawSet, RetirementAge, Settings};
use crate::time::{human_date, vn_date};
use crate::value::{Birth, Sex};
use crate::words::{EventClass, Localized, Severity, text_enum};
use chrono::{Datelike, Months, NaiveDate};

text_enum! {
    /// Who keeps the file.
    pub enum Keeper {
        Employer = "employer" ["người sử dụng lao động", "employer"],
        StateBody = "state_body" ["cơ quan nhà nước", "state bodies"],
    }
}

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Until this day at least.
    Day(NaiveDate),
    /// For ever.
    Permanent,
    /// A day that cannot be computed yet; the explanation says why.
    Unknown,
}

/// How long somebody keeps the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// Who.
    pub keeper: Keeper,
    /// Until when.
    pub until: Until,
    /// Article, and how sure it is.
    pub basis: Basis,
    /// How it was counted.
    pub explanation: Localized,
}

/// How long the file of an announced case is kept. Nothing is deleted by it: it says what must not be.
pub fn retention(case: &Case, law: &LawSet) -> Vec<Retention> {
    let settings = law.settings();
    let Some(announced) = case.valid() else { return Vec::new() };
    let held = vn_date(announced.meeting.held_at);
    let mut out = Vec::new();
    let grave = match case.class() {
        EventClass::Fatal => {
            let dead = fatal(held, settings);
            let hurt = case.victims.iter().any(|v| v.statement.is_worker && survived(v));
            let retires = hurt.then(|| last_retirement(case, settings)).flatten();
            out.extend(match (dead, retires) {
                (Some(dead), Some(retires)) => Some(later(dead, retires)),
                (one, other) => one.or(other),
            });
            true
        }
        EventClass::SeriousMulti | EventClass::SeriousSingle | EventClass::Unknown => {
            out.extend(last_retirement(case, settings));
            true
        }
        EventClass::Light => {
            out.extend(last_retirement(case, settings));
            false
        }
    };
    out.extend(state(held, grave, settings));
    out
}

fn survived(v: &Victim) -> bool {
    v.severity() != Severity::Fatal
}

/// One event with dead and injured has one file: it is kept for whoever of them needs it longest.
fn later(dead: Retention, retires: Retention) -> Retention {
    let until = match (dead.until, retires.until) {
        (Until::Day(a), Until::Day(b)) => Until::Day(a.max(b)),
        (Until::Permanent, _) | (_, Until::Permanent) => Until::Permanent,
        // Neither a death nor a retirement may be cut short: no day is promised that could be too early.
        (Until::Unknown, _) | (_, Until::Unknown) => Until::Unknown,
    };
    let (a, b) = (&dead.explanation, &retires.explanation);
    let explanation = Localized::new(
        format!("Theo thời hạn dài hơn. Người chết: {}. Người bị thương: {}", a.vi, b.vi),
        format!("Whichever is longer. The dead: {}. The injured: {}", a.en, b.en),
    );
    Retention { until, explanation, ..dead }
}

fn after(held: NaiveDate, years: u32) -> Until {
    held.checked_add_months(Months::new(years.saturating_mul(12))).map_or(Until::Unknown, Until::Day)
}

fn fatal(held: NaiveDate, settings: &Settings) -> Option<Retention> {
    let years = settings.retention_employer_fatal_years;
    Some(Retention {
        keeper: Keeper::Employer,
        until: after(held, years),
        basis: settings.basis("retention_employer_fatal_years")?.clone(),
        explanation: Localized::new(
            format!("{years} năm đối với vụ có người chết, tính từ ngày công bố {}", human_date(held)),
            format!("{years} years for a death, from the announcement on {}", human_date(held)),
        ),
    })
}

fn state(held: NaiveDate, grave: bool, settings: &Settings) -> Option<Retention> {
    let years = settings.retention_state_years;
    let (until, explanation) = if grave {
        (
            Until::Permanent,
            Localized::new(
                "Vụ có người chết hoặc bị thương nặng: lưu vĩnh viễn",
                "A death or a serious injury: kept for ever",
            ),
        )
    } else {
        (
            after(held, years),
            Localized::new(
                format!("{years} năm tính từ ngày công bố {}", human_date(held)),
                format!("{years} years from the announcement on {}", human_date(held)),
            ),
        )
    };
    let basis = settings.basis("retention_state_years")?.clone();
    Some(Retention { keeper: Keeper::StateBody, until, basis, explanation })
}

/// Until the last of the workers who were hurt and live retires.
fn last_retirement(case: &Case, settings: &Settings) -> Option<Retention> {
    let basis = settings.basis("retirement_men")?.clone();
    let days: Vec<Option<NaiveDate>> = case
        .victims
        .iter()
        .filter(|v| v.statement.is_worker && survived(v))
        .map(|v| retires(v, settings))
        .collect();
    let known: Option<Vec<NaiveDate>> = days.into_iter().collect();
    let last = known.and_then(|d| d.into_iter().max());
    Some(match last {
        Some(day) => Retention {
            keeper: Keeper::Employer,
            until: Until::Day(day),
            basis,
            explanation: Localized::new(
                "Đến khi nạn nhân cuối cùng nghỉ hưu theo lộ trình tuổi nghỉ hưu",
                "Until the last worker hurt retires, by the ages of the labour code",
            ),
        },
        None => Retention {
            keeper: Keeper::Employer,
            until: Until::Unknown,
            basis,
            explanation: Localized::new(
                "Đến khi nạn nhân nghỉ hưu; chưa tính được ngày vì thiếu ngày sinh hoặc giới tính",
                "Until the victim retires; the day cannot be computed without birth and sex",
            ),
        },
    })
}

/// The day of retirement; of a birth known half, the latest that it allows.
fn retires(v: &Victim, settings: &Settings) -> Option<NaiveDate> {
    let born = latest_birth(v.statement.birth?)?;
    let age = match v.statement.sex {
        Sex::Male => settings.retirement_men,
        Sex::Female => settings.retirement_women,
        Sex::Unknown => return None,
    };
    retires_on(born, age)
}

fn latest_birth(birth: Birth) -> Option<NaiveDate> {
    match birth {
        Birth::Full(day) => Some(day),
        Birth::MonthYear { year, month } => {
            NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
        }
        Birth::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
        Birth::AboutAge { .. } => None,
    }
}

/// The first year in which the age of that year has been reached.
fn retires_on(born: NaiveDate, age: RetirementAge) -> Option<NaiveDate> {
    let mut year = age.from_year;
    loop {
        let day = born.checked_add_months(Months::new(age.in_year(year)))?;
        if day.year() <= year || age.in_year(year) >= age.until {
            return Some(day);
        }
        year = year.checked_add(1)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_of_retirement_move_on_until_they_stand() {
        let law = LawSet::embedded().settings();
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let table = [
            // Born January 1961: 60 years and 3 months in 2021.
            (law.retirement_men, "1961-01-01", "2021-04-01"),
            (law.retirement_men, "1985-03-12", "2047-03-12"),
            (law.retirement_women, "1966-01-01", "2021-05-01"),
            (law.retirement_women, "1990-06-30", "2050-06-30"),
            (law.retirement_women, "1970-01-15", "2027-05-15"),
        ];
        for (age, born, retires) in table {
            assert_eq!(retires_on(day(born), age), Some(day(retires)), "born {born}");
        }
    }
}
