//! The answer: from a victim to everything that is owed.

use super::answer::{BenefitAnswer, BenefitItem};
use super::question::{BenefitQuestion, FundStatus};
use super::{BenefitKey, employer, fund};
use crate::law::rules::{BaseSalaryBody, BenefitBody, CompensationScaleBody, FundScaleBody};
use crate::law::set::Entry;
use crate::law::{LawSet, NoRegime};
use crate::reference::Calendar;
use crate::value::FieldError;
use crate::words::Localized;
use chrono::NaiveDate;

impl LawSet {
    /// What is owed for one victim.
    ///
    /// # Errors
    /// Every field that contradicts another, or an accident before the first regime (`no_regime`).
    pub fn benefits(&self, q: &BenefitQuestion, cal: &Calendar) -> Result<BenefitAnswer, Vec<FieldError>> {
        let errors = check(self, q);
        if !errors.is_empty() {
            return Err(errors);
        }
        let regime = self.regime_on(q.accident_on).map_err(|e| vec![no_regime(&e)])?;
        let (mut items, mut warnings) = (Vec::new(), Vec::new());
        let mut minimum = None;
        match q.exclusion {
            Some(why) => {
                let mut item = self.item(BenefitKey::Exclusion, q.accident_on);
                item.formula = Some(super::words::both(|lang| why.label(lang).to_owned()));
                items.push(item);
                warnings.push(Localized::new(
                    "Không được hưởng chế độ nhưng vẫn phải khai báo và điều tra tai nạn.",
                    "No benefits are owed, but the accident must still be declared and investigated.",
                ));
            }
            None => {
                minimum = employer::items(self, q, cal, &mut items, &mut warnings);
                fund::items(self, q, &mut items, &mut warnings);
            }
        }
        Ok(BenefitAnswer { regime: regime.id, law_set: self.sha256().to_owned(), minimum, items, warnings })
    }

    /// One benefit in the words of the law file, still without an amount.
    pub(super) fn item(&self, key: BenefitKey, on: NaiveDate) -> BenefitItem {
        let entry = self.benefit_entry(key, on);
        BenefitItem {
            key,
            payer: entry.body.payer,
            what: entry.body.what.clone(),
            amount: None,
            monthly: false,
            formula: None,
            when: entry.body.when.clone(),
            term: None,
            basis: entry.basis.clone(),
        }
    }

    fn benefit_entry(&self, key: BenefitKey, on: NaiveDate) -> &Entry<BenefitBody> {
        version(self.benefits.iter().filter(|b| b.id == key.as_str()), on)
            .expect("the loader refuses a set without every benefit")
    }

    pub(super) fn compensation_scale(&self, on: NaiveDate) -> &Entry<CompensationScaleBody> {
        version(self.compensation_scales.iter(), on).expect("the loader refuses a set without a scale")
    }

    pub(super) fn fund_scale(&self, on: NaiveDate) -> &Entry<FundScaleBody> {
        version(self.fund_scales.iter(), on).expect("the loader refuses a set without a scale of the fund")
    }

    pub(super) fn base_salary(&self, on: NaiveDate) -> &Entry<BaseSalaryBody> {
        version(self.base_salaries.iter(), on).expect("the loader refuses a set without a base salary")
    }
}

/// The version in force on a day; before the first one the first, so that there is always an answer.
fn version<'a, T>(
    entries: impl Iterator<Item = &'a Entry<T>> + Clone,
    on: NaiveDate,
) -> Option<&'a Entry<T>> {
    entries.clone().find(|e| e.in_force(on)).or_else(|| entries.min_by_key(|e| e.from))
}

fn no_regime(e: &NoRegime) -> FieldError {
    FieldError { pointer: "/accident_on".to_owned(), code: NoRegime::CODE, message: e.message() }
}

fn check(law: &LawSet, q: &BenefitQuestion) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if let Err(e) = law.regime_on(q.accident_on) {
        errors.push(no_regime(&e));
    }
    let mut fault = |pointer: &str, code, vi: &str, en: &str| {
        errors.push(FieldError::new(pointer, code, vi, en));
    };
    if q.accident_on > q.asked_on {
        fault(
            "/accident_on",
            "in_future",
            "Ngày tai nạn không thể ở tương lai.",
            "The accident lies in the future.",
        );
    }
    if q.percent.is_some_and(|p| p > 100) {
        fault("/percent", "number.range", "Tỷ lệ từ 0 đến 100.", "A percentage from 0 to 100.");
    }
    if q.died_on.is_some() && q.percent.is_some() {
        fault(
            "/percent",
            "contradiction",
            "Người đã chết: bỏ trống tỷ lệ suy giảm, hoặc bỏ ngày chết.",
            "The victim died: leave the percentage out, or the day of death.",
        );
    }
    for (pointer, day) in [
        ("/died_on", q.died_on),
        ("/assessed_on", q.assessed_on),
        ("/announced_on", q.announced_on),
        ("/entitled_on", q.entitled_on),
    ] {
        if day.is_some_and(|d| d < q.accident_on) {
            fault(
                pointer,
                "before_accident",
                "Ngày này không thể trước ngày tai nạn.",
                "This day lies before the accident.",
            );
        }
    }
    let most = usize::from(law.compensation_scale(q.accident_on).body.wage_months);
    if q.wages.len() > most {
        fault(
            "/wages",
            "too_many",
            "Chỉ nhập tiền lương của 6 tháng liền kề trước khi bị tai nạn.",
            "Give the wages of the 6 months before the accident only.",
        );
    }
    for (n, _) in q.wages.iter().enumerate().filter(|(_, w)| w.get() == 0) {
        fault(
            &format!("/wages/{n}/amount"),
            "out_of_range",
            "Tiền lương phải lớn hơn 0 đồng; tháng không có tiền lương thì bỏ dòng này.",
            "A wage is more than 0 đồng; leave out a month without wage.",
        );
    }
    if q.contribution_wage.is_some_and(|w| w.get() == 0) {
        fault(
            "/contribution_wage",
            "out_of_range",
            "Tiền lương đóng bảo hiểm phải lớn hơn 0 đồng, hoặc để trống nếu chưa biết.",
            "The contribution wage is more than 0 đồng; leave it blank while it is not known.",
        );
    }
    if q.contribution_years > 70 {
        fault("/contribution_years", "number.range", "Số năm đóng từ 0 đến 70.", "From 0 to 70 years.");
    }
    if q.fund == FundStatus::NotCovered && q.contribution_wage.is_some() {
        fault(
            "/contribution_wage",
            "contradiction",
            "Không thuộc diện đóng thì không có tiền lương đóng bảo hiểm.",
            "Whoever is not covered has no contribution wage.",
        );
    }
    errors
}
