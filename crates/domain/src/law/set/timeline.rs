//! Versions of one key follow each other: no overlap, no gap.

use super::entry::Entry;
use super::error::LawError;
use crate::time::human_date;
use chrono::{Days, NaiveDate};

/// Orders the versions of each key, ends open versions that a later one declares to end, and reports
/// overlaps and gaps.
pub(super) fn order<T>(
    section: &str,
    entries: &mut [Entry<T>],
    key: impl Fn(&Entry<T>) -> String,
    errors: &mut Vec<LawError>,
) {
    entries.sort_by(|a, b| key(a).cmp(&key(b)).then(a.from.cmp(&b.from)));
    let mut rest = entries;
    while let Some((first, tail)) = rest.split_first_mut() {
        if let Some(second) = tail.first()
            && key(first) == key(second)
        {
            follow(section, first, second, errors);
        }
        rest = tail;
    }
}

fn follow<T>(section: &str, earlier: &mut Entry<T>, later: &Entry<T>, errors: &mut Vec<LawError>) {
    let day_before = later.from - Days::new(1);
    if earlier.until.is_none() && later.ends_previous && earlier.from < later.from {
        earlier.until = Some(day_before);
    }
    let name = format!("{section} {}", later.id);
    match earlier.until {
        Some(until) if until == day_before => {}
        Some(until) if until < day_before => errors.push(LawError::new(
            &later.file,
            name,
            format!(
                "gap: the version before it ({}) ends on {} and this one begins on {}",
                earlier.file,
                human_date(until),
                human_date(later.from)
            ),
        )),
        Some(_) | None => errors.push(LawError::new(
            &later.file,
            name,
            format!(
                "overlap: it begins on {} while the version of {} ({}) is in force; give that one an \
                 `effective_until`, or this one `ends_previous = true`",
                human_date(later.from),
                human_date(earlier.from),
                earlier.file
            ),
        )),
    }
}

/// Is a key in force without interruption from a day on?
pub(super) fn covered<T>(entries: &[Entry<T>], is: impl Fn(&Entry<T>) -> bool, since: NaiveDate) -> bool {
    let mut versions = entries.iter().filter(|e| is(e));
    let mut open = false;
    match versions.next() {
        Some(first) if first.from <= since => open = open || first.until.is_none(),
        Some(_) | None => return false,
    }
    versions.fold(open, |_, e| e.until.is_none())
}
