//! Hand-over of the file with a list, and both sides' confirmation (Nghị định 39/2016/NĐ-CP Điều 17, 20, 22).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{Handover, HandoverParty, HandoverSide, HandoverSignature};
use super::super::order::ConfirmHandover;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::Decision;
use super::told::Problems;
use crate::access::Role;

const ARTICLE: &str = "Nghị định 39/2016/NĐ-CP, Điều 17, Điều 20, Điều 22";

pub(super) fn record(case: &Case, h: Handover, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let mut problems = Problems::default();
    if h.from == h.to {
        problems.add(
            "/to",
            "same_side",
            "Bên nhận phải khác bên giao.",
            "The receiving side is not the giving side.",
        );
    }
    if h.items.is_empty() {
        problems.add(
            "/items",
            "no_items",
            "Liệt kê ít nhất một tài liệu, đồ vật, phương tiện được bàn giao.",
            "List at least one document, object or means handed over.",
        );
    }
    for (index, item) in h.items.iter().enumerate() {
        problems.item(case, &format!("/items/{index}/evidence_id"), item.evidence);
    }
    problems.come("/date", h.date, c.now);
    problems.done()?;
    Ok(vec![Event::HandoverRecorded(Box::new(h))].into())
}

pub(super) fn confirm(case: &Case, cmd: ConfirmHandover, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let handover = case.inquiry.handovers.iter().find(|h| h.id == cmd.id);
    let handover = handover.ok_or(Refusal::Unknown { what: "hand-over" })?;
    if handover.signed_by(cmd.side) {
        return Err(Refusal::rule(
            "side_confirmed",
            "Bên này đã xác nhận.",
            "This side has confirmed already.",
            ARTICLE,
        ));
    }
    let party = match cmd.side {
        HandoverSide::Giver => handover.from,
        HandoverSide::Receiver => handover.to,
    };
    if !speaks_for(c.actor.role, party) {
        return Err(Refusal::rule(
            "not_that_side",
            "Mỗi bên tự xác nhận cho mình; cán bộ của Sở được ghi nhận xác nhận bằng giấy của bên không dùng hệ thống.",
            "Each side confirms for itself; officers of the department may record the paper of a side that does not use the system.",
            ARTICLE,
        ));
    }
    let signature =
        HandoverSignature { side: cmd.side, name: cmd.name, unit: cmd.unit, at: c.now, remark: cmd.remark };
    Ok(vec![Event::HandoverConfirmed { id: cmd.id, signature }].into())
}

fn speaks_for(role: Role, party: HandoverParty) -> bool {
    role.is_department()
        || match party {
            HandoverParty::EstablishmentTeam => role == Role::Enterprise,
            HandoverParty::Commune => role == Role::Commune,
            HandoverParty::Police => role == Role::ProvincialPolice,
            HandoverParty::CentralTeam => role == Role::Ministry,
            HandoverParty::ProvincialTeam | HandoverParty::Specialised => false,
        }
}
