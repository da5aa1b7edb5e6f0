//! The bare SQLite: one writer runs the recorded statements, prepared, in groups as large as the program
//! can make them with that many clients.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use rusqlite::types::Value as Bound;
use rusqlite::{Connection, params_from_iter};

use super::template::{MOST_IDS, Piece, Template, Value, is_instant, is_uuid};

/// Declarations per second with this many per commit, for this many seconds.
pub(crate) fn rate(file: &Path, template: &Template, group: u64, seconds: u64) -> Result<f64> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    // The values are as PostgreSQL holds them, where an absent document is NULL and not the text null.
    connection.pragma_update(None, "ignore_check_constraints", "ON")?;
    connection.set_prepared_statement_cache_capacity(256);
    let lines: Vec<_> = template.lines.iter().map(|line| (translate(&line.sql), &line.values)).collect();
    let start = Instant::now();
    let mut run = 0_u64;
    while start.elapsed() < Duration::from_secs(seconds) {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for _ in 0..group {
            run += 1;
            connection.prepare_cached("SAVEPOINT unit")?.execute([])?;
            for (sql, values) in &lines {
                execute(&connection, sql, values, run).with_context(|| format!("{sql}\n{values:?}"))?;
            }
            connection.prepare_cached("RELEASE unit")?.execute([])?;
        }
        connection.execute_batch("COMMIT")?;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    Ok(run as f64 / start.elapsed().as_secs_f64())
}

fn execute(connection: &Connection, sql: &str, values: &[Value], run: u64) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params_from_iter(values.iter().map(|value| bind(value, run))))?;
    while rows.next()?.is_some() {}
    Ok(())
}

/// PostgreSQL's SQL as SQLite reads it. Diesel writes both from one query; what differs is how they lock
/// (SQLite's writer already holds the only lock), how a parameter is marked, how an absent value is
/// written, and when a commit waits for the disk.
fn translate(sql: &str) -> String {
    let mut text = String::new();
    let mut rest = sql.trim_end_matches(" FOR UPDATE").trim_end_matches(" FOR NO KEY UPDATE");
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        text.push('?');
        rest = after;
    }
    text.push_str(rest);
    text.replace(", set_config('synchronous_commit', 'off', true)", "")
        .replace(", DEFAULT", ", NULL")
        .replace("(DEFAULT", "(NULL")
}

fn bind(value: &Value, run: u64) -> Bound {
    let Value::Pieces(pieces) = value else { return Bound::Null };
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(part) => text.push_str(part),
            Piece::Id(index) => text.push_str(&uuid_text(run * MOST_IDS as u64 + *index as u64)),
            Piece::Count => text.push_str(&run.to_string()),
        }
    }
    if is_uuid(&text) {
        return Bound::Blob(bytes(&text));
    }
    if is_instant(&text) {
        // Any moment will do: only its size matters.
        return Bound::Integer(1_790_000_000_000_000);
    }
    match text.as_str() {
        "t" => Bound::Integer(1),
        "f" => Bound::Integer(0),
        // A number stays a text: strict tables turn it into the column's type, and a tax code keeps its zero.
        _ => Bound::Text(text),
    }
}

fn uuid_text(number: u64) -> String {
    let hex = format!("{number:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

fn bytes(uuid: &str) -> Vec<u8> {
    let hex: Vec<u32> = uuid.chars().filter_map(|c| c.to_digit(16)).collect();
    hex.chunks(2)
        .filter_map(|pair| u8::try_from(pair.iter().fold(0, |sum, digit| sum * 16 + digit)).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_types_of_sqlite() {
        let text = |text: &str| Value::Pieces(vec![Piece::Text(text.to_owned())]);
        assert_eq!(
            bind(&Value::Pieces(vec![Piece::Id(1)]), 2),
            Bound::Blob([vec![0; 15], vec![129]].concat())
        );
        assert_eq!(bind(&text("t"), 1), Bound::Integer(1));
        assert_eq!(bind(&text("0100109106"), 1), Bound::Text("0100109106".into()));
        assert_eq!(bind(&text("chết"), 1), Bound::Text("chết".into()));
        assert!(matches!(bind(&text("2026-03-12 08:15:00+00"), 1), Bound::Integer(_)));
        assert_eq!(translate("SELECT $1, $12 FOR UPDATE"), "SELECT ?1, ?12");
    }
}
