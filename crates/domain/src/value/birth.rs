//! Birth, as far as it is known.

use super::{
    problem::value_error,
    search_fold,
    vn_date::{civil_date, day_month_year},
};
use crate::words::Lang;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

value_error! {
    /// Why a text is no birth.
    pub enum BirthError {
        Empty = "birth.empty" ["Hãy nhập ngày sinh hoặc năm sinh.", "Enter the date or year of birth."],
        Shape = "birth.shape" [
            "Ghi ngày sinh như 12/03/1985, hoặc 03/1985, 1985, khoảng 40 tuổi.",
            "Write the birth as 12/03/1985, or 03/1985, 1985, about 40 years old."],
        NoSuchDay = "birth.no_such_day" [
            "Không có ngày này trong lịch; hãy kiểm tra ngày và tháng.",
            "This day does not exist; check day and month."],
        Year = "birth.year" [
            "Năm sinh ghi đủ bốn chữ số, từ 1900 đến nay.",
            "Write the year of birth with four digits, from 1900 until now."],
        Age = "birth.age" ["Tuổi phải từ 0 đến 120.", "The age must be from 0 to 120."],
    }
}

/// A birth that may be known only half; what is not known is not invented.
///
/// JSON: `{"kind":"full","date":"1985-03-12"}`, `{"kind":"month_year","year":1985,"month":3}`,
/// `{"kind":"year","year":1985}`, `{"kind":"about_age","age":40,"as_of":2026}`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub enum Birth {
    /// The day is known.
    Full(NaiveDate),
    /// Month and year are known.
    MonthYear {
        /// Year.
        year: i32,
        /// Month, 1 to 12.
        month: u32,
    },
    /// Only the year is known.
    Year(i32),
    /// Only an estimated age is known.
    AboutAge {
        /// Age in years.
        age: u8,
        /// Calendar year in which the age was estimated.
        as_of: i32,
    },
}

impl Birth {
    /// Reads `12/03/1985`, `03/1985`, `1985`, `khoảng 40 tuổi`; `as_of` is the civil year now,
    /// after which nobody was born and in which an age is estimated.
    ///
    /// # Errors
    /// [`BirthError`]; years of two digits are refused because they are ambiguous.
    pub fn parse(raw: &str, as_of: i32) -> Result<Self, BirthError> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(BirthError::Empty);
        }
        let folded = search_fold(text);
        let words: Vec<&str> = folded
            .split(' ')
            .filter(|w| !w.is_empty() && !matches!(*w, "sinh" | "nam" | "thang" | "ngay"))
            .collect();
        let birth = match words[..] {
            [a] if text.starts_with('~') => Self::AboutAge { age: age(a, as_of)?, as_of },
            ["khoang" | "tam" | "chung" | "about", a]
            | ["khoang" | "tam" | "chung" | "about" | "tren" | "hon" | "gan", a, "tuoi"]
            | [a, "tuoi"]
            | ["about", a, "years", "old"] => Self::AboutAge { age: age(a, as_of)?, as_of },
            [y] if y.len() == 4 => Self::Year(number(y)?),
            [m, y] if y.len() == 4 && m.len() <= 2 => Self::MonthYear { year: number(y)?, month: number(m)? },
            [y, m] if y.len() == 4 && m.len() <= 2 => Self::MonthYear { year: number(y)?, month: number(m)? },
            [_, _, _] => full(text)?,
            _ => {
                return Err(if words.len() == 1 && is_number(words[0]) {
                    BirthError::Year
                } else {
                    BirthError::Shape
                });
            }
        };
        let birth = birth.validated()?;
        if birth.year() > as_of { Err(BirthError::Year) } else { Ok(birth) }
    }

    fn validated(self) -> Result<Self, BirthError> {
        match self {
            Self::AboutAge { age, .. } if age > 120 => Err(BirthError::Age),
            Self::MonthYear { month, .. } if !(1..=12).contains(&month) => Err(BirthError::NoSuchDay),
            Self::AboutAge { as_of, .. } if !(1900..=2100).contains(&as_of) => Err(BirthError::Year),
            Self::AboutAge { .. } => Ok(self),
            Self::Full(_) | Self::MonthYear { .. } | Self::Year(_)
                if !(1900..=2100).contains(&self.year()) =>
            {
                Err(BirthError::Year)
            }
            Self::Full(_) | Self::MonthYear { .. } | Self::Year(_) => Ok(self),
        }
    }

    /// The year of birth; of an estimated age, the year it points to.
    pub fn year(&self) -> i32 {
        match *self {
            Self::Full(date) => date.year(),
            Self::MonthYear { year, .. } | Self::Year(year) => year,
            Self::AboutAge { age, as_of } => as_of - i32::from(age),
        }
    }

    /// The year of birth when it is known, and not merely estimated from an age.
    pub fn known_year(&self) -> Option<i32> {
        match self {
            Self::Full(_) | Self::MonthYear { .. } | Self::Year(_) => Some(self.year()),
            Self::AboutAge { .. } => None,
        }
    }

    /// As people read it: `12/03/1985`, `03/1985`, `1985`, `khoảng 40 tuổi (năm 2026)`.
    pub fn display(&self, lang: Lang) -> String {
        match (*self, lang) {
            (Self::Full(date), _) => date.format("%d/%m/%Y").to_string(),
            (Self::MonthYear { year, month }, _) => format!("{month:02}/{year}"),
            (Self::Year(year), _) => year.to_string(),
            (Self::AboutAge { age, as_of }, Lang::Vi) => format!("khoảng {age} tuổi (năm {as_of})"),
            (Self::AboutAge { age, as_of }, Lang::En) => format!("about {age} years old (in {as_of})"),
        }
    }
}

