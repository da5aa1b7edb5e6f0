//! Articles that an outcome rests on without a value of its own.

use super::citation::Basis;
use super::set::LawSet;
use chrono::NaiveDate;

/// Clauses that the program asks for by name; the loader insists on them.
pub(super) const REQUIRED: &[&str] = &[
    "class-fatal",
    "class-serious",
    "class-light",
    "class-counting",
    "class-bystanders",
    "class-provisional",
    "class-unknown",
    "recall",
    "take-over",
    "escalate",
    "prevention-notice",
    "minutes-parties",
    "posting",
];

/// The rule of an alert that takes an earlier one back.
pub const RECALL: &str = "R-ALR-2";

impl LawSet {
    /// The basis of telling those who were told before that it no longer concerns them.
    pub fn recall(&self, on: NaiveDate) -> Option<Basis> {
        self.clause("recall", on)
    }

    /// The basis of the province taking a case of an establishment over.
    pub fn take_over(&self, on: NaiveDate) -> Basis {
        self.required_clause("take-over", on)
    }

    /// The basis of the centre taking a case that is beyond the province.
    pub fn escalate(&self, on: NaiveDate) -> Basis {
        self.required_clause("escalate", on)
    }

    /// The basis of telling enterprises what accidents teach.
    pub fn prevention_notice(&self, on: NaiveDate) -> Basis {
        self.required_clause("prevention-notice", on)
    }

    /// The basis of a clause that the loader insists on; before its first version that one.
    fn required_clause(&self, id: &str, on: NaiveDate) -> Basis {
        let versions = || self.clauses.iter().filter(|c| c.id == id);
        let entry = versions().find(|c| c.in_force(on)).or_else(|| versions().min_by_key(|c| c.from));
        entry.map(|c| c.basis.clone()).expect("the loader refuses a set without this clause")
    }

    /// The basis of serving the minutes on the employer and on every victim or the relatives.
    pub fn minutes_for_parties(&self, on: NaiveDate) -> Option<Basis> {
        self.clause("minutes-parties", on)
    }

    /// The basis of the public posting of the minutes.
    pub fn public_posting(&self, on: NaiveDate) -> Option<Basis> {
        self.clause("posting", on)
    }

    /// The basis of a clause on a date.
    pub(super) fn clause(&self, id: &str, on: NaiveDate) -> Option<Basis> {
        self.clauses.iter().find(|c| c.id == id && c.in_force(on)).map(|c| c.basis.clone())
    }
}
