//! Checks of the benefits: every benefit has its words, every month its base salary, every accident its scale.

use super::error::LawError;
use super::file::LawSet;
use super::timeline::covered;
use crate::law::benefit::BenefitKey;
use crate::law::rules::benefit_key;
use chrono::NaiveDate;

pub(super) fn benefits(set: &LawSet, since: NaiveDate, errors: &mut Vec<LawError>) {
    let mut lacks = |entry: String| {
        errors.push(LawError::new("law set", entry, "missing, or not since the first regime"));
    };
    for key in BenefitKey::ALL {
        if !covered(&set.benefits, |b| b.id == key.as_str(), since) {
            lacks(format!("benefit {key}"));
        }
    }
    if !covered(&set.base_salaries, |_| true, since) {
        lacks("base_salary".to_owned());
    }
    if !covered(&set.compensation_scales, |_| true, since) {
        lacks("compensation_scale".to_owned());
    }
    if !covered(&set.fund_scales, |_| true, since) {
        lacks("fund_scale".to_owned());
    }
    for b in &set.benefits {
        if benefit_key(&b.id).is_none() {
            let known: Vec<&str> = BenefitKey::ALL.iter().map(|k| k.as_str()).collect();
            let reason = format!("unknown benefit; known are {}", known.join(", "));
            errors.push(LawError::new(&b.file, format!("benefit {}", b.id), reason));
        }
    }
    for s in &set.compensation_scales {
        let b = &s.body;
        if b.from_percent > b.base_until
            || b.base_until >= b.full_from
            || b.full_from > 100
            || b.wage_months == 0
        {
            let reason = "from_percent ≤ base_until < full_from ≤ 100, and wage_months at least 1";
            errors.push(LawError::new(&s.file, format!("compensation_scale {}", s.id), reason));
        }
    }
    for s in &set.fund_scales {
        let b = &s.body;
        if b.lump_from >= b.monthly_from || b.monthly_from > b.service_from || b.service_from > 100 {
            let reason = "lump_from < monthly_from ≤ service_from ≤ 100";
            errors.push(LawError::new(&s.file, format!("fund_scale {}", s.id), reason));
        }
    }
}
