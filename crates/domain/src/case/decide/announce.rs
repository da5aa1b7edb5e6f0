//! The announcement meeting and the minutes (Luật ATVSLĐ Điều 35 khoản 8).

use super::super::circumstances::Circumstances;
use super::super::deadlines::deadlines;
use super::super::event::Event;
use super::super::findings::{Findings, FindingsSigned};
use super::super::meeting::{AttendanceGroup, Meeting};
use super::super::refusal::Refusal;
use super::super::service::same_name;
use super::super::stage::Stage;
use super::super::state::Case;
use super::super::team::Team;
use super::consequences::settle;
use super::plan_meeting::meeting_groups;
use super::sign::set_aside_links;
use super::told::{Problems, first_word};
use super::{Decision, Warning};
use crate::law::{DeadlineKind, Moment, Trigger};
use crate::time::{human_date, vn_date};
use crate::value::{FieldError, search_fold};
use crate::words::{Lang, Localized, TeamLevel};
use chrono::Duration;

pub(super) fn hold(case: &Case, meeting: Meeting, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let Stage::Concluded { team, signed, findings, .. } = &case.stage else {
        return Err(Refusal::Unknown { what: "concluded findings" });
    };
    let Some(signed) = signed else {
        return Err(Refusal::rule(
            "minutes_not_signed",
            "Biên bản điều tra chưa được ký; ký biên bản trước khi họp công bố.",
            "The minutes of the investigation are not signed; sign them before the announcement.",
            "Nghị định 39/2016/NĐ-CP, Điều 13, Điều 14",
        ));
    };
    if meeting.held_at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/held_at",
            "in_future",
            "Cuộc họp phải đã diễn ra.",
            "The meeting must have been held.",
        ));
    }
    in_order(case, team, signed, &meeting)?;
    still_founded(case, findings)?;
    recorded(&meeting, c)?;
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
    let mut warnings = absent_groups(case, &meeting);
    warnings.extend(another_chair(team, &meeting));
    warnings.extend(not_signed_yet(team, signed));
    warnings.extend(left_out(&meeting));
    let events = vec![Event::AnnouncementHeld { meeting: Box::new(meeting) }];
    Ok(Decision { events: settle(case, events, Trigger::AnnouncementHeld, None, c)?, warnings })
}

/// Nothing is announced before it happened, became known, was investigated and was signed. What was done on paper may
/// be written down here later: the days of the papers count.
fn in_order(case: &Case, team: &Team, signed: &FindingsSigned, meeting: &Meeting) -> Result<(), Refusal> {
    let held = vn_date(meeting.held_at);
    let mut problems = Problems::default();
    problems.since_accident(case, "/held_at", held);
    let steps = [
        (first_word(case), "before_report", ["nhận được tin tai nạn", "the first report"]),
        (
            team.decision_date,
            "before_founding",
            ["thành lập Đoàn điều tra", "the decision that founded the team"],
        ),
        (
            signed.signed_on,
            "before_signing",
            ["ký biên bản điều tra", "signing the minutes of the investigation"],
        ),
    ];
    for (day, code, words) in steps {
        // The employer's own team may have done its work before he declared here.
        let own = team.level == TeamLevel::Establishment && code == "before_report";
        if problems.is_empty() && !own {
            problems.not_before("/held_at", held, day, code, words);
        }
    }
    problems.done()
}

/// What the signed findings rest on must still stand in the file.
fn still_founded(case: &Case, findings: &Findings) -> Result<(), Refusal> {
    if set_aside_links(case, findings).is_empty() {
        return Ok(());
    }
    Err(Refusal::rule(
        "evidence_set_aside",
        "Chứng cứ làm căn cứ của kết luận đã ký không còn trong hồ sơ: kết luận lại với chứng cứ khác và ký lại trước khi công bố.",
        "Evidence that the signed findings rest on was set aside: conclude anew on other evidence and sign again before the announcement.",
        "Nghị định 39/2016/NĐ-CP, Điều 13, Điều 14",
    ))
}

/// The head of the team chairs the meeting (Nghị định 39/2016/NĐ-CP Điều 13 khoản 7).
fn another_chair(team: &Team, meeting: &Meeting) -> Option<Warning> {
    let head = team.head()?.name.as_str();
    let chair = search_fold(&meeting.chair);
    let same = chair.contains(&search_fold(head)) || chair.contains("truong doan");
    (!same).then(|| {
        Warning::new(
            "chair_not_head",
            format!(
                "Trưởng đoàn chủ trì cuộc họp công bố: Trưởng đoàn là {head}, người chủ trì đã ghi là {}.",
                meeting.chair
            ),
            format!(
                "The head of the team chairs the meeting: the head is {head}, the chair on record is {}.",
                meeting.chair
            ),
        )
    })
}

