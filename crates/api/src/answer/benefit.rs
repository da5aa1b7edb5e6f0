//! What is owed for a victim.

use super::{BasisAnswer, BothLanguages, day_or_moment};
use domain::law::benefit::{BenefitAnswer, BenefitItem};
use serde::Serialize;
use tnld_http::dto::{BenefitKeyWord, PayerWord};
use utoipa::ToSchema;

/// One benefit.
#[derive(Debug, Serialize, ToSchema)]
pub struct BenefitItemAnswer {
    /// Which.
    pub key: BenefitKeyWord,
    /// Who pays.
    pub payer: PayerWord,
    /// What, in words.
    pub what: BothLanguages,
    /// Đồng; none where the amount cannot be told, or is no fixed one.
    pub amount: Option<i64>,
    /// Paid every month.
    pub monthly: bool,
    /// How the amount came about, or why there is none.
    pub formula: Option<BothLanguages>,
    /// By when, in words.
    pub when: BothLanguages,
    /// Last day of the five days, where their first day is known.
    pub due: Option<String>,
    /// How the last day was counted.
    pub due_explanation: Option<BothLanguages>,
    /// Rule, article, confidence.
    pub basis: BasisAnswer,
}

impl From<&BenefitItem> for BenefitItemAnswer {
    fn from(i: &BenefitItem) -> Self {
        Self {
            key: i.key.into(),
            payer: i.payer.into(),
            what: i.what.clone().into(),
            amount: i.amount.map(|a| a.get()),
            monthly: i.monthly,
            formula: i.formula.clone().map(Into::into),
            when: i.when.clone().into(),
            due: i.term.as_ref().map(|t| day_or_moment(t.due)),
            due_explanation: i.term.as_ref().map(|t| t.explanation.clone().into()),
            basis: (&i.basis).into(),
        }
    }
}

/// Everything owed for one victim.
#[derive(Debug, Serialize, ToSchema)]
pub struct BenefitsAnswer {
    /// Regime in force on the day of the accident.
    pub regime: String,
    /// SHA-256 of the law set that answered.
    pub law_set: String,
    /// The least compensation or allowance, đồng, before what an insurance paid.
    pub minimum: Option<i64>,
    /// Items.
    pub items: Vec<BenefitItemAnswer>,
    /// What to keep in mind.
    pub warnings: Vec<BothLanguages>,
}

impl From<&BenefitAnswer> for BenefitsAnswer {
    fn from(a: &BenefitAnswer) -> Self {
        Self {
            regime: a.regime.clone(),
            law_set: a.law_set.clone(),
            minimum: a.minimum.map(|m| m.get()),
            items: a.items.iter().map(Into::into).collect(),
            warnings: a.warnings.iter().cloned().map(Into::into).collect(),
        }
    }
}
