//! Changing the members of a team, and answers to invitations (Nghị định 39/2016/NĐ-CP Điều 11).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{InvitationAnswer, InvitationReply};
use super::super::order::AnswerInvitation;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::super::team::TeamOrder;
use super::Decision;
use super::found_team::{competent, composition};
use super::told::{Problems, not_waiting_for_police};

pub(super) fn change(case: &Case, order: TeamOrder, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    not_waiting_for_police(case)?;
    let team = case.stage.team().ok_or(Refusal::Unknown { what: "team" })?;
    competent(team.level, c)?;
    let mut problems = Problems::default();
    let mut warnings = Vec::new();
    composition(case, team.level, &order.members, &mut problems, &mut warnings);
    problems.come("/decision_date", order.decision_date, c.now);
    if order.decision_date < team.decision_date {
        problems.add(
            "/decision_date",
            "before_founding",
            "Quyết định thay đổi không thể trước quyết định thành lập Đoàn.",
            "The team cannot be changed before it was founded.",
        );
    }
    if order.members == team.members {
        problems.add(
            "/members",
            "unchanged",
            "Thành phần Đoàn không thay đổi; sửa danh sách hoặc hủy.",
            "The members are the same as before; change the list or cancel.",
        );
    }
    problems.done()?;
    Ok(Decision { events: vec![Event::TeamChanged(Box::new(order))], warnings })
}

pub(super) fn answer(case: &Case, a: AnswerInvitation, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let mut problems = Problems::default();
    match a.reply {
        InvitationReply::Sends => problems.wanted("/member_name", a.member_name.as_deref()),
        InvitationReply::Declines => problems.wanted("/reason", a.reason.as_deref()),
    }
    problems.done()?;
    let answer = InvitationAnswer {
        round: case.round(),
        unit: a.unit,
        agency: c.actor.agency,
        capacity: a.capacity,
        reply: a.reply,
        member_name: a.member_name,
        member_position: a.member_position,
        letter_number: a.letter_number,
        reason: a.reason,
        at: c.now,
    };
    Ok(vec![Event::InvitationAnswered(Box::new(answer))].into())
}
