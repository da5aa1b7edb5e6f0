//! From a commune of the time before 01/07/2025 to today's, and back.

use super::commune::Commune;
use super::lookup::old_commune;
use super::tables::{Geography, MapRow, two_levels_from};
use crate::value::CommuneCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A unit that took over the place of another, or gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Successor {
    /// The other unit.
    pub commune: Commune,
    /// Only a part went there: ask which.
    pub part: bool,
    /// The likeliest one when nothing more is known (always true for a whole unit).
    pub default_guess: bool,
}

impl Geography {
    /// Units since 01/07/2025 that cover a commune of before, the likeliest first, as named today.
    pub fn successors(&self, old: &CommuneCode) -> Vec<Successor> {
        self.successors_on(old, NaiveDate::MAX)
    }

    /// The same, as named on a date (not before 01/07/2025).
    pub fn successors_on(&self, old: &CommuneCode, on: NaiveDate) -> Vec<Successor> {
        slice(&self.by_old, |r| r.old, old.as_str())
            .filter_map(|r| {
                self.new_row(r.new).map(|row| successor(r, self.new_commune(row, on.max(two_levels_from()))))
            })
            .collect()
    }

    /// Communes of 30/06/2025 that a unit of today was formed from, whole ones first.
    pub fn predecessors(&self, new: &CommuneCode) -> Vec<Successor> {
        slice(&self.by_new, |r| r.new, new.as_str())
            .filter_map(|r| self.old_row(r.old).map(|row| successor(r, old_commune(row))))
            .collect()
    }
}

fn successor(row: &MapRow, commune: Commune) -> Successor {
    Successor { commune, part: row.part, default_guess: !row.part || row.default_guess }
}

fn slice<'a>(
    sorted: &'a [MapRow],
    key: impl Fn(&MapRow) -> &'static str,
    wanted: &str,
) -> impl Iterator<Item = &'a MapRow> {
    let from = sorted.partition_point(|r| key(r) < wanted);
    let to = from + sorted.get(from..).unwrap_or_default().partition_point(|r| key(r) == wanted);
    sorted.get(from..to).unwrap_or_default().iter()
}
