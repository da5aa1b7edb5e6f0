//! A list of codes with its version, its validity and where it comes from.

use super::fold::{fold, words_begin};
use crate::law::{Citation, Confidence};
use crate::words::Localized;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeEntry {
    /// The code as printed.
    pub code: String,
    /// Official name.
    pub name_vi: String,
    /// Our translation, where there is one.
    pub name_en: Option<String>,
    /// Depth in the list, from 1.
    pub level: u8,
    /// Code above, when the list has levels.
    pub parent: Option<String>,
    /// Heading the code stands under, when the list has headings.
    pub group: Option<Localized>,
    /// Code of today's list that replaced it, for lists kept for old files.
    pub maps_to: Option<String>,
    /// How sure the wording is.
    pub confidence: Confidence,
}

impl CodeEntry {
    /// The name in both languages; the official one where no translation exists.
    pub fn name(&self) -> Localized {
        Localized::new(self.name_vi.clone(), self.name_en.clone().unwrap_or_else(|| self.name_vi.clone()))
    }
}

/// A list of codes in one version.
#[derive(Debug)]
pub struct CodeList {
    /// Stable key, for example `vsic2025`.
    pub key: &'static str,
    /// Version as stored beside a code, for example `2025`.
    pub version: &'static str,
    /// Title.
    pub title: Localized,
    /// First day the list counts; `None` when it is older than this system's law.
    pub valid_from: Option<NaiveDate>,
    /// Last day the list counts; `None` while it is in force.
    pub valid_until: Option<NaiveDate>,
    /// Is every code there? An open list takes free text beside the code.
    pub closed: bool,
    /// Decision or instrument.
    pub source: Citation,
    entries: Vec<CodeEntry>,
    folded: Vec<String>,
    index: HashMap<String, usize>,
}

/// What a list is, before its entries are read.
pub(super) struct Heading {
    pub(super) key: &'static str,
    pub(super) version: &'static str,
    pub(super) title: (&'static str, &'static str),
    pub(super) valid: (Option<&'static str>, Option<&'static str>),
    pub(super) closed: bool,
    pub(super) source: &'static str,
}

impl CodeList {
    pub(super) fn new(h: Heading, entries: Vec<CodeEntry>) -> Self {
        let date = |s: Option<&str>| s.and_then(|s| s.parse().ok());
        let confidence = if entries.iter().all(|e| e.confidence == Confidence::Sure) {
            Confidence::Sure
        } else {
            Confidence::Likely
        };
        Self {
            key: h.key,
            version: h.version,
            title: Localized::new(h.title.0, h.title.1),
            valid_from: date(h.valid.0),
            valid_until: date(h.valid.1),
            closed: h.closed,
            source: Citation { text: h.source.to_owned(), confidence },
            folded: entries
                .iter()
                .map(|e| fold(&format!("{} {}", e.name_vi, e.name_en.as_deref().unwrap_or(""))))
                .collect(),
            index: entries.iter().enumerate().map(|(i, e)| (e.code.clone(), i)).collect(),
            entries,
        }
    }

    /// Every code, in the order of the list.
    pub fn entries(&self) -> &[CodeEntry] {
        &self.entries
    }

    /// Every code, one after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, CodeEntry> {
        self.entries.iter()
    }

    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&CodeEntry> {
        self.index.get(code).and_then(|i| self.entries.get(*i))
    }

    /// Was the list in force on a date?
    pub fn valid_on(&self, date: NaiveDate) -> bool {
        self.valid_from.is_none_or(|f| f <= date) && self.valid_until.is_none_or(|u| date <= u)
    }

    /// Entries whose code begins with the query, then those with words that begin with its words,
    /// without regard to case and diacritics. At most `limit`.
    pub fn search(&self, query: &str, limit: usize) -> Vec<&CodeEntry> {
        let (typed, folded) = (query.trim(), fold(query));
        if folded.is_empty() {
            return Vec::new();
        }
        let by_code = self.entries.iter().filter(|e| e.code.starts_with(typed));
        let by_name = self
            .entries
            .iter()
            .zip(&self.folded)
            .filter(|(e, f)| !e.code.starts_with(typed) && words_begin(f, &folded))
            .map(|(e, _)| e);
        by_code.chain(by_name).take(limit).collect()
    }
}
