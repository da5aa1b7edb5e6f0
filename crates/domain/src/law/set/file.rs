//! From files to a law set.

use super::check;
use super::entry::{Entry, read};
use super::error::LawError;
use super::settings::Settings;
use crate::law::rules::{
    AlertBody, BaseSalaryBody, BenefitBody, ClassificationBody, ClauseBody, CompensationScaleBody,
    CompetenceBody, DutyBody, FilingBody, FundScaleBody, LadderBody, RegimeBody, RoleBody, SettingBody,
    SuperiorBody, TeamNoteBody, TermBody,
};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use toml::{Table, Value};

/// Every rule of the law with its dates and its source. Pure data: made from files, never changed.
#[derive(Debug, Clone)]
pub struct LawSet {
    /// Files by name, as read; overlaid files replace embedded ones of the same name.
    files: BTreeMap<String, String>,
    sha256: String,
    pub(in crate::law) regimes: Vec<Entry<RegimeBody>>,
    pub(in crate::law) classification: Vec<Entry<ClassificationBody>>,
    pub(in crate::law) clauses: Vec<Entry<ClauseBody>>,
    pub(in crate::law) filings: Vec<Entry<FilingBody>>,
    pub(in crate::law) alerts: Vec<Entry<AlertBody>>,
    pub(in crate::law) competence: Vec<Entry<CompetenceBody>>,
    pub(in crate::law) team_notes: Vec<Entry<TeamNoteBody>>,
    pub(in crate::law) terms: Vec<Entry<TermBody>>,
    pub(in crate::law) duties: Vec<Entry<DutyBody>>,
    pub(in crate::law) roles: Vec<Entry<RoleBody>>,
    pub(in crate::law) ladders: Vec<Entry<LadderBody>>,
    pub(in crate::law) superiors: Vec<Entry<SuperiorBody>>,
    pub(in crate::law) base_salaries: Vec<Entry<BaseSalaryBody>>,
    pub(in crate::law) compensation_scales: Vec<Entry<CompensationScaleBody>>,
    pub(in crate::law) fund_scales: Vec<Entry<FundScaleBody>>,
    pub(in crate::law) benefits: Vec<Entry<BenefitBody>>,
    pub(super) setting_entries: Vec<Entry<SettingBody>>,
    settings: Settings,
}

