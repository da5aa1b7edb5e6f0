//! Changing the members of a team, and answers to invitations (Nghị định 39/2016/NĐ-CP Điều 11).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{InvitationAnswer, InvitationReply};
use super::super::order::AnswerInvitation;
use super::super::refusal::Refusal;
use super::super::service::same_name;
use super::super::state::Case;
use super::super::team::{TeamMember, TeamOrder};
use super::found_team::{competent, composition};
use super::told::{Problems, not_waiting_for_police};
use super::{Decision, Warning};

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
    if let Some(signed) = case.stage.signed() {
        let stays = |name: &str| order.members.iter().any(|m| same_name(m.name.as_str(), name));
        for s in signed.signatures.iter().filter(|s| s.signed) {
            let member = team.members.iter().any(|m| same_name(m.name.as_str(), &s.name));
            if member && !stays(&s.name) {
                problems.add(
                    "/members",
                    "member_signed",
                    format!("{} đã ký biên bản điều tra đang có hiệu lực: giữ thành viên này, hoặc kết luận lại rồi mới thay đổi Đoàn.", s.name),
                    format!("{} has signed the minutes that stand: keep this member, or conclude anew before the team is changed.", s.name),
                );
            }
        }
        let given = |m: &&TeamMember| !signed.signatures.iter().any(|s| same_name(&s.name, m.name.as_str()));
        let open: Vec<&str> = order.members.iter().filter(given).map(|m| m.name.as_str()).collect();
        if !open.is_empty() {
            let names = open.join(", ");
            warnings.push(Warning::new(
                "member_not_signed",
                format!("Biên bản đã ký; thành viên mới chưa ký: {names}. Ghi nhận lại việc ký trước khi công bố."),
                format!("The minutes are signed; new members have not signed: {names}. Record the signing again before the announcement."),
            ));
        }
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
