//! Months of wage by the loss of working capacity, and the least that must be paid.

use crate::law::rules::CompensationScaleBody;
use crate::law::{Basis, LawSet};
use crate::value::Dong;
use chrono::NaiveDate;

/// Months of wage in hundredths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months(pub u32);

/// What the least payment is computed of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinimumOf {
    /// The victim died.
    Death,
    /// The victim lost so many percent of working capacity.
    Percent(u8),
}

/// Months of compensation (T_bt).
pub(super) fn compensation(scale: &CompensationScaleBody, of: MinimumOf) -> Months {
    Months(match of {
        MinimumOf::Death => scale.full_months,
        MinimumOf::Percent(a) if a < scale.from_percent => 0,
        MinimumOf::Percent(a) if a >= scale.full_from => scale.full_months,
        MinimumOf::Percent(a) => {
            scale.base_months + u32::from(a.saturating_sub(scale.base_until)) * scale.step_months
        }
    })
}

/// Months of allowance (T_tc).
pub(super) fn allowance(scale: &CompensationScaleBody, of: MinimumOf) -> Months {
    Months(compensation(scale, of).0 * scale.allowance_percent / 100)
}

/// So many months of an average wage, rounded up to a whole đồng.
pub(super) fn money(months: Months, wages: &[Dong]) -> Option<Dong> {
    let n = i128::try_from(wages.len()).ok().filter(|n| *n > 0)?;
    let sum: i128 = wages.iter().map(|w| i128::from(w.get())).sum();
    dong_up(sum * i128::from(months.0), n * 100)
}

/// A quotient, rounded up to a whole đồng.
pub(super) fn dong_up(part: i128, whole: i128) -> Option<Dong> {
    Dong::new(i64::try_from((part + whole - 1) / whole).ok()?).ok()
}

/// A quotient, rounded to the nearest đồng, a half up.
pub(super) fn dong_near(part: i128, whole: i128) -> Option<Dong> {
    Dong::new(i64::try_from((2 * part + whole) / (2 * whole)).ok()?).ok()
}

impl Months {
    /// So many months of a wage, rounded up to a whole đồng.
    pub fn of_wage(self, wage: Dong) -> Option<Dong> {
        money(self, &[wage])
    }
}

impl LawSet {
    /// Months of compensation and of allowance that are owed at least, with their article.
    pub fn months_owed(&self, accident: NaiveDate, of: MinimumOf) -> (Months, Months, Basis) {
        let scale = self.compensation_scale(accident);
        (compensation(&scale.body, of), allowance(&scale.body, of), scale.basis.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_percentage_and_death() {
        let on = "2026-11-24".parse().unwrap();
        let owed = |of| {
            let (c, a, _) = LawSet::embedded().months_owed(on, of);
            (c.0, a.0)
        };
        let of = MinimumOf::Percent;
        for (a, expected) in [
            (0, (0, 0)),
            (4, (0, 0)),
            (5, (150, 60)),
            (10, (150, 60)),
            (11, (190, 76)),
            (15, (350, 140)),
            (31, (990, 396)),
            (50, (1750, 700)),
            (80, (2950, 1180)),
            (81, (3000, 1200)),
            (100, (3000, 1200)),
        ] {
            assert_eq!(owed(of(a)), expected, "{a} %");
        }
        assert_eq!(owed(MinimumOf::Death), (3000, 1200));
    }

    #[test]
    fn the_circular_follows_the_day_of_the_accident() {
        let article = |day: &str| {
            let (_, _, basis) = LawSet::embedded().months_owed(day.parse().unwrap(), MinimumOf::Death);
            basis.citation.text
        };
        assert!(article("2022-02-28").contains("04/2015"));
        assert!(article("2022-03-01").contains("28/2021"));
    }

    #[test]
    fn a_minimum_is_never_paid_short() {
        let wages: Vec<Dong> = [1_000_000, 1_000_000, 1_000_001].map(|w| Dong::new(w).unwrap()).to_vec();
        // 1.9 × 3 000 001 / 3 = 1 900 000.63…
        assert_eq!(money(Months(190), &wages).unwrap().get(), 1_900_001);
        assert_eq!(money(Months(190), &[]), None);
    }
}
