//! Who must file what with whom (khai báo, Luật ATVSLĐ Điều 34; rules R-DEC-1 to R-DEC-18).

use super::classify::Classification;
use super::duty::FilingDuty;
use super::facts::AccidentFacts;
use super::place::Place;
use super::set::LawSet;
use chrono::NaiveDate;

impl LawSet {
    /// Filings that an accident makes due. Recipients are those of the day of the act; a filing that two
    /// rules ask for stands once, under the first.
    pub fn filing_duties(&self, f: &AccidentFacts, c: &Classification, act_on: NaiveDate) -> Vec<FilingDuty> {
        if f.occurred_on < self.first_day() {
            return Vec::new();
        }
        let place = Place::on(f, act_on);
        let s = self.situation(f, c, &place);
        let mut out: Vec<FilingDuty> = Vec::new();
        for rule in self.filings.iter().filter(|r| r.in_force(act_on) && r.body.when.holds(&s)) {
            let province = place.province_at(rule.body.at, f);
            let known =
                out.iter().any(|d| d.by == rule.body.by && d.to == rule.body.to && d.province == province);
            if !known {
                out.push(FilingDuty {
                    by: rule.body.by,
                    to: rule.body.to,
                    province,
                    how_fast: rule.body.how_fast,
                    form: rule.body.form.clone(),
                    basis: rule.basis.clone(),
                });
            }
        }
        out
    }
}