fn is_number(s: &str) -> bool {
    !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit())
}

fn number<T: std::str::FromStr>(s: &str) -> Result<T, BirthError> {
    if is_number(s) { s.parse().map_err(|_| BirthError::Shape) } else { Err(BirthError::Shape) }
}

/// An age, or the age that "about 1985" comes to in the year of asking.
fn age(s: &str, as_of: i32) -> Result<u8, BirthError> {
    let years: i32 = number(s)?;
    let years = if s.len() == 4 { as_of.saturating_sub(years) } else { years };
    u8::try_from(years).ok().filter(|a| *a <= 120).ok_or(BirthError::Age)
}

fn full(text: &str) -> Result<Birth, BirthError> {
    let words = search_fold(text);
    let text = words.trim().strip_prefix("sinh ").unwrap_or(words.trim());
    let (day, month, year) = day_month_year(text).map_err(|_| BirthError::Shape)?;
    let (year, 4) = year else { return Err(BirthError::Year) };
    if !(1900..=2100).contains(&year) {
        return Err(BirthError::Year);
    }
    civil_date(day, month, year).map(Birth::Full).map_err(|_| BirthError::NoSuchDay)
}

/// Masked but for the kind: debug output ends in logs.
impl std::fmt::Debug for Birth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Full(_) => "Birth::Full(***)",
            Self::MonthYear { .. } => "Birth::MonthYear(***)",
            Self::Year(_) => "Birth::Year(***)",
            Self::AboutAge { .. } => "Birth::AboutAge(***)",
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Wire {
    Full { date: NaiveDate },
    MonthYear { year: i32, month: u32 },
    Year { year: i32 },
    AboutAge { age: u8, as_of: i32 },
}

impl From<Birth> for Wire {
    fn from(birth: Birth) -> Self {
        match birth {
            Birth::Full(date) => Self::Full { date },
            Birth::MonthYear { year, month } => Self::MonthYear { year, month },
            Birth::Year(year) => Self::Year { year },
            Birth::AboutAge { age, as_of } => Self::AboutAge { age, as_of },
        }
    }
}

