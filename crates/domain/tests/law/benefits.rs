//! What is owed after an accident: amounts, formulas, terms, articles (R-BEN-1 to R-BEN-15).

use crate::support::law;
use chrono::NaiveDate;
use domain::law::Moment;
use domain::law::benefit::{
    BenefitAnswer, BenefitFault, BenefitItem, BenefitKey, BenefitQuestion, Exclusion, FundStatus, Payer,
};
use domain::reference::Calendar;
use domain::value::Dong;
use domain::words::Lang;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").expect("a day")
}

fn dong(n: i64) -> Dong {
    Dong::new(n).expect("an amount")
}

fn question() -> BenefitQuestion {
    BenefitQuestion {
        accident_on: day("24/11/2026"),
        died_on: None,
        percent: Some(31),
        fault: BenefitFault::NotOnlyVictim,
        exclusion: None,
        wages: vec![dong(9_000_000); 6],
        private_insurance: None,
        health_insured: Some(true),
        fund: FundStatus::Insured,
        contribution_wage: Some(dong(6_000_000)),
        contribution_years: 5,
        severe_impairment: false,
        assessed_on: None,
        announced_on: None,
        entitled_on: None,
        asked_on: day("28/11/2026"),
    }
}

fn answer(q: &BenefitQuestion) -> BenefitAnswer {
    law().benefits(q, Calendar::embedded()).expect("answered")
}

fn item(a: &BenefitAnswer, key: BenefitKey) -> &BenefitItem {
    a.items.iter().find(|i| i.key == key).unwrap_or_else(|| panic!("no {key}"))
}

fn amount(a: &BenefitAnswer, key: BenefitKey) -> i64 {
    item(a, key).amount.expect("an amount").get()
}

fn keys(a: &BenefitAnswer) -> Vec<&'static str> {
    a.items.iter().map(|i| i.key.as_str()).collect()
}

#[test]
fn compensation_and_allowance_of_a_wage() {
    let owed = |fault, percent| {
        let q =
            BenefitQuestion { fault, percent: Some(percent), wages: vec![dong(10_000_000)], ..question() };
        answer(&q).minimum.expect("an amount").get()
    };
    for (percent, compensation, allowance) in [
        (4, 0, 0),
        (5, 15_000_000, 6_000_000),
        (11, 19_000_000, 7_600_000),
        (15, 35_000_000, 14_000_000),
        (31, 99_000_000, 39_600_000),
        (50, 175_000_000, 70_000_000),
        (80, 295_000_000, 118_000_000),
        (81, 300_000_000, 120_000_000),
    ] {
        assert_eq!(owed(BenefitFault::NotOnlyVictim, percent), compensation, "{percent} %");
        assert_eq!(owed(BenefitFault::OutsidePremises, percent), compensation, "{percent} %");
        assert_eq!(owed(BenefitFault::VictimOnly, percent), allowance, "{percent} %");
        assert_eq!(owed(BenefitFault::Commuting, percent), allowance, "{percent} %");
    }
    let died = BenefitQuestion {
        died_on: Some(day("24/11/2026")),
        percent: None,
        wages: vec![dong(10_000_000)],
        ..question()
    };
    assert_eq!(answer(&died).minimum, Some(dong(300_000_000)));
}

#[test]
fn the_formula_says_how_in_both_languages() {
    let a = answer(&question());
    let words =
        |lang| item(&a, BenefitKey::Compensation).formula.as_ref().expect("words").get(lang).to_owned();
    assert_eq!(
        words(Lang::Vi),
        "Suy giảm 31 %: 1,5 + (31 − 10) × 0,4 = 9,9 tháng tiền lương × (54.000.000 đồng ÷ 6 tháng) = 89.100.000 đồng, làm tròn lên đến đồng."
    );
    assert_eq!(
        words(Lang::En),
        "Loss of 31 %: 1.5 + (31 − 10) × 0.4 = 9.9 months' wages × (54,000,000 đồng ÷ 6 months) = 89,100,000 đồng, rounded up to a đồng."
    );
    let own = answer(&BenefitQuestion { fault: BenefitFault::VictimOnly, ..question() });
    let vi = item(&own, BenefitKey::Allowance).formula.as_ref().expect("words").get(Lang::Vi).to_owned();
    assert!(vi.contains("= 9,9 × 40 % = 3,96 tháng tiền lương"), "{vi}");
    for a in [a, own] {
        assert!(a.items.iter().all(|i| !i.basis.citation.text.is_empty() && !i.what.vi.is_empty()));
    }
}

