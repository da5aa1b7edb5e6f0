//! The bare PostgreSQL: pgbench runs the recorded statements.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use journeys::scratch::ScratchDir;

use super::template::{MOST_IDS, Piece, Template, Value};

/// Transactions per second of the template at this many clients, for this many seconds.
pub(crate) fn rate(url: &str, template: &Template, clients: usize, seconds: u64) -> Result<f64> {
    let directory = ScratchDir::new("tnld_pgbench")?;
    let script = directory.path().join("declaration.sql");
    std::fs::write(&script, render(template))?;
    let output = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-j", "2", "-D", "n=0"])
        .args(["-c", &clients.to_string(), "-T", &seconds.to_string()])
        .arg("-f")
        .arg(&script)
        .arg(url)
        .output()
        .context("cannot run pgbench")?;
    let (text, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), "pgbench: {errors}");
    let line = text.lines().find_map(|line| line.strip_prefix("tps = ")).context("pgbench prints no rate")?;
    let rate = line.split_whitespace().next().unwrap_or_default();
    rate.parse().with_context(|| format!("not a rate: {line}"))
}

/// The script: ids and counts come from a number that no other run of this client or another has.
fn render(template: &Template) -> String {
    let mut script = String::from("\\set n :n + 1\n\\set run :client_id * 100000000 + :n\nBEGIN;\n");
    for line in &template.lines {
        script.push_str(&statement(&line.sql, &line.values));
        script.push_str(";\n");
    }
    script.push_str("COMMIT;\n");
    // A unit that commits without waiting for the disk waits afterwards, by a commit of its own.
    if template.lines.iter().any(|line| line.sql.contains("synchronous_commit")) {
        script.push_str("SELECT pg_logical_emit_message(true, 'tnld', '');\n");
    }
    script
}

/// Replaces `$1`, `$2` … by their values, on one line.
fn statement(sql: &str, values: &[Value]) -> String {
    let mut text = String::new();
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let number: usize = after[..digits].parse().unwrap_or(0);
        match number.checked_sub(1).and_then(|index| values.get(index)) {
            Some(value) => text.push_str(&expression(value)),
            None => {
                text.push('$');
                text.push_str(&after[..digits]);
            }
        }
        rest = &after[digits..];
    }
    text.push_str(rest);
    text.replace('\n', " ")
}

fn expression(value: &Value) -> String {
    let Value::Pieces(pieces) = value else { return "NULL".to_owned() };
    match pieces.as_slice() {
        [Piece::Id(index)] => format!("({})::uuid", id(*index)),
        [Piece::Count] => "(:run)::bigint".to_owned(),
        [Piece::Text(text)] => literal(text),
        _ => {
            let parts = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => literal(text),
                Piece::Id(index) => id(*index),
                Piece::Count => "(:run)::bigint".to_owned(),
            });
            // The parameter's own type is that of its column; a concatenation is text and may need a cast.
            let joined = parts.collect::<Vec<_>>().join(", ");
            let json = matches!(pieces.first(), Some(Piece::Text(text)) if text.starts_with(['{', '[']));
            if json { format!("concat({joined})::jsonb") } else { format!("concat({joined})") }
        }
    }
}

/// An id as text with its hyphens: counted up within a run, like the ids of the program in time.
fn id(index: usize) -> String {
    format!("lpad(to_hex((:run)::bigint * {MOST_IDS} + {index}), 32, '0')::uuid::text")
}

/// A text that pgbench does not read as holding one of its variables: no colon in sight.
fn literal(text: &str) -> String {
    let mut quoted = String::from("E'");
    for letter in text.chars() {
        match letter {
            '\'' => quoted.push_str("''"),
            '\\' => quoted.push_str("\\\\"),
            ':' => quoted.push_str("\\x3a"),
            '\n' => quoted.push_str("\\n"),
            other => quoted.push(other),
        }
    }
    write!(quoted, "'").unwrap_or_default();
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places() {
        let text = |text: &str| Value::Pieces(vec![Piece::Text(text.to_owned())]);
        let values = [text("it's 8:15"), Value::Null, Value::Pieces(vec![Piece::Count])];
        let found = statement("INSERT INTO \"x\" VALUES ($1, $2, $3)", &values);
        assert_eq!(found, "INSERT INTO \"x\" VALUES (E'it''s 8\\x3a15', NULL, (:run)::bigint)");
    }
}
