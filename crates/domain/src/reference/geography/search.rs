//! Finding a commune by what people type: "rach gia", "phu quoc kien giang".

use super::super::fold::{fold, words_begin};
use super::commune::Commune;
use super::lookup::old_commune;
use super::tables::{Geography, two_levels_from};
use chrono::NaiveDate;

impl Geography {
    /// Communes of a date whose name, district or province hold words that begin with the words of
    /// `query`; those whose own name begins with it first. At most `limit`.
    pub fn search(&self, query: &str, on: NaiveDate, limit: usize) -> Vec<Commune> {
        let typed = query.trim().to_lowercase();
        let query = fold(query);
        if query.is_empty() {
            return Vec::new();
        }
        if on >= two_levels_from() {
            let hits = self.new.iter().filter(|r| words_begin(&r.folded, &query)).map(|r| {
                let exact = r.name.on(on).to_lowercase().contains(&typed);
                ((rank(&r.folded, &query), !exact), r)
            });
            best(hits, limit).map(|r| self.new_commune(r, on)).collect()
        } else {
            let hits = self.old.iter().filter(|r| words_begin(&r.folded, &query)).map(|r| {
                let exact = r.name.to_lowercase().contains(&typed);
                ((rank(&r.folded, &query), !exact), r)
            });
            best(hits, limit).map(old_commune).collect()
        }
    }
}

/// 0: the name, with or without its kind, begins with the query; 1: the query stands somewhere as typed; 2: scattered words.
fn rank(folded: &str, query: &str) -> u8 {
    let bare = ["phuong ", "xa ", "thi tran ", "dac khu "].iter().find_map(|kind| folded.strip_prefix(kind));
    match () {
        () if folded.starts_with(query) || bare.is_some_and(|b| b.starts_with(query)) => 0,
        () if folded.contains(&format!(" {query}")) => 1,
        () => 2,
    }
}

/// The best ranks first; among equals the name that bears the very marks that were typed.
fn best<T>(hits: impl Iterator<Item = ((u8, bool), T)>, limit: usize) -> impl Iterator<Item = T> {
    let mut hits: Vec<_> = hits.collect();
    hits.sort_by_key(|(rank, _)| *rank);
    hits.into_iter().take(limit).map(|(_, row)| row)
}
