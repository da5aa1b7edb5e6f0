//! An estimate of what the accident insurance fund pays (Luật ATVSLĐ Điều 48, 49, 52, 53).

use super::answer::BenefitItem;
use super::question::{BenefitQuestion, FundStatus};
use super::scale::dong_near;
use super::words::{both, hundredths, money, pick};
use super::{BenefitKey as K, Payer};
use crate::law::LawSet;
use crate::law::rules::FundScaleBody;
use crate::value::Dong;
use crate::words::{Lang, Localized};

/// A part of an estimate: so many hundredths (or hundredths of a percent) of an amount.
struct Part {
    share: u32,
    of: Dong,
}

pub(super) fn items(
    law: &LawSet,
    q: &BenefitQuestion,
    out: &mut Vec<BenefitItem>,
    warnings: &mut Vec<Localized>,
) {
    match q.fund {
        FundStatus::Insured | FundStatus::Unpaid => {}
        FundStatus::NotCovered => return,
        FundStatus::Unknown => {
            warnings.push(Localized::new(
                "Chưa rõ có đóng bảo hiểm tai nạn lao động hay không nên chưa ước tính chế độ của Quỹ.",
                "Whether contributions to the accident insurance were paid is not known, so what the fund pays is not estimated.",
            ));
            return;
        }
    }
    let scale = &law.fund_scale(q.accident_on).body;
    let salary = law.base_salary(q.month_of_entitlement());
    let Ok(base) = Dong::new(i64::from(salary.body.amount)) else { return };
    let name = &salary.body.name;
    let wage = q.contribution_wage;
    let first = out.len();
    let mut put = |key, parts: &[(Part, Option<&Localized>)], per: u32, monthly: bool| {
        let mut item = law.item(key, q.accident_on);
        let sum: i128 = parts.iter().map(|(p, _)| i128::from(p.of.get()) * i128::from(p.share)).sum();
        item.amount = dong_near(sum, i128::from(per));
        item.monthly = monthly;
        item.formula = Some(both(|lang| words(parts, per, item.amount, lang)));
        // The amount of the base salary is as sure as its decree.
        item.basis.citation.text = format!("{}; {}", item.basis.citation.text, salary.basis.citation.text);
        item.basis.citation.confidence = salary.basis.citation.confidence;
        out.push(item);
    };
    match (q.died_on, q.percent) {
        (Some(_), _) => {
            put(K::FundDeath, &[(Part { share: scale.death_months, of: base }, Some(name))], 100, false);
        }
        (None, Some(p)) if p < scale.lump_from => {}
        (None, Some(p)) if p < scale.monthly_from => {
            let share = scale.lump_base + u32::from(p - scale.lump_from) * scale.lump_step;
            let mut parts = vec![(Part { share, of: base }, Some(name))];
            let years = seniority(scale.lump_first_year, scale.lump_further_year, q.contribution_years);
            parts.extend(wage.map(|of| (Part { share: years, of }, None)));
            put(K::FundLumpSum, &parts, 100, false);
        }
        (None, Some(p)) => {
            let share = scale.monthly_base + u32::from(p - scale.monthly_from) * scale.monthly_step;
            let mut parts = vec![(Part { share, of: base }, Some(name))];
            let years = seniority(scale.monthly_first_year, scale.monthly_further_year, q.contribution_years);
            parts.extend(wage.map(|of| (Part { share: years, of }, None)));
            put(K::FundMonthly, &parts, 10_000, true);
            if attended(scale, q, p) {
                put(
                    K::FundService,
                    &[(Part { share: scale.service_share, of: base }, Some(name))],
                    10_000,
                    true,
                );
            }
        }
        (None, None) => {}
    }
    if q.fund == FundStatus::Unpaid {
        for item in out.iter_mut().skip(first) {
            item.payer = Payer::Employer;
        }
    }
    if wage.is_none() && q.percent.is_some_and(|p| p >= scale.lump_from) && q.died_on.is_none() {
        warnings.push(Localized::new(
            "Chưa có tiền lương đóng bảo hiểm nên ước tính của Quỹ chưa gồm phần theo số năm đóng.",
            "Without the contribution wage, the estimate of the fund lacks the part by years of contribution.",
        ));
    }
}

fn attended(scale: &FundScaleBody, q: &BenefitQuestion, percent: u8) -> bool {
    q.severe_impairment && percent >= scale.service_from
}

/// So much for up to one year, and so much for each further year.
fn seniority(first: u32, further: u32, years: u32) -> u32 {
    first + further * years.saturating_sub(1)
}

fn words(parts: &[(Part, Option<&Localized>)], per: u32, amount: Option<Dong>, lang: Lang) -> String {
    let terms: Vec<String> = parts
        .iter()
        .map(|(p, name)| {
            let share = match per {
                10_000 => format!("{} %", hundredths(p.share, lang)),
                _ => hundredths(p.share, lang),
            };
            let what = match name {
                Some(name) => name.get(lang),
                None => pick(lang, "tiền lương đóng bảo hiểm", "contribution wage"),
            };
            format!("{share} × {} ({what})", money(p.of, lang))
        })
        .collect();
    let result = amount.map(|a| format!(" = {}", money(a, lang))).unwrap_or_default();
    let month = if per == 10_000 { pick(lang, " mỗi tháng", " a month") } else { "" };
    format!("{}{result}{month}.", terms.join(" + "))
}
