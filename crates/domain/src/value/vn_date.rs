//! Dates and times as people in Vietnam type them.

use super::{problem::value_error, search_fold};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Timelike};

value_error! {
    /// Why a text is no date or time.
    pub enum DateTimeError {
        Empty = "date.empty" ["Hãy nhập ngày.", "Enter the date."],
        Date = "date.shape" [
            "Ngày ghi theo thứ tự ngày/tháng/năm, ví dụ 12/3/2026.",
            "Write the date as day/month/year, for example 12/3/2026."],
        NoSuchDay = "date.no_such_day" [
            "Không có ngày này trong lịch; hãy kiểm tra ngày và tháng.",
            "This day does not exist; check day and month."],
        Year = "date.year" [
            "Năm phải từ 1900 đến 2100; hãy ghi đủ bốn chữ số.",
            "The year must be from 1900 to 2100; write all four digits."],
        Time = "time.shape" [
            "Giờ ghi theo 24 giờ, ví dụ 7h30 hoặc 19:05.",
            "Write the time by the 24-hour clock, for example 7h30 or 19:05."],
        TimeMissing = "time.missing" [
            "Hãy ghi thêm giờ, ví dụ 12/3/2026 7h30.",
            "Add the time, for example 12/3/2026 7h30."],
        Approximate = "time.approximate" [
            "Giờ chưa chắc chắn thì ghi khoảng, ví dụ từ 7h đến 8h ngày 12/3/2026, hoặc chỉ ghi ngày.",
            "When the time is not certain write a range, for example 7h-8h 12/3/2026, or the date alone."],
        Iso = "time.iso" [
            "Thời điểm ghi theo dạng 2026-11-23T08:15, giờ Việt Nam hoặc kèm múi giờ.",
            "Write the moment as 2026-11-23T08:15, in Vietnamese time or with an offset."],
        Order = "time.order" [
            "Thời điểm kết thúc không được trước thời điểm bắt đầu.",
            "The end must not lie before the beginning."],
    }
}

/// Reads `12/3/2026`, `12/3/26`, `12-03-2026`, `12.3.2026`, `2026-03-12`, `ngày 12 tháng 3 năm 2026`.
///
/// Day before month, always. A year of two digits is of this century: births use [`super::Birth`].
///
/// # Errors
/// [`DateTimeError`] when it is no day of the calendar between 1900 and 2100.
pub fn parse_date(raw: &str) -> Result<NaiveDate, DateTimeError> {
    let (day, month, year) = day_month_year(raw)?;
    let year = match year {
        (y, 2) => 2000 + y,
        (y, _) => y,
    };
    civil_date(day, month, year)
}

pub(super) fn civil_date(day: u32, month: u32, year: i32) -> Result<NaiveDate, DateTimeError> {
    if !(1900..=2100).contains(&year) {
        return Err(DateTimeError::Year);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateTimeError::NoSuchDay)
}

/// Day, month, and year with its number of digits (2 or 4).
pub(super) fn day_month_year(raw: &str) -> Result<(u32, u32, (i32, usize)), DateTimeError> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(DateTimeError::Empty);
    }
    // Folding turns every separator into a space; only separators of dates are let through.
    if text
        .chars()
        .any(|c| !(c.is_alphanumeric() || c.is_whitespace() || matches!(c, '/' | '-' | '.' | '–' | ',')))
    {
        return Err(DateTimeError::Date);
    }
    let folded = search_fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let parts: [&str; 3] = match words[..] {
        ["ngay", d, "thang", m, "nam", y] | [d, "thang", m, "nam", y] | ["ngay", d, m, y] | [d, m, y] => {
            [d, m, y]
        }
        _ => return Err(DateTimeError::Date),
    };
    if parts.iter().any(|p| p.len() > 4 || !p.bytes().all(|b| b.is_ascii_digit())) {
        return Err(DateTimeError::Date);
    }
    let [day, month, year] = if parts[0].len() == 4 { [parts[2], parts[1], parts[0]] } else { parts };
    if day.len() > 2 || month.len() > 2 {
        return Err(DateTimeError::Date);
    }
    if year.len() != 2 && year.len() != 4 {
        return Err(DateTimeError::Year);
    }
    let number = |s: &str| s.parse::<u32>().map_err(|_| DateTimeError::Date);
    let year_value = year.parse::<i32>().map_err(|_| DateTimeError::Date)?;
    Ok((number(day)?, number(month)?, (year_value, year.len())))
}

