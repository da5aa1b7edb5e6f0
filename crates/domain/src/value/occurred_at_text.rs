//! Reading of a possibly half-known time from one field.

use super::{
    OccurredAt, search_fold,
    vn_date::{DateTimeError, parse_date, parse_datetime, parse_time},
};

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
    let word = folded.iter().position(|w| matches!(w.as_str(), "den" | "toi" | "to" | "and" | "va"));
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