#[test]
fn what_the_fund_pays_is_estimated() {
    let lump = answer(&BenefitQuestion { percent: Some(20), ..question() });
    assert_eq!(amount(&lump, BenefitKey::FundLumpSum), 41_825_000);
    let monthly = answer(&BenefitQuestion { percent: Some(45), ..question() });
    assert_eq!(amount(&monthly, BenefitKey::FundMonthly), 1_569_400);
    assert!(item(&monthly, BenefitKey::FundMonthly).monthly);
    let died = answer(&BenefitQuestion { died_on: Some(day("24/11/2026")), percent: None, ..question() });
    assert_eq!(amount(&died, BenefitKey::FundDeath), 91_080_000);
    let grave = answer(&BenefitQuestion { percent: Some(85), severe_impairment: true, ..question() });
    assert_eq!(amount(&grave, BenefitKey::FundService), 2_530_000);
    let five = answer(&BenefitQuestion { percent: Some(5), contribution_years: 0, ..question() });
    assert_eq!(amount(&five, BenefitKey::FundLumpSum), 5 * 2_530_000 + 3_000_000);
    assert!(
        keys(&answer(&BenefitQuestion { percent: Some(4), ..question() }))
            .iter()
            .all(|k| !k.starts_with("fund"))
    );
}

#[test]
fn the_base_salary_is_that_of_the_month_of_entitlement() {
    let of = |died: &str| {
        let on = day(died);
        let q = BenefitQuestion { accident_on: on, died_on: Some(on), percent: None, ..question() };
        amount(&answer(&q), BenefitKey::FundDeath) / 36
    };
    for (died, salary) in [
        ("30/06/2017", 1_210_000),
        ("01/07/2017", 1_300_000),
        ("15/08/2018", 1_390_000),
        ("30/06/2023", 1_490_000),
        ("01/07/2023", 1_800_000),
        ("30/06/2024", 1_800_000),
        ("01/07/2024", 2_340_000),
        ("30/06/2026", 2_340_000),
        ("01/07/2026", 2_530_000),
    ] {
        assert_eq!(of(died), salary, "{died}");
    }
    // The accident lies before the rise, the end of the treatment after it.
    let q = BenefitQuestion {
        accident_on: day("20/05/2026"),
        percent: Some(5),
        entitled_on: Some(day("02/07/2026")),
        contribution_wage: None,
        ..question()
    };
    assert_eq!(amount(&answer(&q), BenefitKey::FundLumpSum), 5 * 2_530_000);
}

#[test]
fn whoever_did_not_pay_contributions_pays_in_place_of_the_fund() {
    let a = answer(&BenefitQuestion { fund: FundStatus::Unpaid, ..question() });
    assert_eq!(item(&a, BenefitKey::FundMonthly).payer, Payer::Employer);
    assert!(keys(&a).contains(&"unpaid_contributions") && !keys(&a).contains(&"insurance_file"));
    let paid = answer(&question());
    assert_eq!(item(&paid, BenefitKey::FundMonthly).payer, Payer::Fund);
    let not_covered = BenefitQuestion { fund: FundStatus::NotCovered, contribution_wage: None, ..question() };
    assert!(keys(&answer(&not_covered)).iter().all(|k| !k.starts_with("fund") && *k != "insurance_file"));
}

#[test]
fn an_insurance_is_topped_up_to_the_least() {
    let owed = |paid| {
        let a = answer(&BenefitQuestion { private_insurance: Some(dong(paid)), ..question() });
        (a.minimum.expect("an amount").get(), amount(&a, BenefitKey::PrivateInsurance))
    };
    assert_eq!(owed(50_000_000), (89_100_000, 39_100_000));
    assert_eq!(owed(100_000_000), (89_100_000, 0));
    // The insurance has paid: what lacks is the employer's.
    let a = answer(&BenefitQuestion { private_insurance: Some(dong(50_000_000)), ..question() });
    let top_up = item(&a, BenefitKey::PrivateInsurance);
    assert_eq!(top_up.payer, Payer::Employer);
    let says = top_up.formula.as_ref().expect("a formula");
    assert!(says.vi.contains("người sử dụng lao động còn phải trả"), "{says:?}");
}

