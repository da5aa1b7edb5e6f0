//! The province takes a case of an establishment over, where it finds that necessary (Luật ATVSLĐ Điều 35 khoản 1,
//! khoản 2).

use super::super::circumstances::Circumstances;
use super::super::clock::first_receipt;
use super::super::event::Event;
use super::super::order::TakeOver;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::Decision;
use crate::law::ReclassificationClock;
use crate::words::TeamLevel;

/// The file goes to the province; the establishment's clock is kept, that of the province counts anew, unless the
/// law set keeps the first start (R-CLK-4).
pub(super) fn decide(case: &Case, order: TakeOver, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let from = case.stage.team().map_or(case.level(), |t| t.level);
    if from != TeamLevel::Establishment {
        return Err(Refusal::rule(
            "not_of_an_establishment",
            "Chỉ lấy lên cấp tỉnh vụ do cơ sở điều tra; vụ này đã thuộc cấp khác.",
            "Only a case that an establishment investigates is taken over; this one belongs to another level.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 1, khoản 2",
        ));
    }
    if order.reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do cấp tỉnh điều tra.",
            "Say why the province investigates.",
        ));
    }
    let clock_from = match c.law.settings().reclassification_clock {
        ReclassificationClock::NewReceipt => c.now,
        ReclassificationClock::Original => first_receipt(case, from, c.law.settings()).unwrap_or(c.now),
    };
    let event = Event::TakenOver {
        from,
        clock_from,
        reason: order.reason,
        items: order.items,
        record_reference: order.record_reference,
        basis: c.law.take_over(crate::time::vn_date(c.now)),
    };
    Ok(vec![event].into())
}
