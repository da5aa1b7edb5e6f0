//! A higher level takes a case over: the province that of an establishment, where it finds that necessary (Luật ATVSLĐ
//! Điều 35 khoản 1, khoản 2), the centre one that is beyond the province (khoản 3).

use super::super::circumstances::Circumstances;
use super::super::clock::first_receipt;
use super::super::event::Event;
use super::super::order::TakeOver;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::{Decision, Warning};
use crate::access::Role;
use crate::law::ReclassificationClock;
use crate::time::vn_date;
use crate::words::TeamLevel;

/// The file goes to the higher level; the clock that ran is kept, that of the new level counts anew, unless the law set
/// keeps the first start (R-CLK-4).
pub(super) fn decide(case: &Case, order: TakeOver, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let from = case.stage.team().map_or(case.level(), |t| t.level);
    competent(from, order.to, c)?;
    if order.reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do cấp trên điều tra.",
            "Say why the higher level investigates.",
        ));
    }
    let clock_from = match c.law.settings().reclassification_clock {
        ReclassificationClock::NewReceipt => c.now,
        ReclassificationClock::Original => first_receipt(case, from, c.law.settings()).unwrap_or(c.now),
    };
    let today = vn_date(c.now);
    let central = order.to == TeamLevel::Central;
    let event = Event::TakenOver {
        from,
        to: order.to,
        clock_from,
        reason: order.reason,
        items: order.items,
        record_reference: order.record_reference,
        basis: if central { c.law.escalate(today) } else { c.law.take_over(today) },
    };
    let mut warnings = Vec::new();
    if central {
        warnings.push(Warning::new(
            "hand_over_to_the_centre",
            "Lập biên bản bàn giao toàn bộ hồ sơ, vật chứng cho Đoàn điều tra cấp trung ương; hai bên cùng xác nhận.",
            "Record the hand-over of the whole file to the central team; both sides confirm it.",
        ));
    }
    Ok(Decision { events: vec![event], warnings })
}

fn competent(from: TeamLevel, to: TeamLevel, c: &Circumstances<'_>) -> Result<(), Refusal> {
    match (from, to) {
        (TeamLevel::Establishment, TeamLevel::Province) if c.actor.role.is_department() => Ok(()),
        (TeamLevel::Province, TeamLevel::Central) => match c.actor.role {
            Role::Director | Role::Ministry => Ok(()),
            _other => Err(Refusal::rule(
                "director_escalates",
                "Việc chuyển vụ lên cấp trung ương do Giám đốc Sở đề nghị hoặc Bộ quyết định.",
                "The Director of the department or the ministry moves a case to the centre.",
                "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 3",
            )),
        },
        (_, TeamLevel::Central) => Err(Refusal::rule(
            "not_of_the_province",
            "Chỉ chuyển lên cấp trung ương vụ do cấp tỉnh điều tra.",
            "Only a case that the province investigates goes to the centre.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 3",
        )),
        _other => Err(Refusal::rule(
            "not_of_an_establishment",
            "Chỉ lấy lên cấp tỉnh vụ do cơ sở điều tra; vụ này đã thuộc cấp khác.",
            "Only a case that an establishment investigates is taken over; this one belongs to another level.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 1, khoản 2",
        )),
    }
}
