//! Expertise and the one extension (Luật ATVSLĐ Điều 35 khoản 6).

use super::super::circumstances::Circumstances;
use super::super::deadlines::deadlines;
use super::super::event::Event;
use super::super::order::Extend;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::super::team::{Expertise, Extension};
use super::Decision;
use crate::law::{ClockState, DeadlineKind};
use crate::time::vn_date;

const ARTICLE: &str = "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6";

pub(super) fn expertise(case: &Case, e: Expertise, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    if case.stage.team().is_some_and(|t| t.expertise.is_some()) {
        return Err(Refusal::rule(
            "expertise_requested",
            "Đã trưng cầu giám định cho lần điều tra này.",
            "Expertise was requested already.",
            ARTICLE,
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
