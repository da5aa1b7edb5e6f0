//! Expertise and the one extension (Luật ATVSLĐ Điều 35 khoản 6).

use super::super::circumstances::Circumstances;
use super::super::deadlines::deadlines;
use super::super::event::Event;
use super::super::order::Extend;
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::super::team::{Expertise, ExpertiseResult, Extension, Team};
use super::told::Problems;
use super::{Decision, Warning};
use crate::law::{ClockState, DeadlineKind};
use crate::value::search_fold;
use crate::words::{EventClass, TeamLevel};

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
    let mut problems = Problems::default();
    problems.come("/requested_on", e.requested_on, c.now);
    problems.since_accident(case, "/requested_on", e.requested_on);
    problems.done()?;
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
    // Expertise gives a light case the longer term, but nothing makes its term one that is extended.
    if current.term.extension_max.is_none() || case.class() == EventClass::Light {
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
    let mut warnings = Vec::new();
    consent(team, &cmd, c, &mut warnings)?;
    let extension = Extension {
        days: cmd.days,
        consent_number: cmd.consent_number,
        consent_date: cmd.consent_date,
        consented_by: cmd.consented_by,
        reason: cmd.reason,
        recorded_at: c.now,
    };
    Ok(Decision { events: vec![Event::Extended(extension)], warnings })
}

/// Whoever founded the team consents in writing: the ministry for a central team, the Director for the province, the
/// employer for his own.
fn consent(
    team: &Team,
    cmd: &Extend,
    c: &Circumstances<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<(), Refusal> {
    let mut problems = Problems::default();
    problems.wanted("/consent_number", Some(&cmd.consent_number));
    problems.wanted("/consented_by", Some(&cmd.consented_by));
    problems.come("/consent_date", cmd.consent_date, c.now);
    let founded = ["thành lập Đoàn điều tra", "the decision that founded the team"];
    problems.not_before("/consent_date", cmd.consent_date, team.decision_date, "before_founding", founded);
    let (by, founder) = (search_fold(&cmd.consented_by), search_fold(&team.founder));
    let (by, founder) = (by.trim(), founder.trim());
    let named = |text: &str, other: &str| format!(" {text} ").contains(&format!(" {other} "));
    let founds = !founder.is_empty() && (named(by, founder) || named(founder, by));
    let director = named(by, "giam doc");
    if team.level == TeamLevel::Central
        && !founds
        && (director || c.actor.role.is_department() && by == search_fold(&c.actor.name).trim())
    {
        problems.add(
            "/consented_by",
            "ministry_consents",
            format!("Đoàn cấp trung ương do Bộ thành lập thì Bộ đồng ý gia hạn: ghi {} hoặc người ký văn bản đồng ý của Bộ.", team.founder),
            format!("The ministry founded the central team and consents to its longer term: name {} or who signed the consent of the ministry.", team.founder),
        );
    }
    problems.done()?;
    let competent = founds || (team.level == TeamLevel::Province && director);
    if !competent {
        warnings.push(Warning::new(
            "consent_not_of_founder",
            format!("Người ra quyết định thành lập Đoàn ({}) phải đồng ý gia hạn; người đồng ý đã ghi là {}. Kiểm tra lại văn bản đồng ý.", team.founder, cmd.consented_by),
            format!("Whoever founded the team ({}) consents to the longer term; on record is {}. Check the paper of the consent.", team.founder, cmd.consented_by),
        ));
    }
    Ok(())
}
