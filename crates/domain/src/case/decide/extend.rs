//! Expertise and the one extension (Luật ATVSLĐ Điều 35 khoản 6).

use super::super::circumstances::Circumstances;
use super::super::deadlines::deadlines;
use super::super::event::Event;
use super::super::order::Extend;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::super::team::{Expertise, ExpertiseResult, Extension, Team};
use super::Decision;
use super::told::Problems;
use crate::law::{ClockState, DeadlineKind};
use crate::time::vn_date;

const ARTICLE: &str = "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6";

pub(super) fn expertise(case: &Case, e: Expertise, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let asked = |t: &Team| t.all_expertise().any(|x| x.request_number == e.request_number);
    if case.stage.team().is_some_and(asked) {
        return Err(Refusal::field(
            "/request_number",
            "expertise_requested",
            "Văn bản trưng cầu số này đã được ghi nhận.",
            "The request of this number is on record already.",
        ));
    }
    if e.requested_on > vn_date(c.now) {
        return Err(Refusal::field(
            "/requested_on",
            "in_future",
            "Ngày trưng cầu không thể ở tương lai.",
            "The request lies in the future.",
        ));
    }
    Ok(vec![Event::ExpertiseRequested(e)].into())
}

pub(super) fn expertise_result(
    case: &Case,
    r: ExpertiseResult,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let team = case.stage.team().ok_or(Refusal::Unknown { what: "team" })?;
    let mut problems = Problems::default();
    match team.all_expertise().find(|x| x.request_number == r.request_number) {
        None => problems.add(
            "/request_number",
            "unknown_request",
            "Chưa ghi nhận văn bản trưng cầu giám định số này.",
            "No request for expertise of this number is on record.",
        ),
        Some(request) if r.received_on < request.requested_on => problems.add(
            "/received_on",
            "before_request",
            "Ngày nhận kết quả phải sau ngày trưng cầu.",
            "The result came before it was asked for.",
        ),
        Some(_) => {}
    }
    problems.come("/received_on", r.received_on, c.now);
    problems.item(case, "/evidence_id", r.evidence);
    problems.done()?;
    Ok(vec![Event::ExpertiseReceived(r)].into())
}

/// A term that ran out is explained; it stays overdue.
pub(super) fn explain_delay(case: &Case, reason: String, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let overdue = deadlines(case, c.law, c.calendar, c.now)
        .iter()
        .any(|d| d.term.kind == DeadlineKind::Investigation && d.term.state == ClockState::Overdue);
    if !overdue {
        return Err(Refusal::rule(
            "not_overdue",
            "Thời hạn điều tra chưa hết; nếu cần thêm thời gian, đề nghị gia hạn trước khi hết hạn.",
            "The term has not run out; ask for an extension before it does.",
            ARTICLE,
        ));
    }
    Ok(vec![Event::DelayExplained { reason }].into())
}

pub(super) fn decide(case: &Case, cmd: Extend, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let team = case.stage.team().ok_or(Refusal::Unknown { what: "team" })?;
    if team.extension.is_some() {
        return Err(Refusal::rule(
            "extended_once",
            "Thời hạn điều tra chỉ được gia hạn một lần.",
            "The term may be extended only once.",
            ARTICLE,
        ));
    }
    let round = team.round.to_string();
    let current = deadlines(case, c.law, c.calendar, c.now)
        .into_iter()
        .find(|d| d.term.kind == DeadlineKind::Investigation && d.reference == round && d.met_at.is_none())
        .ok_or(Refusal::Unknown { what: "investigation term" })?;
    if current.term.extension_max.is_none() {
        return Err(Refusal::rule(
            "light_not_extended",
            "Vụ TNLĐ nhẹ không được gia hạn điều tra.",
            "The term of a light accident cannot be extended.",
            ARTICLE,
        ));
    }
    if current.term.state == ClockState::Overdue {
        return Err(Refusal::rule(
            "extension_after_expiry",
            "Thời hạn điều tra đã hết; việc gia hạn phải được đồng ý trước khi hết hạn.",
            "The term has expired; an extension needs consent before expiry.",
            ARTICLE,
        ));
    }
    if cmd.days == 0 || cmd.days > current.term.length {
        return Err(Refusal::Invalid(vec![crate::value::FieldError {
            pointer: "/days".to_owned(),
            code: "out_of_range",
            message: crate::words::Localized::new(
                format!("Số ngày gia hạn từ 1 đến {}.", current.term.length),
                format!("The extension is 1 to {} days.", current.term.length),
            ),
        }]));
    }
    if cmd.consent_date > vn_date(c.now) {
        return Err(Refusal::field(
            "/consent_date",
            "in_future",
            "Ngày đồng ý không thể ở tương lai.",
            "The consent lies in the future.",
        ));
    }
    let extension = Extension {
        days: cmd.days,
        consent_number: cmd.consent_number,
        consent_date: cmd.consent_date,
        consented_by: cmd.consented_by,
        reason: cmd.reason,
        recorded_at: c.now,
    };
    Ok(vec![Event::Extended(extension)].into())
}