/// Reads `7h30`, `7h`, `07:30`, `07:30:15`, `7 giờ 30`, `7g30`, `7 giờ 30 phút chiều`.
///
/// # Errors
/// [`DateTimeError::Time`] for anything else, a bare number and 24h included.
pub fn parse_time(raw: &str) -> Result<NaiveTime, DateTimeError> {
    let spaced = space_out(raw).ok_or(DateTimeError::Time)?;
    let words: Vec<&str> = spaced.split(' ').filter(|w| !w.is_empty()).collect();
    let lead = words.iter().take_while(|w| LEADING_WORDS.contains(w)).count();
    let (words, part_of_day) = match words[lead..].split_last() {
        Some((&last, rest)) if PARTS_OF_DAY.contains(&last) => (rest, Some(last)),
        _ => (&words[lead..], None),
    };
    let (hour, minute, second) = match *words {
        [h, "h" | "g" | "gio"] => (h, "0", "0"),
        [h, "h" | "g" | "gio", "ruoi"] => (h, "30", "0"),
        [h, "h" | "g" | "gio", m] | [h, "h" | "g" | "gio", m, "p" | "ph" | "phut"] | [h, ":", m] => {
            (h, m, "0")
        }
        [h, ":", m, ":", s] => (h, m, s),
        _ => return Err(DateTimeError::Time),
    };
    let number = |s: &str| {
        let fits = (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        if fits { s.parse::<u32>().map_err(|_| DateTimeError::Time) } else { Err(DateTimeError::Time) }
    };
    let hour = hour_of_day(number(hour)?, part_of_day).ok_or(DateTimeError::Time)?;
    NaiveTime::from_hms_opt(hour, number(minute)?, number(second)?).ok_or(DateTimeError::Time)
}

/// Words before a time that add nothing: "vào hồi", "lúc".
const LEADING_WORDS: [&str; 4] = ["vao", "hoi", "luc", "at"];

/// Words after a time that tell the part of the day.
const PARTS_OF_DAY: [&str; 7] = ["sang", "trua", "chieu", "toi", "dem", "am", "pm"];

/// The hour by the 24-hour clock; `None` when hour and part of day contradict each other,
/// and for "12 giờ đêm", which may mean the midnight before or after the day.
fn hour_of_day(hour: u32, part: Option<&str>) -> Option<u32> {
    match (part, hour) {
        (None, _) => Some(hour),
        (Some("sang"), 1..=11) => Some(hour),
        (Some("am"), 1..=12) => Some(hour % 12),
        (Some("pm"), 1..=12) => Some(hour % 12 + 12),
        (Some("trua"), 10..=12) => Some(hour),
        (Some("trua"), 1..=2) | (Some("chieu"), 1..=6) | (Some("toi"), 5..=11) => Some(hour + 12),
        (Some("dem"), 9..=11) => Some(hour + 12),
        (Some("dem"), 0..=4) => Some(hour),
        (Some("trua"), 13..=14)
        | (Some("chieu"), 12..=18)
        | (Some("toi"), 17..=23)
        | (Some("dem"), 21..=23) => Some(hour),
        _ => None,
    }
}

/// Folds, and puts spaces between runs of digits, runs of letters and colons; `None` for other signs.
fn space_out(raw: &str) -> Option<String> {
    let mut out = String::new();
    let mut last = ' ';
    for c in raw.trim().chars() {
        let kind = match c {
            c if c.is_ascii_digit() => '0',
            c if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => 'a',
            c if c.is_whitespace() => ' ',
            ':' => ':',
            _ => return None,
        };
        if kind != last || kind == ':' {
            out.push(' ');
        }
        out.push(c);
        last = kind;
    }
    // The colon is punctuation to the fold, so words are folded one by one.
    let fold = |w: &str| if w == ":" { w.to_owned() } else { search_fold(w).trim().to_owned() };
    Some(out.split_whitespace().map(fold).collect::<Vec<_>>().join(" "))
}

/// Reads a date and a time in either order: `12/3/26 7h30`, `7h30 ngày 12/3/2026`, `2026-11-23T08:15`,
/// or an instant with an offset, which is turned into Vietnamese civil time.
///
/// # Errors
/// [`DateTimeError`]; a date alone is [`DateTimeError::TimeMissing`].
pub fn parse_datetime(raw: &str) -> Result<NaiveDateTime, DateTimeError> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(DateTimeError::Empty);
    }
    if text.len() > MAX_BYTES {
        return Err(DateTimeError::Date);
    }
    if let Some(at) = iso_datetime(text) {
        return in_years(at);
    }
    let words: Vec<&str> = text.split([' ', '\t', '\u{a0}', ',', ';']).filter(|w| !w.is_empty()).collect();
    let mut problem = None;
    for at in 1..words.len() {
        let (left, right) = (words[..at].join(" "), words[at..].join(" "));
        for (date, time) in [(&left, &right), (&right, &left)] {
            match (parse_date(date), parse_time(time)) {
                (Ok(date), Ok(time)) => return Ok(date.and_time(time)),
                // The most telling problem: one half was right, or the day does not exist.
                (Err(e), Ok(_)) | (Ok(_), Err(e)) => problem = problem.or(Some(e)),
                (Err(_), Err(_)) => {}
            }
        }
    }
    match parse_date(text) {
        Ok(_) => Err(DateTimeError::TimeMissing),
        Err(e) => Err(problem.unwrap_or(e)),
    }
}

