//! Pages of a list, by opaque cursor.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Result, StoreError};

/// Rows on a page when the caller names no limit.
pub const DEFAULT_LIMIT: i64 = 50;
/// Rows on a page at most.
pub const MAX_LIMIT: i64 = 200;

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The cursor of the next page; none on the last.
    pub next: Option<String>,
    /// How many rows all pages hold.
    pub total: i64,
}

impl<T> Page<T> {
    /// Cuts the one row too many that tells of a next page, and makes its cursor from the last row kept.
    pub(crate) fn cut(mut rows: Vec<T>, limit: i64, total: i64, cursor: impl Fn(&T) -> String) -> Self {
        let more = rows.len() as i64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(0));
        let next = rows.last().filter(|_| more).map(cursor);
        Self { items: rows, next, total }
    }

    /// The same page with other rows.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next: self.next, total: self.total }
    }
}

/// The limit within its bounds; 0 or less asks for the default.
pub(crate) fn limit(asked: i64) -> i64 {
    if asked <= 0 { DEFAULT_LIMIT } else { asked.min(MAX_LIMIT) }
}

/// Hides the place where a page ended.
pub(crate) fn encode<T: Serialize>(place: &T) -> String {
    serde_json::to_vec(place).map(hex::encode).unwrap_or_default()
}

/// Reads a cursor; one that we did not make is refused.
pub(crate) fn decode<T: DeserializeOwned>(cursor: &str) -> Result<T> {
    let bytes = hex::decode(cursor).map_err(|_| StoreError::Cursor)?;
    serde_json::from_slice(&bytes).map_err(|_| StoreError::Cursor)
}
