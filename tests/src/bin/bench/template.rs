//! What of a recorded declaration must differ each time it is run again: ids, numbers and keys.
//!
//! Two declarations of the same content are compared value by value. What is equal stays. An id that only
//! one of them has is made anew per run, the same id in the same places; other texts and numbers that
//! differ (case number, idempotency key) get the run's count, and keep it where they come again.

use anyhow::{Result, ensure};

use super::recording::Statement;

/// A part of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// As recorded.
    Text(String),
    /// The run's id of this index.
    Id(usize),
    /// The run's count.
    Count,
}

/// A value of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    /// A text of pieces, put together.
    Pieces(Vec<Piece>),
}

/// A statement to run again.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

/// A declaration to run again and again.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    pub(crate) lines: Vec<Line>,
}

/// Ids that a run may make: runs are numbered by this step.
pub(crate) const MOST_IDS: usize = 64;

impl Template {
    pub(crate) fn new(first: &[Statement], second: &[Statement]) -> Result<Self> {
        let mut ids = Vec::new();
        let mut keys: Vec<(String, Value)> = Vec::new();
        let old: Vec<&str> =
            second.iter().flat_map(|one| one.values.iter().flatten()).map(String::as_str).collect();
        let mut lines = Vec::new();
        for (statement, other) in first.iter().zip(second) {
            ensure!(
                statement.values.len() == other.values.len(),
                "values differ in number: {}",
                statement.sql
            );
            let pairs = statement.values.iter().zip(&other.values);
            let inserts = statement.sql.starts_with("INSERT");
            let values = pairs.map(|(value, other)| {
                let value = value.as_deref();
                let known = keys.iter().find(|(key, _)| value == Some(key.as_str()));
                let varied = known.map(|(_, varied)| varied.clone());
                let varied = varied.unwrap_or_else(|| vary(value, other.as_deref(), inserts, &old, &mut ids));
                if let (Some(value), Value::Pieces(pieces)) = (value, &varied)
                    && matches!(pieces.as_slice(), [Piece::Text(_), Piece::Count])
                {
                    keys.push((value.to_owned(), varied.clone()));
                }
                varied
            });
            lines.push(Line { sql: statement.sql.clone(), values: values.collect() });
        }
        ensure!(ids.len() <= MOST_IDS, "{} ids in one declaration", ids.len());
        Ok(Self { lines })
    }
}

fn vary(
    value: Option<&str>,
    other: Option<&str>,
    inserts: bool,
    old: &[&str],
    ids: &mut Vec<String>,
) -> Value {
    let Some(value) = value else { return Value::Null };
    if Some(value) == other {
        return Value::Pieces(vec![Piece::Text(value.to_owned())]);
    }
    let pieces = with_ids(value, old, ids);
    if pieces.iter().any(|piece| matches!(piece, Piece::Id(_))) {
        return Value::Pieces(pieces);
    }
    // Moments, documents and hashes may repeat; in an update or a question a value is what was read before.
    if !inserts || is_moment(value) || is_hash(value) || value.starts_with(['{', '[']) {
        return Value::Pieces(vec![Piece::Text(value.to_owned())]);
    }
    if value.parse::<i64>().is_ok() {
        return Value::Pieces(vec![Piece::Count]);
    }
    Value::Pieces(vec![Piece::Text(format!("{value}-")), Piece::Count])
}

/// Splits a text at the ids that the other declaration does not have.
fn with_ids(value: &str, old: &[&str], ids: &mut Vec<String>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < value.len() {
        let candidate = value.get(at..at + 36).unwrap_or_default();
        if is_uuid(candidate) && !old.iter().any(|text| text.contains(candidate)) {
            if start < at {
                pieces.push(Piece::Text(value[start..at].to_owned()));
            }
            let index = ids.iter().position(|id| id == candidate).unwrap_or_else(|| {
                ids.push(candidate.to_owned());
                ids.len() - 1
            });
            pieces.push(Piece::Id(index));
            at += 36;
            start = at;
        } else {
            at += value[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    if start < value.len() {
        pieces.push(Piece::Text(value[start..].to_owned()));
    }
    pieces
}

pub(crate) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(at, c)| match at {
            8 | 13 | 18 | 23 => c == '-',
            _ => c.is_ascii_hexdigit(),
        })
}

/// A date, or `2026-03-12 08:15:00.123456+00`.
fn is_moment(text: &str) -> bool {
    is_instant(text) || (text.len() == 10 && is_instant(&format!("{text} 00:00:00")))
}

/// `2026-03-12 08:15:00.123456+00`
pub(crate) fn is_instant(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    text.len() >= 19
        && digits(0..4)
        && text.get(4..5) == Some("-")
        && digits(11..13)
        && text.get(13..14) == Some(":")
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "0190a0a0-0000-7000-8000-00000000000a";
    const B: &str = "0190a0a0-0000-7000-8000-00000000000b";
    const SHARED: &str = "0190a0a0-0000-7000-8000-0000000000ff";

    fn one(sql: &str, values: &[&str]) -> Statement {
        Statement {
            sql: sql.to_owned(),
            values: values.iter().map(|value| Some((*value).to_owned())).collect(),
        }
    }

    #[test]
    fn ids_numbers_and_keys_vary_and_the_rest_stays() {
        let sql = "INSERT INTO \"x\" VALUES ($1)";
        let first =
            [one(sql, &[A, &format!("{A}/1/{SHARED}"), "17", "TNLĐ-17", "2026-03-12 08:15:00+00", "same"])];
        let second =
            [one(sql, &[B, &format!("{B}/1/{SHARED}"), "18", "TNLĐ-18", "2026-03-12 08:16:00+00", "same"])];
        let template = Template::new(&first, &second).expect("same shape");
        let text = |text: &str| Piece::Text(text.to_owned());
        let expected = [
            vec![Piece::Id(0)],
            vec![Piece::Id(0), text(&format!("/1/{SHARED}"))],
            vec![Piece::Count],
            vec![text("TNLĐ-17-"), Piece::Count],
            vec![text("2026-03-12 08:15:00+00")],
            vec![text("same")],
        ];
        let found = template.lines[0].values.clone();
        assert_eq!(found, expected.map(Value::Pieces));
    }
}
