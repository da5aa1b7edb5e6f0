//! How values are written in Vietnamese documents.

use crate::form::Moment;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use domain::case::{
    AttendanceGroup, CompensationKind, Conclusion, ContractKind, FaultSide, HeardAs, Reading,
};
use domain::value::{Dong, Sex, number_vi};
use domain::words::{EventClass, Lang, Severity};

/// A value as it is printed; `None` when it is not known.
pub(crate) trait Printed {
    /// The text.
    fn printed(&self) -> Option<String>;
}

impl<T: Printed> Printed for Option<T> {
    fn printed(&self) -> Option<String> {
        self.as_ref().and_then(T::printed)
    }
}

impl Printed for String {
    fn printed(&self) -> Option<String> {
        let text = self.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Printed for &str {
    fn printed(&self) -> Option<String> {
        (*self).to_owned().printed()
    }
}

impl Printed for u32 {
    fn printed(&self) -> Option<String> {
        Some(number_vi(i64::from(*self)))
    }
}

/// In full, as documents write it; [`short_date`] is for tables.
impl Printed for NaiveDate {
    fn printed(&self) -> Option<String> {
        Some(long_date(*self))
    }
}

impl Printed for Moment {
    fn printed(&self) -> Option<String> {
        match self {
            Self::At(at) => Some(long_moment(*at)),
            Self::On(day) => Some(long_date(*day)),
            Self::Told(words) => words.printed(),
        }
    }
}

/// In thousands of đồng, the unit of the forms, rounded half up.
impl Printed for Dong {
    fn printed(&self) -> Option<String> {
        Some(number_vi(self.thousands()))
    }
}

impl Printed for Sex {
    fn printed(&self) -> Option<String> {
        match self {
            Self::Male => Some("Nam".to_owned()),
            Self::Female => Some("Nữ".to_owned()),
            Self::Unknown => None,
        }
    }
}

macro_rules! labelled {
    ($($word:ty),+) => {
        $(impl Printed for $word {
            fn printed(&self) -> Option<String> {
                Some(self.label(Lang::Vi).to_owned())
            }
        })+
    };
}

labelled!(
    AttendanceGroup,
    CompensationKind,
    Conclusion,
    ContractKind,
    EventClass,
    FaultSide,
    HeardAs,
    Reading,
    Severity
);

/// "ngày 05 tháng 01 năm 2026": a zero before days below 10 and before January and February.
pub(crate) fn long_date(day: NaiveDate) -> String {
    let month = day.month();
    let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// "08 giờ 15 phút, ngày 05 tháng 01 năm 2026".
pub(crate) fn long_moment(at: NaiveDateTime) -> String {
    format!("{:02} giờ {:02} phút, {}", at.hour(), at.minute(), long_date(at.date()))
}

/// "05/01/2026".
pub(crate) fn short_date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// "đồng" in full: "1.234.567 đồng".
pub(crate) fn whole_dong(amount: Dong) -> String {
    format!("{} đồng", number_vi(amount.get()))
}

/// Months as years and months: "3 năm 4 tháng".
pub(crate) fn years(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, m) => format!("{m} tháng"),
        (y, 0) => format!("{y} năm"),
        (y, m) => format!("{y} năm {m} tháng"),
    }
}

/// A number of a document: a zero before one digit.
pub(crate) fn document_number(number: &str) -> String {
    match number.trim() {
        one if one.len() == 1 && one.bytes().all(|b| b.is_ascii_digit()) => format!("0{one}"),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_are_written_as_documents_do() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(long_date(day(2026, 1, 5)), "ngày 05 tháng 01 năm 2026");
        assert_eq!(long_date(day(2026, 3, 12)), "ngày 12 tháng 3 năm 2026");
        assert_eq!(long_date(day(2026, 12, 9)), "ngày 09 tháng 12 năm 2026");
        assert_eq!(short_date(day(2026, 1, 5)), "05/01/2026");
        assert_eq!(
            long_moment(day(2026, 2, 3).and_hms_opt(8, 5, 0).unwrap()),
            "08 giờ 05 phút, ngày 03 tháng 02 năm 2026"
        );
        assert_eq!(Some(Dong::new(1_234_567_890).unwrap()).printed().as_deref(), Some("1.234.568"));
        assert_eq!(whole_dong(Dong::new(1_500_000).unwrap()), "1.500.000 đồng");
        assert_eq!(
            (years(5), years(24), years(40)),
            ("5 tháng".into(), "2 năm".into(), "3 năm 4 tháng".into())
        );
        assert_eq!(
            (document_number("5"), document_number("12"), document_number("7a")),
            ("05".into(), "12".into(), "7a".into())
        );
    }

    #[test]
    fn what_is_blank_is_not_known() {
        assert_eq!(Some("  ".to_owned()).printed(), None);
        assert_eq!(Some(Sex::Unknown).printed(), None);
        assert_eq!(None::<u32>.printed(), None);
    }
}
