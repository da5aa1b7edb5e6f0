//! What the employer owes: money by the loss of working capacity, and the rest of Điều 38.

use super::answer::BenefitItem;
use super::question::{BenefitFault, BenefitQuestion, FundStatus};
use super::scale::{self, MinimumOf, Months};
use super::words::{both, hundredths, money, pick};
use super::{BenefitKey as K, Payer};
use crate::law::rules::CompensationScaleBody;
use crate::law::{DeadlineKind, LawSet};
use crate::reference::Calendar;
use crate::value::Dong;
use crate::words::{Lang, Localized};

/// Puts the employer's items in, and gives the least compensation or allowance.
pub(super) fn items(
    law: &LawSet,
    q: &BenefitQuestion,
    cal: &Calendar,
    out: &mut Vec<BenefitItem>,
    warnings: &mut Vec<Localized>,
) -> Option<Dong> {
    let of = match (q.died_on, q.percent) {
        (Some(_), _) => Some(MinimumOf::Death),
        (None, Some(p)) => Some(MinimumOf::Percent(p)),
        (None, None) => None,
    };
    let (item, minimum) = main_item(law, q, of, cal, warnings);
    out.push(item);
    if let (Some(paid), Some(minimum)) = (q.private_insurance.filter(|p| p.get() > 0), minimum) {
        out.push(top_up(law, q, minimum, paid));
    }
    besides(law, q, of, out, warnings);
    minimum
}

fn main_item(
    law: &LawSet,
    q: &BenefitQuestion,
    of: Option<MinimumOf>,
    cal: &Calendar,
    warnings: &mut Vec<Localized>,
) -> (BenefitItem, Option<Dong>) {
    let (key, whole) = match q.fault {
        BenefitFault::NotOnlyVictim => (K::Compensation, true),
        BenefitFault::OutsidePremises => (K::OutsidePremises, true),
        BenefitFault::VictimOnly => (K::Allowance, false),
        BenefitFault::Commuting => (K::AllowanceCommuting, false),
    };
    let mut item = law.item(key, q.accident_on);
    let entry = law.compensation_scale(q.accident_on);
    let scale = &entry.body;
    // The clause says what is owed, the circular how it is counted: both are the article, at the lesser certainty.
    item.basis.citation.text = match item.basis.citation.text.contains("Điều 39") {
        true => format!("{}; {}", item.basis.citation.text, entry.basis.citation.text),
        false => entry.basis.citation.text.clone(),
    };
    item.basis.citation.confidence = entry.basis.citation.confidence;
    let Some(of) = of else {
        item.formula = Some(Localized::new(
            "Tính được khi có kết luận giám định y khoa về mức suy giảm khả năng lao động.",
            "It can be told once the medical assessment has found the loss of working capacity.",
        ));
        return (item, None);
    };
    let started = match of {
        MinimumOf::Death => q.announced_on,
        MinimumOf::Percent(_) => q.assessed_on,
    };
    let months = if whole { scale::compensation(scale, of) } else { scale::allowance(scale, of) };
    if months.0 > 0 {
        item.term = started.map(|day| law.term(DeadlineKind::CompensationPayment, day, cal));
    }
    let minimum = if months.0 == 0 { Dong::new(0).ok() } else { scale::money(months, &q.wages) };
    item.amount = minimum;
    item.formula = Some(both(|lang| formula(scale, of, whole, months, &q.wages, minimum, lang)));
    if q.wages.is_empty() && months.0 > 0 {
        warnings.push(Localized::new(
            "Nhập tiền lương để biết số tiền: mức lương, phụ cấp lương và các khoản bổ sung khác, bình quân 6 tháng liền kề trước khi bị tai nạn, hoặc các tháng đã làm nếu ít hơn.",
            "Give the wages to learn the amount: wage, allowances and other supplements, the average of the 6 months before the accident, or of the months worked when fewer.",
        ));
    }
    warnings.push(Localized::new(
        "Đây là mức tối thiểu; hợp đồng hoặc thỏa ước có thể cao hơn. Lỗi do biên bản điều tra kết luận.",
        "This is the least; a contract or agreement may give more. Whose fault it was is for the minutes of the investigation to say.",
    ));
    (item, minimum)
}

