//! Where each value comes from, for `tnld check`.

use super::entry::Entry;
use super::file::LawSet;
use crate::law::Citation;
use chrono::NaiveDate;
use serde::Serialize;

/// One entry of the law files and its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// File.
    pub file: String,
    /// Is it the file compiled into the program, or one laid over it?
    pub embedded: bool,
    /// Section, for example `term`.
    pub section: &'static str,
    /// Id of the entry.
    pub id: String,
    /// Rule of docs/law.md.
    pub rule: String,
    /// First day in force.
    pub effective_from: NaiveDate,
    /// Last day in force.
    pub effective_until: Option<NaiveDate>,
    /// Instrument, article, confidence.
    pub citation: Citation,
}

impl LawSet {
    /// Every entry with its file, dates, citation and confidence, in the order of the files.
    pub fn provenance(&self) -> Vec<Provenance> {
        let mut out = Vec::new();
        self.list("regime", &self.regimes, &mut out);
        self.list("classification", &self.classification, &mut out);
        self.list("clause", &self.clauses, &mut out);
        self.list("filing", &self.filings, &mut out);
        self.list("alert", &self.alerts, &mut out);
        self.list("competence", &self.competence, &mut out);
        self.list("team_note", &self.team_notes, &mut out);
        self.list("term", &self.terms, &mut out);
        self.list("duty", &self.duties, &mut out);
        self.list("role", &self.roles, &mut out);
        self.list("ladder", &self.ladders, &mut out);
        self.list("superior", &self.superiors, &mut out);
        self.list("base_salary", &self.base_salaries, &mut out);
        self.list("compensation_scale", &self.compensation_scales, &mut out);
        self.list("fund_scale", &self.fund_scales, &mut out);
        self.list("benefit", &self.benefits, &mut out);
        self.list("setting", &self.setting_entries, &mut out);
        out.sort_by(|a, b| a.file.cmp(&b.file));
        out
    }

    fn list<T>(&self, section: &'static str, entries: &[Entry<T>], out: &mut Vec<Provenance>) {
        let embedded: Vec<_> = self.files().filter(|(_, own)| *own).map(|(name, _)| name).collect();
        out.extend(entries.iter().map(|e| Provenance {
            file: e.file.clone(),
            embedded: embedded.contains(&e.file.as_str()),
            section,
            id: e.id.clone(),
            rule: e.basis.rule.0.clone(),
            effective_from: e.from,
            effective_until: e.until,
            citation: e.basis.citation.clone(),
        }));
    }
}
