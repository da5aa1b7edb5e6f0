//! What the law files say of benefits after an accident.

use crate::law::benefit::{BenefitKey, Payer};
use crate::words::Localized;
use serde::Deserialize;

/// `[[base_salary]]`: lương cơ sở of the months from `effective_from` on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct BaseSalaryBody {
    /// Đồng a month.
    pub(in crate::law) amount: u32,
    pub(in crate::law) name: Localized,
}

/// `[[compensation_scale]]`: months of wage by loss of working capacity. Months in hundredths.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct CompensationScaleBody {
    /// Nothing is owed below this percentage.
    pub(in crate::law) from_percent: u8,
    pub(in crate::law) base_months: u32,
    /// Up to this percentage the base alone.
    pub(in crate::law) base_until: u8,
    /// Added for each further percent.
    pub(in crate::law) step_months: u32,
    /// From this percentage on, and for a death, the full months.
    pub(in crate::law) full_from: u8,
    pub(in crate::law) full_months: u32,
    /// The allowance as a share of the compensation.
    pub(in crate::law) allowance_percent: u32,
    /// Of how many months before the accident the wage is averaged.
    pub(in crate::law) wage_months: u8,
}

/// `[[fund_scale]]`: what the fund pays. Multiples and months in hundredths, monthly shares in hundredths of a
/// percent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct FundScaleBody {
    pub(in crate::law) lump_from: u8,
    pub(in crate::law) lump_base: u32,
    pub(in crate::law) lump_step: u32,
    pub(in crate::law) lump_first_year: u32,
    pub(in crate::law) lump_further_year: u32,
    pub(in crate::law) monthly_from: u8,
    pub(in crate::law) monthly_base: u32,
    pub(in crate::law) monthly_step: u32,
    pub(in crate::law) monthly_first_year: u32,
    pub(in crate::law) monthly_further_year: u32,
    pub(in crate::law) service_from: u8,
    pub(in crate::law) service_share: u32,
    pub(in crate::law) death_months: u32,
}

/// `[[benefit]]`: one benefit in words; its `id` is the key.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::law) struct BenefitBody {
    pub(in crate::law) payer: Payer,
    pub(in crate::law) what: Localized,
    pub(in crate::law) when: Localized,
}

/// The key that an entry's id names.
pub(in crate::law) fn key_of(id: &str) -> Option<BenefitKey> {
    id.parse().ok()
}
