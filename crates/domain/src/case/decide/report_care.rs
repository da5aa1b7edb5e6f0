//! Care of a report: acceptance, supplements, withdrawal.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::report::ReportState;
use super::super::stage::{DismissalKind, StageKind};
use super::super::state::{Case, CaseReport};
use super::{Decision, Warning};
use crate::ids::{ReportId, SupplementId};
use crate::time::vn_date;
use crate::words::EventClass;
use chrono::NaiveDate;

pub(super) fn live(case: &Case, id: ReportId) -> Result<&CaseReport, Refusal> {
    let report = case.report(id).ok_or(Refusal::Unknown { what: "report" })?;
    if !report.is_live() {
        return Err(Refusal::rule(
            "report_withdrawn",
            "Tin này đã được rút.",
            "This report was withdrawn.",
            "",
        ));
    }
    Ok(report)
}

pub(super) fn accept(case: &Case, id: ReportId, note: Option<String>) -> Result<Decision, Refusal> {
    let report = live(case, id)?;
    if report.state == ReportState::Accepted {
        return Err(Refusal::rule(
            "already_accepted",
            "Tin này đã được tiếp nhận.",
            "This report is accepted already.",
            "",
        ));
    }
    Ok(vec![Event::ReportAccepted { report: id, note }].into())
}

pub(super) fn request_supplement(
    case: &Case,
    id: SupplementId,
    report: ReportId,
    reason: String,
    due: NaiveDate,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    live(case, report)?;
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu rõ còn thiếu gì và vì sao cần bổ sung.",
            "Say what is missing and why it is needed.",
        ));
    }
    if due < vn_date(c.now) {
        return Err(Refusal::field(
            "/due",
            "in_past",
            "Hạn bổ sung không thể ở quá khứ.",
            "The due date lies in the past.",
        ));
    }
    Ok(vec![Event::SupplementRequested { id, report, reason, due }].into())
}

pub(super) fn provide_supplement(
    case: &Case,
    report: ReportId,
    request: Option<SupplementId>,
    text: String,
) -> Result<Decision, Refusal> {
    live(case, report)?;
    if let Some(id) = request {
        let known = case.supplements.iter().find(|s| s.id == id && s.report == report);
        let known = known.ok_or(Refusal::Unknown { what: "supplement request" })?;
        if known.answered_at.is_some() {
            return Err(Refusal::rule(
                "already_answered",
                "Yêu cầu này đã được bổ sung.",
                "This request was answered.",
                "",
            ));
        }
    }
    Ok(vec![Event::SupplementProvided { request, report, text }].into())
}

/// A reporter who takes his word back does not close the file of such an accident: only the department does.
fn grave(case: &Case) -> bool {
    match case.class() {
        EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown => true,
        EventClass::SeriousSingle | EventClass::Light => false,
    }
}

pub(super) fn withdraw(case: &Case, id: ReportId, reason: String) -> Result<Decision, Refusal> {
    let report = live(case, id)?;
    if report.state == ReportState::Accepted {
        return Err(Refusal::rule(
            "accepted_already",
            "Tin đã được tiếp nhận nên không rút được; hãy đính chính hoặc bổ sung.",
            "The report has been accepted and cannot be withdrawn; correct or supplement it.",
            "",
        ));
    }
    let mut events = vec![Event::ReportWithdrawn { report: id, reason: reason.clone() }];
    let others = case.reports.iter().any(|r| r.report.id != id && r.is_live());
    let before_team =
        matches!(case.stage.kind(), StageKind::Reported | StageKind::Declared | StageKind::Recorded);
    if others || !before_team {
        return Ok(events.into());
    }
    if grave(case) {
        let stays = Warning::new(
            "stays_open",
            "Tin đã rút. Vụ vẫn mở để Sở kiểm tra, vì tin nói về người chết, nhiều người bị thương nặng hoặc chưa rõ.",
            "The report is withdrawn. The case stays open for the department to look into: it told of a death, of several seriously hurt, or of what is not known.",
        );
        return Ok(Decision { events, warnings: vec![stays] });
    }
    events.push(Event::Dismissed { kind: DismissalKind::Withdrawn, reason, into: None });
    Ok(events.into())
}
