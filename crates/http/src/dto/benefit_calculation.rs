//! The question "what is owed for this victim?".

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::typed_text::DayText;
use super::word::{BenefitFaultWord, ExclusionWord, FundStatusWord};
use domain::law::benefit::{BenefitQuestion, FundStatus};
use domain::time::vn_date;
use domain::value::Dong;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The wage of one month before the accident.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthlyWageInput {
    /// Wage with allowances and other supplements, đồng (Luật ATVSLĐ Điều 38 khoản 10).
    #[serde(default)]
    #[schema(required = true)]
    pub amount: Number,
}

/// One victim, as far as benefits ask; nothing is stored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "accident_on": "2026-11-20", "percent": 31, "fault": "not_only_victim", "fund": "insured",
    "wages": [{"amount": 9000000}, {"amount": 9000000}, {"amount": 9600000}],
    "contribution_wage": 6000000, "contribution_years": 5, "health_insured": true
}))]
pub struct BenefitCalculationInput {
    /// Day of the accident.
    #[serde(default)]
    #[schema(required = true)]
    pub accident_on: DayText,
    /// Day of the death, when the victim died.
    pub died_on: Option<DayText>,
    /// Loss of working capacity in percent, 0 to 100, by the medical assessment.
    pub percent: Option<Number>,
    /// By whose fault.
    #[serde(default)]
    #[schema(required = true)]
    pub fault: BenefitFaultWord,
    /// Why nothing is owed.
    pub exclusion: Option<ExclusionWord>,
    /// Wages of the six months before the accident, or of fewer; one may stand for their average.
    #[validate(length(max = 12), nested)]
    pub wages: Option<Vec<MonthlyWageInput>>,
    /// What an accident insurance bought by the employer paid, đồng.
    pub private_insurance: Option<Number>,
    /// The victim has health insurance.
    pub health_insured: Option<bool>,
    /// How the victim stands with the accident insurance fund; `unknown` when not told.
    pub fund: Option<FundStatusWord>,
    /// Contribution wage of the month before the accident, đồng.
    pub contribution_wage: Option<Number>,
    /// Full years of contributions.
    pub contribution_years: Option<Number>,
    /// Spinal paralysis, both eyes blind, two limbs lost or paralysed, or mental illness.
    #[serde(default)]
    pub severe_impairment: bool,
    /// When the medical assessment was received.
    pub assessed_on: Option<DayText>,
    /// When the minutes were announced.
    pub announced_on: Option<DayText>,
    /// A day of the month of entitlement of the injured, where it is not that of the assessment.
    pub entitled_on: Option<DayText>,
}

impl Input for BenefitCalculationInput {
    type Value = BenefitQuestion;

    fn read(self, f: &mut Fields<'_>) -> Option<BenefitQuestion> {
        let accident_on = f.required_date("accident_on", &self.accident_on);
        let died_on = f.date("died_on", self.died_on.as_deref());
        let percent = f.count("percent", self.percent.as_ref(), 100).and_then(|p| u8::try_from(p).ok());
        let fault = f.required_word("fault", &self.fault);
        let exclusion = f.word("exclusion", self.exclusion.as_ref());
        let wages =
            f.each("wages", self.wages.unwrap_or_default(), |f, w| f.required_dong("amount", &w.amount));
        let private_insurance = f.dong("private_insurance", self.private_insurance.as_ref());
        let fund = f.word("fund", self.fund.as_ref()).unwrap_or(FundStatus::Unknown);
        let contribution_wage =
            f.dong("contribution_wage", self.contribution_wage.as_ref()).filter(|w| *w != Dong::default());
        let years = f.count("contribution_years", self.contribution_years.as_ref(), 70);
        let assessed_on = f.date("assessed_on", self.assessed_on.as_deref());
        let announced_on = f.date("announced_on", self.announced_on.as_deref());
        let entitled_on = f.date("entitled_on", self.entitled_on.as_deref());
        let asked_on = vn_date(f.now());
        Some(BenefitQuestion {
            accident_on: accident_on?,
            died_on,
            percent,
            fault: fault?,
            exclusion,
            wages,
            private_insurance,
            health_insured: self.health_insured,
            fund,
            contribution_wage,
            contribution_years: years.unwrap_or(0),
            severe_impairment: self.severe_impairment,
            assessed_on,
            announced_on,
            entitled_on,
            asked_on,
        })
    }
}
