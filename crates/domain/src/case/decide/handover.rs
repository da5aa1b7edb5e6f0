//! Hand-over of the file with a list, and both sides' confirmation (Nghị định 39/2016/NĐ-CP Điều 17, 20, 22).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::evidence::Recorder;
use super::super::inquiry::{Handover, HandoverParty, HandoverSide, HandoverSignature};
use super::super::order::ConfirmHandover;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::super::team::Team;
use super::Decision;
use super::told::Problems;
use crate::access::Role;
use crate::words::TeamLevel;

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
    problems.since_accident(case, "/date", h.date);
    problems.done()?;
    // An employer hands over what his own team has, and nothing else.
    if c.actor.role == Role::Enterprise && h.from != HandoverParty::EstablishmentTeam {
        return Err(Refusal::rule(
            "not_that_side",
            "Cơ sở chỉ lập biên bản bàn giao hồ sơ của Đoàn điều tra cấp cơ sở.",
            "An establishment records the hand-over of its own team's file alone.",
            ARTICLE,
        ));
    }
    let own = |t: &Team| t.level == TeamLevel::Establishment;
    let had_team = case.stage.team().is_some_and(own) || case.past_rounds.iter().any(|p| own(&p.team));
    if c.actor.role == Role::Enterprise && !had_team {
        return Err(Refusal::rule(
            "no_team_of_its_own",
            "Cơ sở chưa thành lập Đoàn điều tra cấp cơ sở trong vụ này nên không có hồ sơ của Đoàn để bàn giao; tài liệu của cơ sở được nộp theo yêu cầu cung cấp tài liệu.",
            "The establishment had no team in this case and so no file of a team to hand over; its documents are supplied when they are asked for.",
            ARTICLE,
        ));
    }
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
    let mut problems = Problems::default();
    let own = own_party(c.actor.role) == Some(party);
    let other = handover.signatures.iter().find(|s| s.side != cmd.side);
    let same = |by: &Recorder| by.user.is_some() && by.user == c.actor.user;
    let twice = other.is_some_and(|s| s.paper.is_none() && s.recorded_by.as_ref().is_some_and(same));
    if cmd.paper.is_none() && (!own || twice) {
        problems.add(
            "/paper_number",
            "paper_wanted",
            "Xác nhận thay bên kia chỉ được ghi theo biên bản giấy đã ký: nêu số và ngày biên bản.",
            "The other side is confirmed for on the signed paper alone: give its number and date.",
        );
    }
    if let Some(paper) = &cmd.paper {
        problems.come("/paper_date", paper.date, c.now);
    }
    problems.done()?;
    let signature = HandoverSignature {
        side: cmd.side,
        name: cmd.name,
        unit: cmd.unit,
        at: c.now,
        remark: cmd.remark,
        recorded_by: Some(Recorder::of(c.actor, case)),
        paper: cmd.paper,
    };
    Ok(vec![Event::HandoverConfirmed { id: cmd.id, signature }].into())
}

/// An officer of the department may record anybody's paper.
fn speaks_for(role: Role, party: HandoverParty) -> bool {
    role.is_department() || own_party(role) == Some(party)
}

/// The side for which somebody confirms himself.
fn own_party(role: Role) -> Option<HandoverParty> {
    match role {
        Role::Enterprise => Some(HandoverParty::EstablishmentTeam),
        Role::Commune => Some(HandoverParty::Commune),
        Role::ProvincialPolice => Some(HandoverParty::Police),
        Role::Ministry => Some(HandoverParty::CentralTeam),
        role if role.is_department() => Some(HandoverParty::ProvincialTeam),
        _nobody => None,
    }
}