fn formula(
    scale: &CompensationScaleBody,
    of: MinimumOf,
    whole: bool,
    months: Months,
    wages: &[Dong],
    minimum: Option<Dong>,
    lang: Lang,
) -> String {
    let h = |n| hundredths(n, lang);
    let full = scale::compensation(scale, of);
    let how = match of {
        MinimumOf::Death => pick(lang, "Người lao động chết", "The worker died").to_owned(),
        MinimumOf::Percent(a) if a < scale.from_percent => {
            return format!(
                "{} {a} %: {} {} %.",
                pick(lang, "Suy giảm", "Loss of"),
                pick(lang, "không phải trả vì dưới", "nothing is owed below"),
                scale.from_percent
            );
        }
        MinimumOf::Percent(a) => format!("{} {a} %", pick(lang, "Suy giảm", "Loss of")),
    };
    let steps = match of {
        MinimumOf::Percent(a) if a > scale.base_until && a < scale.full_from => format!(
            "{} + ({a} − {}) × {} = {}",
            h(scale.base_months),
            scale.base_until,
            h(scale.step_months),
            h(full.0)
        ),
        MinimumOf::Percent(_) | MinimumOf::Death => h(full.0),
    };
    let share =
        if whole { String::new() } else { format!(" × {} % = {}", scale.allowance_percent, h(months.0)) };
    let unit = pick(lang, "tháng tiền lương", "months' wages");
    let sum: i64 = wages.iter().map(|w| w.get()).fold(0, i64::saturating_add);
    let wage = match (wages.len(), Dong::new(sum)) {
        (0, _) | (_, Err(_)) => String::new(),
        (1, Ok(sum)) => format!(" × {}", money(sum, lang)),
        (n, Ok(sum)) => format!(" × ({} ÷ {n} {})", money(sum, lang), pick(lang, "tháng", "months")),
    };
    let result = minimum.map(|m| format!(" = {}", money(m, lang))).unwrap_or_default();
    let rounded = match minimum {
        Some(_) => pick(lang, ", làm tròn lên đến đồng", ", rounded up to a đồng"),
        None => "",
    };
    format!("{how}: {steps}{share} {unit}{wage}{result}{rounded}.")
}

/// The insurance that the employer bought pays first; what lacks to the least is his.
fn top_up(law: &LawSet, q: &BenefitQuestion, minimum: Dong, paid: Dong) -> BenefitItem {
    let mut item = law.item(K::PrivateInsurance, q.accident_on);
    let rest = Dong::new((minimum.get() - paid.get()).max(0)).unwrap_or_default();
    item.amount = Some(rest);
    item.formula = Some(both(|lang| {
        format!(
            "{} − {} = {} {}",
            money(minimum, lang),
            money(paid, lang),
            money(rest, lang),
            pick(lang, "người sử dụng lao động còn phải trả.", "still to be paid by the employer.")
        )
    }));
    item
}

/// What he owes besides the money by percentage.
fn besides(
    law: &LawSet,
    q: &BenefitQuestion,
    of: Option<MinimumOf>,
    out: &mut Vec<BenefitItem>,
    warnings: &mut Vec<Localized>,
) {
    let mut keys = vec![K::FirstAid];
    keys.push(match q.health_insured {
        Some(true) => K::MedicalInsured,
        Some(false) => K::MedicalUninsured,
        None => {
            warnings.push(Localized::new(
                "Chưa cho biết có bảo hiểm y tế hay không; bên dưới nêu trường hợp có. Không có bảo hiểm y tế thì người sử dụng lao động trả toàn bộ chi phí y tế.",
                "Whether there is health insurance was not told; with it is what stands below. Without it the employer pays all medical cost.",
            ));
            K::MedicalInsured
        }
    });
    let from = law.compensation_scale(q.accident_on).body.from_percent;
    let died = of == Some(MinimumOf::Death);
    if matches!(of, Some(MinimumOf::Percent(p)) if p < from) {
        keys.push(K::AssessmentFee);
    }
    keys.push(K::Wages);
    if of.is_none() {
        keys.push(K::Referral);
    }
    if !died {
        keys.push(K::SuitableJob);
    }
    match q.fund {
        FundStatus::Insured | FundStatus::Unknown => keys.push(K::InsuranceFile),
        FundStatus::Unpaid => keys.push(K::UnpaidContributions),
        FundStatus::NotCovered => {}
    }
    out.extend(keys.into_iter().map(|key| {
        let mut item = law.item(key, q.accident_on);
        // Whoever died at once was not treated: these two are owed for the time of treatment, if there was one.
        if died && matches!(key, K::Wages | K::MedicalInsured | K::MedicalUninsured) {
            item.formula = Some(Localized::new(
                "Cho thời gian điều trị trước khi chết, nếu có.",
                "For the time of treatment before the death, if there was one.",
            ));
        }
        debug_assert!(item.payer == Payer::Employer);
        item
    }));
}
