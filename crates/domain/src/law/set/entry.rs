//! One entry of a law file: a value with its dates, its rule and its source.

use super::error::LawError;
use crate::law::{Basis, Citation, Confidence, RuleId};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// A value of the law with the time it is in force and where it stands.
#[derive(Debug, Clone)]
pub(in crate::law) struct Entry<T> {
    /// Key; versions of one key follow each other without gap or overlap.
    pub(in crate::law) id: String,
    /// Rule and article.
    pub(in crate::law) basis: Basis,
    /// First day in force.
    pub(in crate::law) from: NaiveDate,
    /// Last day in force; `None` while open.
    pub(in crate::law) until: Option<NaiveDate>,
    /// It ends the open version before it.
    pub(super) ends_previous: bool,
    /// File it stands in.
    pub(super) file: String,
    /// Position in the file: outcomes keep the order of the files.
    pub(super) position: usize,
    /// The value.
    pub(in crate::law) body: T,
}

impl<T> Entry<T> {
    pub(in crate::law) fn in_force(&self, on: NaiveDate) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

const COMMON: &[&str] =
    &["id", "rule", "effective_from", "effective_until", "ends_previous", "citation", "confidence"];

/// Reads one table: the common keys here, the rest as `T`, which denies unknown keys.
pub(super) fn read<T: DeserializeOwned>(
    file: &str,
    section: &str,
    position: usize,
    mut table: Table,
) -> Result<Entry<T>, LawError> {
    let id = match table.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id.clone(),
        Some(_) | None => {
            return Err(LawError::new(file, format!("{section} no. {}", position + 1), "`id` is missing"));
        }
    };
    let name = format!("{section} {id}");
    let fault = |reason: String| LawError::new(file, name.clone(), reason);
    let text = |table: &Table, key: &str| match table.get(key) {
        Some(Value::String(s)) if !s.trim().is_empty() => Ok(s.trim().to_owned()),
        Some(Value::String(_)) | None => Err(fault(format!("`{key}` is missing"))),
        Some(_) => Err(fault(format!("`{key}` must be a text"))),
    };
    let date = |s: &str, key: &str| {
        s.parse::<NaiveDate>()
            .map_err(|_| fault(format!("`{key}` must be a date such as \"2025-07-01\", not \"{s}\"")))
    };
    let citation = text(&table, "citation")?;
    let rule = RuleId(text(&table, "rule")?);
    let confidence: Confidence =
        text(&table, "confidence")?.parse().map_err(|e| fault(format!("`confidence`: {e}")))?;
    let from = date(&text(&table, "effective_from")?, "effective_from")?;
    let until = match table.contains_key("effective_until") {
        true => Some(date(&text(&table, "effective_until")?, "effective_until")?),
        false => None,
    };
    if until.is_some_and(|until| until < from) {
        return Err(fault("`effective_until` lies before `effective_from`".to_owned()));
    }
    let ends_previous = match table.get("ends_previous") {
        Some(Value::Boolean(b)) => *b,
        None => false,
        Some(_) => return Err(fault("`ends_previous` must be true or false".to_owned())),
    };
    for key in COMMON {
        table.remove(*key);
    }
    let body = Value::Table(table).try_into().map_err(|e: toml::de::Error| fault(e.message().to_owned()))?;
    let basis = Basis { rule, citation: Citation { text: citation, confidence } };
    Ok(Entry { id, basis, from, until, ends_previous, file: file.to_owned(), position, body })
}