/// Longest text that can be a date and time; longer ones are not searched.
const MAX_BYTES: usize = 120;

fn in_years(at: NaiveDateTime) -> Result<NaiveDateTime, DateTimeError> {
    if (1900..=2100).contains(&at.year()) { Ok(at) } else { Err(DateTimeError::Year) }
}

/// The ISO form alone, as it travels in JSON.
pub(super) fn parse_iso(text: &str) -> Result<NaiveDateTime, DateTimeError> {
    in_years(iso_datetime(text).ok_or(DateTimeError::Iso)?)
}

/// ISO 8601 as machines write it, with or without seconds and offset; parts of a second are dropped.
fn iso_datetime(text: &str) -> Option<NaiveDateTime> {
    let at = match DateTime::parse_from_rfc3339(text) {
        Ok(at) => crate::time::vn_datetime(at.to_utc()),
        Err(_) => ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
            .iter()
            .find_map(|f| NaiveDateTime::parse_from_str(text, f).ok())?,
    };
    // A leap second would come back from storage as another moment.
    (at.nanosecond() < 1_000_000_000).then(|| at.trunc_subsecs(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_day_first() {
        let table = [
            ("12/3/2026", "2026-03-12"),
            ("12/3/26", "2026-03-12"),
            ("12-03-2026", "2026-03-12"),
            ("12.03.2026", "2026-03-12"),
            (" 1/1/2027 ", "2027-01-01"),
            ("2026-03-12", "2026-03-12"),
            ("2026/3/12", "2026-03-12"),
            ("ngày 12 tháng 3 năm 2026", "2026-03-12"),
            ("Ngày 12/03/2026", "2026-03-12"),
            ("29/2/2028", "2028-02-29"),
        ];
        for (raw, iso) in table {
            assert_eq!(parse_date(raw).map(|d| d.to_string()).as_deref(), Ok(iso), "{raw}");
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        let table = [
            ("", DateTimeError::Empty),
            ("hôm qua", DateTimeError::Date),
            ("12/3", DateTimeError::Date),
            ("12:3:2026", DateTimeError::Date),
            ("123/3/2026", DateTimeError::Date),
            ("31/2/2026", DateTimeError::NoSuchDay),
            ("12/13/2026", DateTimeError::NoSuchDay),
            ("29/2/2026", DateTimeError::NoSuchDay),
            ("1/1/1899", DateTimeError::Year),
            ("1/1/2101", DateTimeError::Year),
            ("1/1/026", DateTimeError::Year),
        ];
        for (raw, error) in table {
            assert_eq!(parse_date(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn reads_times_of_the_day() {
        let table = [
            ("7h30", "07:30:00"),
            ("7h", "07:00:00"),
            ("07:30", "07:30:00"),
            ("19:05:09", "19:05:09"),
            ("7 giờ 30", "07:30:00"),
            ("7 giờ 30 phút", "07:30:00"),
            ("7g30", "07:30:00"),
            ("7 giờ rưỡi", "07:30:00"),
            ("lúc 7h30", "07:30:00"),
            ("2h chiều", "14:00:00"),
            ("14h30 chiều", "14:30:00"),
            ("7h30 tối", "19:30:00"),
            ("12h trưa", "12:00:00"),
            ("1 giờ trưa", "13:00:00"),
            ("11h đêm", "23:00:00"),
            ("2h sáng", "02:00:00"),
            ("7:30 PM", "19:30:00"),
            ("12:15 am", "00:15:00"),
            ("0h", "00:00:00"),
        ];
        for (raw, time) in table {
            assert_eq!(parse_time(raw).map(|t| t.to_string()).as_deref(), Ok(time), "{raw}");
        }
        let refused = [
            "",
            "7",
            "730",
            "24h",
            "7h60",
            "25:00",
            "7h-8h",
            "khoảng 7h",
            "8h chiều",
            "12h đêm",
            "sáng",
            "7h 8h",
        ];
        for raw in refused {
            assert_eq!(parse_time(raw), Err(DateTimeError::Time), "{raw}");
        }
    }

    #[test]
    fn reads_date_and_time_in_either_order() {
        let table = [
            ("12/3/26 7h30", "2026-03-12T07:30:00"),
            ("7h30 12/3/26", "2026-03-12T07:30:00"),
            ("7 giờ 30 phút, ngày 12 tháng 3 năm 2026", "2026-03-12T07:30:00"),
            ("vào hồi 7 giờ 30 ngày 12/3/2026", "2026-03-12T07:30:00"),
            ("12/3/2026, 2h chiều", "2026-03-12T14:00:00"),
            ("2026-11-23T08:15", "2026-11-23T08:15:00"),
            ("2026-11-23T08:15:30", "2026-11-23T08:15:30"),
            ("2026-11-23T08:15:30.123456", "2026-11-23T08:15:30"),
            ("2026-11-23T08:15:00+07:00", "2026-11-23T08:15:00"),
            ("2026-11-22T18:15:00Z", "2026-11-23T01:15:00"),
            ("2026-11-23 08:15", "2026-11-23T08:15:00"),
        ];
        for (raw, iso) in table {
            let read = parse_datetime(raw).map(|d| d.format("%Y-%m-%dT%H:%M:%S").to_string());
            assert_eq!(read.as_deref(), Ok(iso), "{raw}");
        }
        let refused = [
            ("", DateTimeError::Empty),
            ("12/3/26", DateTimeError::TimeMissing),
            ("7h30", DateTimeError::Date),
            ("31/2/26 7h30", DateTimeError::NoSuchDay),
            ("12/3/26 25h", DateTimeError::Time),
            ("1850-01-01T00:00", DateTimeError::Year),
            ("2026-11-23T23:59:60", DateTimeError::Date),
        ];
        for (raw, error) in refused {
            assert_eq!(parse_datetime(raw), Err(error), "{raw}");
        }
    }
}