impl TryFrom<Wire> for Birth {
    type Error = BirthError;
    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        match wire {
            Wire::Full { date } => Self::Full(date),
            Wire::MonthYear { year, month } => Self::MonthYear { year, month },
            Wire::Year { year } => Self::Year(year),
            Wire::AboutAge { age, as_of } => Self::AboutAge { age, as_of },
        }
        .validated()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: i32 = 2026;

    fn day(y: i32, m: u32, d: u32) -> Birth {
        Birth::Full(NaiveDate::from_ymd_opt(y, m, d).unwrap())
    }

    #[test]
    fn keeps_half_known_births_as_such() {
        let about = |age| Birth::AboutAge { age, as_of: NOW };
        let table = [
            ("12/03/1985", day(1985, 3, 12)),
            ("1985-03-12", day(1985, 3, 12)),
            ("ngày 12 tháng 3 năm 1985", day(1985, 3, 12)),
            ("sinh ngày 12/3/1985", day(1985, 3, 12)),
            ("03/1985", Birth::MonthYear { year: 1985, month: 3 }),
            ("tháng 3 năm 1985", Birth::MonthYear { year: 1985, month: 3 }),
            ("1985-03", Birth::MonthYear { year: 1985, month: 3 }),
            ("1985", Birth::Year(1985)),
            ("sinh năm 1985", Birth::Year(1985)),
            ("khoảng 40 tuổi", about(40)),
            ("40 tuổi", about(40)),
            ("~40", about(40)),
            ("Khoảng 40", about(40)),
            ("about 40 years old", about(40)),
            ("khoảng 1985", about(41)),
        ];
        for (raw, birth) in table {
            let read = Birth::parse(raw, NOW).unwrap_or_else(|e| panic!("{raw}: {e}"));
            assert!(read == birth, "{raw}: {}", read.display(Lang::En));
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let table = [
            ("", BirthError::Empty),
            ("không rõ", BirthError::Shape),
            ("31/2/1985", BirthError::NoSuchDay),
            ("13/1985", BirthError::NoSuchDay),
            ("12/3/85", BirthError::Year),
            ("85", BirthError::Year),
            ("2027", BirthError::Year),
            ("1899", BirthError::Year),
            ("121 tuổi", BirthError::Age),
            ("khoảng 1850", BirthError::Age),
        ];
        for (raw, error) in table {
            assert_eq!(Birth::parse(raw, NOW), Err(error), "{raw}");
        }
    }

    #[test]
    fn json_form_is_stable() {
        let month = json!({"kind": "month_year", "year": 1985, "month": 3});
        let about = json!({"kind": "about_age", "age": 40, "as_of": 2026});
        let table = [
            (day(1985, 3, 12), json!({"kind": "full", "date": "1985-03-12"}), "12/03/1985"),
            (Birth::MonthYear { year: 1985, month: 3 }, month, "03/1985"),
            (Birth::Year(1985), json!({"kind": "year", "year": 1985}), "1985"),
            (Birth::AboutAge { age: 40, as_of: 2026 }, about, "khoảng 40 tuổi (năm 2026)"),
        ];
        for (birth, form, words) in table {
            assert_eq!(serde_json::to_value(birth).unwrap(), form);
            assert!(serde_json::from_value::<Birth>(form).unwrap() == birth, "{words}");
            assert_eq!(birth.display(Lang::Vi), words);
        }
        for refused in [
            json!({"kind": "month_year", "year": 1985, "month": 13}),
            json!({"kind": "year", "year": 85}),
            json!({"kind": "about_age", "age": 200, "as_of": 2026}),
        ] {
            assert!(serde_json::from_value::<Birth>(refused.clone()).is_err(), "{refused}");
        }
    }

    #[test]
    fn an_estimate_is_no_known_year() {
        let about = Birth::AboutAge { age: 40, as_of: 2026 };
        assert_eq!((about.year(), about.known_year()), (1986, None));
        assert_eq!(format!("{about:?}"), "Birth::AboutAge(***)");
    }
}
