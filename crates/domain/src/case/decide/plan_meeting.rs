//! Planning the announcement meeting (Luật ATVSLĐ Điều 35 khoản 8; Nghị định 39/2016/NĐ-CP Điều 13 khoản 7).

use super::super::circumstances::Circumstances;
use super::super::deadlines::deadlines;
use super::super::event::Event;
use super::super::meeting::{AttendanceGroup, MeetingPlan};
use super::super::order::NewMeetingPlan;
use super::super::refusal::Refusal;
use super::super::state::{Case, Victim};
use super::consequences::settle;
use super::{Decision, Warning};
use crate::law::{DeadlineKind, Moment, Trigger};
use crate::time::{human_date, vn_date};
use crate::words::{EventClass, Lang, WorkRelation};
use chrono::Duration;

pub(super) fn decide(case: &Case, plan: NewMeetingPlan, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let team = case.stage.team().ok_or(Refusal::Unknown { what: "team" })?;
    if plan.at < c.now - Duration::minutes(2) {
        return Err(Refusal::field(
            "/at",
            "in_past",
            "Lịch họp phải ở tương lai; cuộc họp đã diễn ra thì ghi nhận bằng “họp công bố”.",
            "A plan lies in the future; a meeting that was held is recorded as held.",
        ));
    }
    let earlier = case.meeting_plan();
    let reason = plan.reason.filter(|r| !r.trim().is_empty());
    if earlier.is_some() && reason.is_none() {
        return Err(Refusal::field(
            "/reason",
            "replan_reason_required",
            "Cuộc họp đã có lịch: nêu lý do thay đổi.",
            "The meeting has a date already: say why it changes.",
        ));
    }
    let mut warnings = Vec::new();
    let round = team.round.to_string();
    let term = deadlines(case, c.law, c.calendar, c.now)
        .into_iter()
        .find(|d| d.term.kind == DeadlineKind::Investigation && d.reference == round);
    if let Some(Moment::Day(due)) = term.map(|d| d.term.due)
        && vn_date(plan.at) > due
    {
        warnings.push(Warning::new(
            "planned_after_term",
            format!(
                "Lịch họp sau ngày {}, khi hết thời hạn điều tra (Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6).",
                human_date(due)
            ),
            format!("The meeting is planned after {}, when the term ends (Law on OSH, Article 35(6)).", human_date(due)),
        ));
    }
    for group in meeting_groups(case) {
        if !plan.invited.iter().any(|i| i.group == group) {
            warnings.push(Warning::new(
                "group_not_invited",
                format!("Chưa mời thành phần: {}.", group.label(Lang::Vi)),
                format!("Not invited: {}.", group.label(Lang::En)),
            ));
        }
    }
    let plan = MeetingPlan {
        round: team.round,
        at: plan.at,
        place: plan.place,
        agenda: plan.agenda,
        invited: plan.invited,
        reason: reason.filter(|_| earlier.is_some()),
        by_name: c.actor.name.clone(),
        recorded_at: c.now,
    };
    let events = vec![Event::MeetingPlanned(Box::new(plan))];
    Ok(Decision { events: settle(case, events, Trigger::MeetingPlanned, None, c)?, warnings })
}

/// People who must be asked to the announcement meeting; agencies are invited by the system (Luật ATVSLĐ Điều 35
/// khoản 8; Nghị định 39/2016/NĐ-CP Điều 13 khoản 7).
pub fn meeting_groups(case: &Case) -> Vec<AttendanceGroup> {
    let mut out = vec![AttendanceGroup::Union, AttendanceGroup::VictimOrRelatives];
    // Where nobody had a contract, the commune sits in the employer's place.
    let without = |v: &Victim| v.statement.relation == WorkRelation::NoContract;
    let none = !case.victims.is_empty() && case.victims.iter().all(without);
    let employer = !none && case.accident.as_ref().is_some_and(|a| a.employer.name.is_some());
    if employer {
        out.push(AttendanceGroup::Employer);
    }
    if !employer || case.victims.iter().any(without) {
        out.push(AttendanceGroup::Commune);
    }
    if case.class() == EventClass::Fatal {
        out.extend([AttendanceGroup::Police, AttendanceGroup::Procuracy]);
    }
    out
}