#[test]
fn the_five_days_begin_with_the_assessment_or_the_announcement() {
    let injured = BenefitQuestion { assessed_on: Some(day("25/11/2026")), ..question() };
    let a = answer(&injured);
    let term = item(&a, BenefitKey::Compensation).term.as_ref().expect("a term");
    assert_eq!(term.due, Moment::Day(day("30/11/2026")));
    assert_eq!(item(&answer(&question()), BenefitKey::Compensation).term, None);
    let died = BenefitQuestion {
        died_on: Some(day("24/11/2026")),
        percent: None,
        announced_on: Some(day("26/11/2026")),
        ..question()
    };
    let a = answer(&died);
    let term = item(&a, BenefitKey::Compensation).term.as_ref().expect("a term");
    assert_eq!(term.due, Moment::Day(day("01/12/2026")));
}

#[test]
fn exclusions_leave_the_duty_to_declare() {
    let a = answer(&BenefitQuestion { exclusion: Some(Exclusion::Drugs), ..question() });
    assert_eq!(keys(&a), ["exclusion"]);
    assert_eq!((a.minimum, item(&a, BenefitKey::Exclusion).payer), (None, Payer::Nobody));
    assert!(a.warnings.iter().any(|w| w.vi.contains("vẫn phải khai báo")));
}

#[test]
fn what_is_not_known_yet_is_not_invented() {
    let q = BenefitQuestion { percent: None, wages: vec![], health_insured: None, ..question() };
    let a = answer(&q);
    assert_eq!((a.minimum, item(&a, BenefitKey::Compensation).amount), (None, None));
    assert!(keys(&a).contains(&"referral"));
    let small = answer(&BenefitQuestion { percent: Some(3), ..question() });
    assert!(keys(&small).contains(&"assessment_fee"));
    let no_wage = answer(&BenefitQuestion { wages: vec![], ..question() });
    assert_eq!(no_wage.minimum, None);
    assert!(no_wage.warnings.iter().any(|w| w.vi.contains("tiền lương")));
}

#[test]
fn contradictions_are_refused_field_by_field() {
    let refused = |q: BenefitQuestion| -> Vec<String> {
        let errors = law().benefits(&q, Calendar::embedded()).expect_err("refused");
        errors.into_iter().map(|e| format!("{} {}", e.pointer, e.code)).collect()
    };
    assert_eq!(
        refused(BenefitQuestion { accident_on: day("30/06/2016"), ..question() }),
        ["/accident_on no_regime"]
    );
    assert_eq!(
        refused(BenefitQuestion { accident_on: day("29/11/2026"), ..question() }),
        ["/accident_on in_future"]
    );
    assert_eq!(refused(BenefitQuestion { percent: Some(101), ..question() }), ["/percent number.range"]);
    assert_eq!(
        refused(BenefitQuestion { died_on: Some(day("24/11/2026")), ..question() }),
        ["/percent contradiction"]
    );
    assert_eq!(refused(BenefitQuestion { wages: vec![dong(1); 7], ..question() }), ["/wages too_many"]);
    assert_eq!(
        refused(BenefitQuestion { wages: vec![dong(9_000_000), dong(0)], ..question() }),
        ["/wages/1/amount out_of_range"]
    );
    assert_eq!(
        refused(BenefitQuestion { contribution_wage: Some(dong(0)), ..question() }),
        ["/contribution_wage out_of_range"]
    );
    assert_eq!(
        refused(BenefitQuestion { assessed_on: Some(day("23/11/2026")), ..question() }),
        ["/assessed_on before_accident"]
    );
    assert_eq!(
        refused(BenefitQuestion { fund: FundStatus::NotCovered, ..question() }),
        ["/contribution_wage contradiction"]
    );
}
