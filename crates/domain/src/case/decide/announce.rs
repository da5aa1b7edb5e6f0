//! The announcement meeting and the minutes (Luật ATVSLĐ Điều 35 khoản 8).

use super::super::circumstances::Circumstances;
use super::super::deadlines::deadlines;
use super::super::event::Event;
use super::super::meeting::{AttendanceGroup, IssuedMinutes, Meeting};
use super::super::refusal::Refusal;
use super::super::stage::Stage;
use super::super::state::Case;
use super::consequences::settle;
use super::{Decision, Warning};
use crate::law::{DeadlineKind, Moment, Trigger};
use crate::time::{human_date, vn_date};
use crate::value::{FieldError, search_fold};
use crate::words::{EventClass, Localized, RoleKey, TeamLevel};
use chrono::Duration;

const ARTICLE: &str = "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 8";

pub(super) fn hold(case: &Case, meeting: Meeting, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let Stage::Concluded { team, concluded_at, signed, .. } = &case.stage else {
        return Err(Refusal::Unknown { what: "concluded findings" });
    };
    if signed.is_none() {
        return Err(Refusal::rule(
            "minutes_not_signed",
            "Biên bản điều tra chưa được ký; ký biên bản trước khi họp công bố.",
            "The minutes of the investigation are not signed; sign them before the announcement.",
            "Nghị định 39/2016/NĐ-CP, Điều 13, Điều 14",
        ));
    }
    if meeting.held_at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/held_at",
            "in_future",
            "Cuộc họp phải đã diễn ra.",
            "The meeting must have been held.",
        ));
    }
    if meeting.held_at < team.founded_at.min(*concluded_at) {
        return Err(Refusal::field(
            "/held_at",
            "before_findings",
            "Cuộc họp phải diễn ra sau khi thành lập Đoàn.",
            "The meeting lies before the team was founded.",
        ));
    }
    let round = team.round.to_string();
    let term = deadlines(case, c.law, c.calendar, c.now)
        .into_iter()
        .find(|d| d.term.kind == DeadlineKind::Investigation && d.reference == round);
    if let Some(Moment::Day(due)) = term.map(|d| d.term.due)
        && vn_date(meeting.held_at) > due
        && meeting.late_reason.as_ref().is_none_or(|r| r.trim().is_empty())
    {
        return Err(Refusal::Invalid(vec![FieldError {
            pointer: "/late_reason".to_owned(),
            code: "late_reason_required",
            message: Localized::new(
                format!("Thời hạn điều tra đã hết ngày {}: nêu lý do công bố muộn.", human_date(due)),
                format!("The term ended on {}: give the reason for the late announcement.", human_date(due)),
            ),
        }]));
    }
    let warnings = absent_groups(case, &meeting);
    let events = vec![Event::AnnouncementHeld { meeting: Box::new(meeting) }];
    Ok(Decision { events: settle(case, events, Trigger::AnnouncementHeld, None, c)?, warnings })
}

fn absent_groups(case: &Case, meeting: &Meeting) -> Vec<Warning> {
    let mut wanted = vec![AttendanceGroup::Team, AttendanceGroup::Union, AttendanceGroup::VictimOrRelatives];
    if case.class() == EventClass::Fatal {
        wanted.extend([AttendanceGroup::Police, AttendanceGroup::Procuracy]);
    }
    wanted
        .into_iter()
        .filter(|g| !meeting.attendance.iter().any(|a| a.group == *g))
        .map(|g| {
            Warning::new(
                "group_not_listed",
                format!(
                    "Chưa ghi nhận thành phần: {} (có mặt hay vắng mặt kèm lý do).",
                    g.label(crate::words::Lang::Vi)
                ),
                format!("Not listed, present or absent with a reason: {}.", g.label(crate::words::Lang::En)),
            )
        })
        .collect()
}

pub(super) fn issue_minutes(
    case: &Case,
    minutes: IssuedMinutes,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let held =
        case.stage.announcement().map(|a| a.meeting.held_at).ok_or(Refusal::Unknown { what: "meeting" })?;
    if minutes.sent_to.is_empty() {
        return Err(Refusal::field(
            "/sent_to",
            "required",
            "Nêu nơi nhận biên bản.",
            "Say to whom the minutes were sent.",
        ));
    }
    if minutes.sent_at > c.now + Duration::minutes(2) || minutes.sent_at < held {
        return Err(Refusal::field(
            "/sent_at",
            "out_of_range",
            "Thời điểm gửi phải sau cuộc họp công bố và không ở tương lai.",
            "The minutes are sent after the meeting, and not in the future.",
        ));
    }
    let mut warnings = Vec::new();
    let due = c.law.term(DeadlineKind::SendMinutes, vn_date(held), c.calendar).due;
    if let Moment::Day(day) = due
        && vn_date(minutes.sent_at) > day
    {
        warnings.push(Warning::new(
            "minutes_late",
            format!("Biên bản gửi sau hạn {} ({ARTICLE}).", human_date(day)),
            format!("The minutes were sent after {} ({ARTICLE}).", human_date(day)),
        ));
    }
    warnings.extend(departments_left_out(case, &minutes, c));
    Ok(Decision { events: vec![Event::MinutesIssued(minutes)], warnings })
}

/// The minutes of an establishment go to the labour authority of the place, and to that of the head office where it
/// is another (Nghị định 39/2016/NĐ-CP Điều 13).
fn departments_left_out(case: &Case, minutes: &IssuedMinutes, c: &Circumstances<'_>) -> Vec<Warning> {
    let own_team = case.stage.team().is_some_and(|t| t.level == TeamLevel::Establishment);
    let Some(accident) = case.accident.as_ref().filter(|_| own_team) else { return Vec::new() };
    let day = accident.occurred.date();
    let seat = accident.employer.commune.as_ref().and_then(|code| c.geography.commune_on(code, day).ok());
    let mut provinces = vec![case.province.clone()];
    provinces.extend(seat.map(|s| s.province_code.to_string()).filter(|p| *p != case.province));
    let sent: Vec<String> = minutes.sent_to.iter().map(|to| search_fold(to)).collect();
    let told = |name: &str| sent.iter().any(|to| to.contains(&search_fold(name)));
    provinces
        .iter()
        .filter_map(|p| c.law.agency_name(RoleKey::LabourAuthorityProvince, p, None, vn_date(c.now)))
        .filter(|agency| !told(&agency.name.vi))
        .map(|agency| {
            Warning::new(
                "department_left_out",
                format!("Chưa gửi {}: biên bản của Đoàn cơ sở phải gửi Sở nơi xảy ra tai nạn và Sở nơi đặt trụ sở chính (Nghị định 39/2016/NĐ-CP, Điều 13).", agency.name.vi),
                format!("Not sent to {}: the minutes of an establishment go to the labour authority of the place and of the head office (Decree 39/2016, Article 13).", agency.name.en),
            )
        })
        .collect()
}
