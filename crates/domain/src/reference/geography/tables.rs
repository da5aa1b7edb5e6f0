//! The four tables, read in place: every text is a slice of the embedded file.

use super::super::fold::fold;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::LazyLock;

const PROVINCES: &str = include_str!("../../../../../config/reference/admin_provinces.csv");
const COMMUNES: &str = include_str!("../../../../../config/reference/admin_communes.csv");
const OLD_UNITS: &str = include_str!("../../../../../config/reference/admin_units_before_2025_07_01.csv");
const MAPPING: &str = include_str!("../../../../../config/reference/admin_mapping_old_to_new.csv");

/// A unit with the name it bore until a change, when it was renamed.
pub(super) struct Renamed {
    pub(super) name: &'static str,
    pub(super) before: Option<(&'static str, NaiveDate)>,
}

impl Renamed {
    pub(super) fn on(&self, date: NaiveDate) -> &'static str {
        match self.before {
            Some((earlier, changed_on)) if date < changed_on => earlier,
            _ => self.name,
        }
    }
}

pub(super) struct NewRow {
    pub(super) code: &'static str,
    pub(super) name: Renamed,
    pub(super) province: &'static str,
    pub(super) folded: String,
}

pub(super) struct OldRow {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) district: &'static str,
    pub(super) province: &'static str,
    pub(super) province_name: &'static str,
    pub(super) folded: String,
}

#[derive(Clone, Copy)]
pub(super) struct MapRow {
    pub(super) old: &'static str,
    pub(super) new: &'static str,
    pub(super) part: bool,
    pub(super) default_guess: bool,
}

/// Provinces and communes with their codes, by date (Quyết định 19/2025/QĐ-TTg and its predecessor).
///
/// The table of the time before 01/07/2025 is that of 30/06/2025: units merged earlier are unknown.
pub struct Geography {
    pub(super) provinces: Vec<(&'static str, Renamed)>,
    pub(super) new: Vec<NewRow>,
    pub(super) old: Vec<OldRow>,
    pub(super) by_old: Vec<MapRow>,
    pub(super) by_new: Vec<MapRow>,
}

impl std::fmt::Debug for Geography {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Geography").field("communes", &self.new.len()).field("old", &self.old.len()).finish()
    }
}

/// The day the two-level government began (Nghị quyết 202/2025/QH15).
pub(super) fn two_levels_from() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 7, 1).expect("a valid date")
}

impl Geography {
    /// The tables compiled into the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Geography> = LazyLock::new(Geography::read);
        &EMBEDDED
    }

    fn read() -> Self {
        let provinces: Vec<_> =
            rows(PROVINCES).map(|r| (r[0], Renamed { name: r[1], before: change(r[4], r[5]) })).collect();
        let names: HashMap<_, _> = provinces.iter().map(|(code, name)| (*code, name.name)).collect();
        let mut new: Vec<_> = rows(COMMUNES)
            .map(|r| NewRow {
                code: r[0],
                name: Renamed { name: r[1], before: change(r[5], r[6]) },
                province: r[4],
                folded: fold(&format!("{} {}", r[1], names.get(r[4]).copied().unwrap_or_default())),
            })
            .collect();
        new.sort_unstable_by_key(|r| r.code);
        let mut old: Vec<_> = rows(OLD_UNITS)
            .filter(|r| !r[4].is_empty())
            .map(|r| OldRow {
                code: r[4],
                name: r[5],
                district: r[3],
                province: r[0],
                province_name: r[1],
                folded: fold(&format!("{} {} {}", r[5], r[3], r[1])),
            })
            .collect();
        old.sort_unstable_by_key(|r| r.code);
        let mut by_old: Vec<_> = rows(MAPPING)
            .map(|r| MapRow { old: r[0], new: r[1], part: r[2] == "part", default_guess: r[3] == "1" })
            .collect();
        let mut by_new = by_old.clone();
        by_old.sort_by_key(|r| (r.old, !r.default_guess));
        by_new.sort_by_key(|r| (r.new, r.part));
        Self { provinces, new, old, by_old, by_new }
    }

    pub(super) fn new_row(&self, code: &str) -> Option<&NewRow> {
        self.new.binary_search_by_key(&code, |r| r.code).ok().and_then(|i| self.new.get(i))
    }

    pub(super) fn old_row(&self, code: &str) -> Option<&OldRow> {
        self.old.binary_search_by_key(&code, |r| r.code).ok().and_then(|i| self.old.get(i))
    }
}

/// The rows of a file without quoted fields, padded so that every column can be read.
fn rows(file: &'static str) -> impl Iterator<Item = [&'static str; 8]> {
    file.lines().skip(1).filter(|l| !l.is_empty()).map(|line| {
        let mut fields = [""; 8];
        for (slot, text) in fields.iter_mut().zip(line.split(',')) {
            *slot = text;
        }
        fields
    })
}

fn change(earlier: &'static str, on: &str) -> Option<(&'static str, NaiveDate)> {
    let date = NaiveDate::parse_from_str(on, "%Y-%m-%d").ok()?;
    (!earlier.is_empty()).then_some((earlier, date))
}