/// Who joined the team after the minutes were signed.
fn not_signed_yet(team: &Team, signed: &FindingsSigned) -> Option<Warning> {
    let given = |name: &str| signed.signatures.iter().any(|s| same_name(&s.name, name));
    let open: Vec<&str> = team.members.iter().map(|m| m.name.as_str()).filter(|n| !given(n)).collect();
    (!open.is_empty()).then(|| {
        let names = open.join(", ");
        Warning::new(
            "member_not_signed",
            format!("Thành viên vào Đoàn sau khi ký biên bản, chưa ghi chữ ký: {names}."),
            format!("Joined the team after the minutes were signed, no signature is on record: {names}."),
        )
    })
}

/// What the record of the meeting must say wherever it says something (PL XI).
fn recorded(meeting: &Meeting, c: &Circumstances<'_>) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    let blank = |text: Option<&String>| text.is_none_or(|t| t.trim().is_empty());
    for (n, who) in meeting.attendance.iter().enumerate() {
        if !who.present && blank(who.note.as_ref()) {
            problems.push(FieldError::new(
                format!("/attendance/{n}/note"),
                "absence_reason_required",
                "Người vắng mặt phải ghi lý do (Phụ lục XI mục 2).",
                "Give the reason of who is absent (Annex XI, item 2).",
            ));
        }
    }
    if let Some(closed) = meeting.proceedings.closed_at
        && (closed < meeting.held_at || closed > c.now + Duration::minutes(2))
    {
        problems.push(FieldError::new(
            "/closed_at",
            "out_of_range",
            "Thời điểm kết thúc phải sau khi khai mạc và không ở tương lai.",
            "The meeting is closed after it was opened, and not in the future.",
        ));
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Invalid(problems)) }
}

/// Fields of PL XI that are still blank; whoever records the meeting is told, the meeting was held all the same.
fn left_out(meeting: &Meeting) -> Vec<Warning> {
    let p = &meeting.proceedings;
    let mut blank = Vec::new();
    if p.number.is_none() {
        blank.push(("số biên bản cuộc họp", "number of the meeting minutes"));
    }
    if meeting.secretary.is_none() {
        blank.push(("thư ký", "secretary"));
    }
    if p.minutes_read.is_none() {
        blank.push(("biên bản điều tra đã đọc toàn văn", "minutes read in full"));
    }
    if p.final_conclusion.is_none() {
        blank.push(("kết luận cuối cùng", "final conclusion"));
    }
    if p.closed_at.is_none() {
        blank.push(("thời điểm kết thúc", "closing time"));
    }
    let mut out = Vec::new();
    if !blank.is_empty() {
        let vi: Vec<&str> = blank.iter().map(|b| b.0).collect();
        let en: Vec<&str> = blank.iter().map(|b| b.1).collect();
        out.push(Warning::new(
            "proceedings_incomplete",
            format!("Biên bản cuộc họp (Phụ lục XI) còn thiếu: {}.", vi.join(", ")),
            format!("The minutes of the meeting (Annex XI) lack: {}.", en.join(", ")),
        ));
    }
    let unsigned = meeting.dissent.iter().filter(|d| d.signed == Some(false)).count();
    if unsigned > 0 {
        out.push(Warning::new(
            "dissent_unsigned",
            format!("{unsigned} ý kiến không nhất trí chưa được người có ý kiến ký vào biên bản."),
            format!("{unsigned} dissenting opinion(s) are not signed by who gave them."),
        ));
    }
    out
}

/// Who must be asked to the meeting is listed in its record, present or absent.
fn absent_groups(case: &Case, meeting: &Meeting) -> Vec<Warning> {
    std::iter::once(AttendanceGroup::Team)
        .chain(meeting_groups(case))
        .filter(|g| !meeting.attendance.iter().any(|a| a.group == *g))
        .map(|g| {
            Warning::new(
                "group_not_listed",
                format!("Chưa ghi nhận thành phần: {} (có mặt hay vắng mặt kèm lý do).", g.label(Lang::Vi)),
                format!("Not listed, present or absent with a reason: {}.", g.label(Lang::En)),
            )
        })
        .collect()
}
