//! What becomes of the records of payments.

use super::super::compensation::{CancelledPayment, Compensation};
use super::super::state::Case;

/// The payments of a case taken in are counted on from those of this one.
pub(super) fn taken_in(case: &mut Case, payments: &[Compensation]) {
    let before = u32::try_from(case.compensations.len()).unwrap_or(u32::MAX);
    case.compensations.extend(payments.iter().cloned().map(|mut payment| {
        payment.replaces = payment.replaces.map(|number| number.saturating_add(before));
        payment
    }));
}

/// The record stays to be read; the first cancellation counts.
pub(super) fn cancelled(case: &mut Case, number: u32, cancelled: &CancelledPayment) {
    let index = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
    if let Some(payment) = index.and_then(|i| case.compensations.get_mut(i)) {
        payment.cancelled.get_or_insert_with(|| cancelled.clone());
    }
}
