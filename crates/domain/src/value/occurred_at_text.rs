//! Reading of a possibly half-known time from one field.

use super::{
    OccurredAt, search_fold,
    vn_date::{DateTimeError, parse_date, parse_datetime, parse_time},
};
use unicode_normalization::UnicodeNormalization;

/// Words that make a time uncertain without saying how much.
const ABOUT: [&str; 5] = ["khoang", "tam", "chung", "about", "around"];

pub(super) fn parse(raw: &str) -> Result<OccurredAt, DateTimeError> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(DateTimeError::Empty);
    }
    match parse_datetime(text) {
        Ok(at) => Ok(OccurredAt::Exact(at)),
        Err(DateTimeError::TimeMissing) => parse_date(text).map(OccurredAt::DayOnly),
        Err(problem) => match parse_range(text) {
            Some(range) => range,
            None if is_approximate(text) => Err(DateTimeError::Approximate),
            None => Err(problem),
        },
    }
}

fn is_approximate(text: &str) -> bool {
    text.contains('~') || search_fold(text).split(' ').any(|w| ABOUT.contains(&w))
}

/// `[từ] TIME (-|đến) TIME [ngày] DATE`, `DATE [từ] TIME (-|đến) TIME`, or two full moments; `None` when it is no range.
fn parse_range(text: &str) -> Option<Result<OccurredAt, DateTimeError>> {
    let (from, to) = halves(text)?;
    let (from, to) = (from.as_str(), to.as_str());
    if let (Ok(from), Ok(to)) = (parse_datetime(from), parse_datetime(to)) {
        return Some(OccurredAt::between(from, to));
    }
    // The date stands on one side only and counts for both.
    if let (Ok(start), Ok(end)) = (parse_time(from), parse_datetime(to)) {
        return Some(OccurredAt::between(end.date().and_time(start), end));
    }
    if let (Ok(start), Ok(end)) = (parse_datetime(from), parse_time(to)) {
        return Some(OccurredAt::between(start, start.date().and_time(end)));
    }
    None
}

/// The two sides of a range, without the leading "từ" or "between".
fn halves(text: &str) -> Option<(String, String)> {
    let text = text.replace(" – ", "-").replace(['–', '—'], "-");
    let words: Vec<&str> = text.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|w| search_fold(w).trim().to_owned()).collect();
    let keep = |range: std::ops::Range<usize>| {
        range
            .filter(|&i| !matches!(folded[i].as_str(), "tu" | "between" | "from" | "luc"))
            .map(|i| words[i])
            .collect::<Vec<_>>()
            .join(" ")
    };
    // "tới" (until) and "tối" (evening) fold alike, so this one word is compared with its marks.
    let until = |i: usize| {
        matches!(folded[i].as_str(), "den" | "to" | "and" | "va") || words[i].nfc().eq("tới".chars())
    };
    let word = (0..words.len()).find(|&i| until(i));
    if let Some(at) = word.filter(|&at| at > 0 && at + 1 < words.len()) {
        return Some((keep(0..at), keep(at + 1..words.len())));
    }
    let all = keep(0..words.len());
    // A hyphen of a range stands after a time; hyphens of dates stand between digits only.
    let hyphen = all.match_indices('-').find(|(at, _)| {
        let (left, right) = (&all[..*at], &all[at + 1..]);
        let timed = |s: &str| s.contains(['h', 'H', 'g', ':']);
        timed(left) && timed(right)
    });
    hyphen.map(|(at, _)| (all[..at].trim().to_owned(), all[at + 1..].trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_know() {
        let range = "between 07:00 and 08:00 on 12/03/2026";
        let table = [
            ("12/3/26 7h30", "07:30 on 12/03/2026"),
            ("7h tối 12/3/26", "19:00 on 12/03/2026"),
            ("12/3/26", "12/03/2026, time not known"),
            ("ngày 12 tháng 3 năm 2026", "12/03/2026, time not known"),
            ("từ 7h đến 8h ngày 12/3/26", range),
            ("từ 7h tới 8h ngày 12/3/26", range),
            ("7h - 8h 12/3/26", range),
            ("12/3/26 7h-8h", range),
            ("12-3-2026 7h-8h", range),
            ("12/3/26 từ 7:00 – 8:00", range),
            ("between 7:00 and 8:00 12/3/26", range),
            ("từ 7h tối đến 9h tối ngày 12/3/26", "between 19:00 and 21:00 on 12/03/2026"),
            (
                "từ 22h ngày 11/3/26 đến 1h ngày 12/3/26",
                "between 22:00 on 11/03/2026 and 01:00 on 12/03/2026",
            ),
        ];
        for (raw, read) in table {
            assert_eq!(parse(raw).map(|o| o.display(crate::words::Lang::En)).as_deref(), Ok(read), "{raw}");
        }
    }

    #[test]
    fn never_invents_what_is_not_known() {
        let table = [
            ("", DateTimeError::Empty),
            ("khoảng 7h ngày 12/3/26", DateTimeError::Approximate),
            ("~7h 12/3/26", DateTimeError::Approximate),
            ("22h đến 1h ngày 12/3/26", DateTimeError::Order),
            ("sáng nay", DateTimeError::Date),
            ("7h30", DateTimeError::Date),
        ];
        for (raw, error) in table {
            assert_eq!(parse(raw), Err(error), "{raw}");
        }
    }
}
