//! Reading a code on a date.

use super::commune::{Commune, CommuneKind, CommuneRefusal, Province};
use super::tables::{Geography, NewRow, OldRow, two_levels_from};
use crate::law::{Citation, Confidence};
use crate::value::CommuneCode;
use chrono::NaiveDate;

impl Geography {
    /// The decision behind the table of a date.
    pub fn source_on(on: NaiveDate) -> Citation {
        let text = if on >= two_levels_from() {
            "Quyết định 19/2025/QĐ-TTg"
        } else {
            "Quyết định 124/2004/QĐ-TTg (sửa đổi, bổ sung đến ngày 30/06/2025)"
        };
        Citation { text: text.to_owned(), confidence: Confidence::Sure }
    }

    /// First and last day of the table of a date.
    pub fn validity_on(on: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        if on >= two_levels_from() {
            (Some(two_levels_from()), None)
        } else {
            (None, two_levels_from().pred_opt())
        }
    }

    /// The commune that bore a code on a date.
    ///
    /// # Errors
    /// [`CommuneRefusal`]: no such code, or a code of another time, with the units that cover the place.
    pub fn commune_on(&self, code: &CommuneCode, on: NaiveDate) -> Result<Commune, CommuneRefusal> {
        let today = on >= two_levels_from();
        let new = self.new_row(code.as_str());
        let old = self.old_row(code.as_str());
        match (today, new, old) {
            (true, Some(row), _) => Ok(self.new_commune(row, on)),
            (false, _, Some(row)) => Ok(old_commune(row)),
            (true, None, Some(row)) => Err(CommuneRefusal::NotValidOn {
                code: code.clone(),
                on,
                name: row.name.to_owned(),
                valid_from: None,
                successors: self.successors_on(code, on),
            }),
            (false, Some(row), None) => Err(CommuneRefusal::NotValidOn {
                code: code.clone(),
                on,
                name: row.name.name.to_owned(),
                valid_from: Some(two_levels_from()),
                successors: self.predecessors(code),
            }),
            (_, None, None) => Err(CommuneRefusal::Unknown(code.clone())),
        }
    }

    /// The commune that has the place of `code` on another date: the same unit, or its likeliest
    /// successor or predecessor. `None` for a code that never existed.
    pub fn carry(&self, code: &CommuneCode, read_on: NaiveDate, to: NaiveDate) -> Option<Commune> {
        let change = two_levels_from();
        match (read_on >= change, to >= change) {
            (false, true) => self.successors_on(code, to).into_iter().next().map(|s| s.commune),
            (true, false) => self.predecessors(code).into_iter().next().map(|s| s.commune),
            (true, true) | (false, false) => self.commune_on(code, to).ok(),
        }
    }

    /// The province that bore a code on a date.
    pub fn province_on(&self, code: &str, on: NaiveDate) -> Option<Province> {
        if on >= two_levels_from() {
            let (code, name) = self.provinces.iter().find(|(c, _)| *c == code)?;
            return Some(Province { code: (*code).to_owned(), full_name: name.on(on).to_owned() });
        }
        let row = self.old.iter().find(|r| r.province == code)?;
        Some(Province { code: row.province.to_owned(), full_name: row.province_name.to_owned() })
    }

    /// The province that bore a code on a date; a code that ended on 30/06/2025 is carried to the
    /// province that took it over.
    pub fn province_carried(&self, code: &str, on: NaiveDate) -> Option<Province> {
        self.province_on(code, on).or_else(|| {
            let row = self.old.iter().find(|r| r.province == code)?;
            let unit = CommuneCode::parse(row.code).ok()?;
            let heir = self.successors_on(&unit, on).into_iter().next()?.commune.province_code;
            self.province_on(&heir, on)
        })
    }

    /// All provinces of a date, by code: 63 until 30/06/2025, 34 since.
    pub fn provinces_on(&self, on: NaiveDate) -> Vec<Province> {
        if on >= two_levels_from() {
            return self
                .provinces
                .iter()
                .map(|(code, name)| Province { code: (*code).to_owned(), full_name: name.on(on).to_owned() })
                .collect();
        }
        let mut all: Vec<_> = self
            .old
            .iter()
            .map(|r| Province { code: r.province.to_owned(), full_name: r.province_name.to_owned() })
            .collect();
        all.sort_by(|a, b| a.code.cmp(&b.code));
        all.dedup();
        all
    }

    /// All communes of a province on a date, by code.
    pub fn communes_of(&self, province: &str, on: NaiveDate) -> Vec<Commune> {
        if on >= two_levels_from() {
            self.new.iter().filter(|r| r.province == province).map(|r| self.new_commune(r, on)).collect()
        } else {
            self.old.iter().filter(|r| r.province == province).map(old_commune).collect()
        }
    }

    pub(super) fn new_commune(&self, row: &NewRow, on: NaiveDate) -> Commune {
        let name = row.name.on(on);
        Commune {
            code: code(row.code),
            name: name.to_owned(),
            kind: CommuneKind::of(name),
            province_code: row.province.to_owned(),
            province_name: self
                .province_on(row.province, on.max(two_levels_from()))
                .map_or_else(String::new, |p| p.full_name),
            district_name: None,
        }
    }
}

pub(super) fn old_commune(row: &OldRow) -> Commune {
    Commune {
        code: code(row.code),
        name: row.name.to_owned(),
        kind: CommuneKind::of(row.name),
        province_code: row.province.to_owned(),
        province_name: row.province_name.to_owned(),
        district_name: Some(row.district.to_owned()),
    }
}

fn code(digits: &str) -> CommuneCode {
    CommuneCode::parse(digits).expect("the embedded tables hold five-digit codes")
}
