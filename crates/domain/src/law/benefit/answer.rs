//! What is owed, item by item.

use super::{BenefitKey, Payer};
use crate::law::{Basis, Deadline};
use crate::value::Dong;
use crate::words::Localized;

/// One benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitItem {
    /// Which.
    pub key: BenefitKey,
    /// Who pays.
    pub payer: Payer,
    /// What, in words.
    pub what: Localized,
    /// Đồng; none where the amount cannot be told, or is no fixed one.
    pub amount: Option<Dong>,
    /// The amount is paid every month.
    pub monthly: bool,
    /// How the amount came about, or why there is none.
    pub formula: Option<Localized>,
    /// By when, in words.
    pub when: Localized,
    /// The term, where its first day is known.
    pub term: Option<Deadline>,
    /// Rule and article.
    pub basis: Basis,
}

/// Everything owed for one victim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitAnswer {
    /// Id of the regime of the day of the accident.
    pub regime: String,
    /// SHA-256 of the law set.
    pub law_set: String,
    /// The least compensation or allowance, before what an insurance paid; none when it cannot be told.
    pub minimum: Option<Dong>,
    /// Items: the employer's money first, then his other duties, then the fund.
    pub items: Vec<BenefitItem>,
    /// What to keep in mind.
    pub warnings: Vec<Localized>,
}