impl LawSet {
    /// The law compiled into the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<LawSet> = LazyLock::new(|| {
            LawSet::load(super::embedded::files())
                .expect("the embedded law files pass their own checks (a test holds it)")
        });
        &EMBEDDED
    }

    /// Reads and checks a complete set of files.
    ///
    /// # Errors
    /// Every fault found: unknown key, missing citation, gap, overlap, missing rule.
    pub fn load(
        files: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Result<Self, Vec<LawError>> {
        build(files.into_iter().map(|(name, text)| (name.into(), text.into())).collect())
    }

    /// The embedded set with files laid over it: a file of the same name (folders do not count) replaces
    /// the embedded one, a new file is added. The same checks apply to the whole.
    ///
    /// # Errors
    /// As [`LawSet::load`].
    pub fn with_overlay(
        files: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Result<Self, Vec<LawError>> {
        let mut all: BTreeMap<String, String> =
            super::embedded::files().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        all.extend(files.into_iter().map(|(path, text)| {
            let path: String = path.into();
            (super::embedded::bare(&path).to_owned(), text.into())
        }));
        build(all)
    }

    /// SHA-256 over names and texts of all files, in hexadecimal: kept with every result.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Readings of the law that are configured.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Names of the files of the set, and whether each is the embedded one.
    pub fn files(&self) -> impl Iterator<Item = (&str, bool)> {
        self.files.iter().map(|(name, text)| {
            let embedded = super::embedded::files().any(|(n, t)| n == name && t == text);
            (name.as_str(), embedded)
        })
    }

    /// Names and texts of the files of the set, as they were read.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The SHA-256 that a set of these files has: [`LawSet::sha256`] of the same files.
    pub fn sha256_of(files: &BTreeMap<String, String>) -> String {
        digest(files)
    }
}

fn build(files: BTreeMap<String, String>) -> Result<LawSet, Vec<LawError>> {
    let mut errors = Vec::new();
    let mut tables: BTreeMap<&'static str, Vec<(String, usize, Table)>> = BTreeMap::new();
    for (name, text) in &files {
        split(name, text, &mut tables, &mut errors);
    }
    let mut set = LawSet {
        sha256: digest(&files),
        regimes: typed("regime", &mut tables, &mut errors),
        classification: typed("classification", &mut tables, &mut errors),
        clauses: typed("clause", &mut tables, &mut errors),
        filings: typed("filing", &mut tables, &mut errors),
        alerts: typed("alert", &mut tables, &mut errors),
        competence: typed("competence", &mut tables, &mut errors),
        team_notes: typed("team_note", &mut tables, &mut errors),
        terms: typed("term", &mut tables, &mut errors),
        duties: typed("duty", &mut tables, &mut errors),
        roles: typed("role", &mut tables, &mut errors),
        ladders: typed("ladder", &mut tables, &mut errors),
        superiors: typed("superior", &mut tables, &mut errors),
        base_salaries: typed("base_salary", &mut tables, &mut errors),
        compensation_scales: typed("compensation_scale", &mut tables, &mut errors),
        fund_scales: typed("fund_scale", &mut tables, &mut errors),
        benefits: typed("benefit", &mut tables, &mut errors),
        setting_entries: typed("setting", &mut tables, &mut errors),
        settings: Settings::default(),
        files,
    };
    check::order_versions(&mut set, &mut errors);
    set.settings = Settings::read(&set.setting_entries, &mut errors);
    // Completeness is asked only of files that could be read: one missing file would hide the cause.
    if errors.is_empty() {
        check::completeness(&set, &mut errors);
    }
    if errors.is_empty() { Ok(set) } else { Err(errors) }
}

const SECTIONS: &[&str] = &[
    "regime",
    "classification",
    "clause",
    "filing",
    "alert",
    "competence",
    "team_note",
    "term",
    "duty",
    "role",
    "ladder",
    "superior",
    "base_salary",
    "compensation_scale",
    "fund_scale",
    "benefit",
    "setting",
];

fn split(
    name: &str,
    text: &str,
    tables: &mut BTreeMap<&'static str, Vec<(String, usize, Table)>>,
    errors: &mut Vec<LawError>,
) {
    let table: Table = match text.parse() {
        Ok(table) => table,
        Err(e) => {
            errors.push(LawError::new(name, "file", format!("no valid TOML: {e}")));
            return;
        }
    };
    for (key, value) in table {
        let Some(section) = SECTIONS.iter().find(|s| **s == key) else {
            errors.push(LawError::new(
                name,
                key,
                format!("unknown section; known are {}", SECTIONS.join(", ")),
            ));
            continue;
        };
        let Value::Array(items) = value else {
            errors.push(LawError::new(name, key, "must be a list of tables: [[…]]"));
            continue;
        };
        for (position, item) in items.into_iter().enumerate() {
            match item {
                Value::Table(item) => {
                    tables.entry(section).or_default().push((name.to_owned(), position, item));
                }
                _ => errors.push(LawError::new(name, key.clone(), "must be a list of tables: [[…]]")),
            }
        }
    }
}

fn typed<T: DeserializeOwned>(
    section: &str,
    tables: &mut BTreeMap<&'static str, Vec<(String, usize, Table)>>,
    errors: &mut Vec<LawError>,
) -> Vec<Entry<T>> {
    let mut out = Vec::new();
    for (file, position, table) in tables.remove(section).unwrap_or_default() {
        match read(&file, section, position, table) {
            Ok(entry) => out.push(entry),
            Err(e) => errors.push(e),
        }
    }
    out
}

fn digest(files: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (name, text) in files {
        for part in [name, text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hex::encode(hash.finalize())
}
