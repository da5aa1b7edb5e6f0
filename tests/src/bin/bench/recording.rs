//! The statements of one declaration, as PostgreSQL's own log shows them.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

/// One statement with its values in text form; `None` is NULL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) sql: String,
    pub(crate) values: Vec<Option<String>>,
}

/// Reads the log (JSON lines) from `offset` on and gives the statements between BEGIN and COMMIT of the
/// transactions that found a case, in order; one entry per declaration.
pub(crate) fn declarations(log: &Path, offset: usize) -> Result<Vec<Vec<Statement>>> {
    let text = std::fs::read_to_string(log).with_context(|| log.display().to_string())?;
    let mut open: Vec<(i64, Vec<Statement>)> = Vec::new();
    let mut found = Vec::new();
    for line in text.get(offset..).unwrap_or_default().lines() {
        let entry: Value = serde_json::from_str(line).with_context(|| format!("not JSON: {line}"))?;
        let Some(pid) = entry["pid"].as_i64() else { continue };
        let Some(sql) = entry["message"].as_str().and_then(statement) else { continue };
        if sql.starts_with("BEGIN") {
            open.retain(|(other, _)| *other != pid);
            open.push((pid, Vec::new()));
        } else if sql.starts_with("COMMIT") {
            let Some(index) = open.iter().position(|(other, _)| *other == pid) else { continue };
            let (_, statements) = open.remove(index);
            if statements.iter().any(|one| one.sql.contains("INSERT INTO \"cases\"")) {
                found.push(statements);
            }
        } else if sql.starts_with("ROLLBACK") && !sql.contains("TO SAVEPOINT") {
            open.retain(|(other, _)| *other != pid);
        } else if let Some((_, statements)) = open.iter_mut().find(|(other, _)| *other == pid) {
            let values = entry["detail"].as_str().map_or_else(|| Ok(Vec::new()), values)?;
            statements.push(Statement { sql: sql.to_owned(), values });
        }
    }
    Ok(found)
}

/// The SQL of a log message: `statement: SQL` or `execute <name>: SQL`.
fn statement(message: &str) -> Option<&str> {
    if let Some(sql) = message.strip_prefix("statement: ") {
        return Some(sql);
    }
    message.strip_prefix("execute ")?.split_once(": ").map(|(_, sql)| sql)
}

/// The values of `parameters: $1 = 'it''s', $2 = NULL`.
fn values(detail: &str) -> Result<Vec<Option<String>>> {
    let mut rest = detail.split_once(": ").map_or("", |(_, list)| list);
    let mut values = Vec::new();
    while let Some((_, after)) = rest.split_once(" = ") {
        if let Some(after) = after.strip_prefix("NULL") {
            values.push(None);
            rest = after;
            continue;
        }
        let quoted = after.strip_prefix('\'').with_context(|| format!("neither text nor NULL: {after}"))?;
        let (value, after) = unquote(quoted)?;
        values.push(Some(value));
        rest = after;
    }
    Ok(values)
}

/// Reads up to the closing quote; doubled quotes stand for one.
fn unquote(text: &str) -> Result<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once('\'').context("a value without its closing quote")?;
        value.push_str(before);
        match after.strip_prefix('\'') {
            Some(after) => {
                value.push('\'');
                rest = after;
            }
            None => return Ok((value, after)),
        }
    }
}

/// The last two recordings, which must run the same statements.
pub(crate) fn pair(log: &Path, offset: usize) -> Result<(Vec<Statement>, Vec<Statement>)> {
    let mut all = declarations(log, offset)?;
    let second = all.pop().context("no declaration in the log")?;
    let first = all.pop().context("only one declaration in the log")?;
    let same = first.len() == second.len() && first.iter().zip(&second).all(|(a, b)| a.sql == b.sql);
    ensure!(same, "two declarations ran different statements");
    Ok((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_detail_line() {
        let detail = "parameters: $1 = 'it''s, $2 = x', $2 = NULL, $3 = '', $4 = '{\"a\":1}'";
        let expected = [Some("it's, $2 = x"), None, Some(""), Some("{\"a\":1}")];
        let found = values(detail).expect("readable");
        assert_eq!(found.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sql_of_both_protocols() {
        assert_eq!(statement("statement: BEGIN"), Some("BEGIN"));
        assert_eq!(statement("execute __diesel_stmt_3: SELECT 1"), Some("SELECT 1"));
        assert_eq!(statement("connection received"), None);
    }
}
