//! Care of a report: acceptance, supplements, correction, withdrawal.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::report::ReportState;
use super::super::stage::{DismissalKind, StageKind};
use super::super::state::{Case, CaseReport};
use super::super::statement::AccidentStatement;
use super::Decision;
use super::consequences::{rank, settle};
use super::report::{check_counts, check_place};
use crate::ids::{ReportId, SupplementId};
use crate::law::Trigger;
use crate::time::{vn_date, vn_datetime};
use crate::words::{EventClass, Severity};
use chrono::NaiveDate;

fn live(case: &Case, id: ReportId) -> Result<&CaseReport, Refusal> {
    let report = case.report(id).ok_or(Refusal::Unknown { what: "report" })?;
    if report.state == ReportState::Withdrawn {
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

pub(super) fn correct(
    case: &Case,
    id: ReportId,
    reason: String,
    accident: AccidentStatement,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    live(case, id)?;
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do đính chính.",
            "Give the reason for the correction.",
        ));
    }
    let known = case.accident.as_ref().ok_or(Refusal::Unknown { what: "accident" })?;
    let mut problems = Vec::new();
    let mut warnings = Vec::new();
    check_place(&accident, c, &mut problems, &mut warnings);
    check_counts(&accident, &mut problems);
    if accident.occurred.earliest() > vn_datetime(c.now) {
        problems.extend(
            match Refusal::field(
                "/accident/occurred",
                "in_future",
                "Thời điểm xảy ra tai nạn không thể ở tương lai.",
                "The accident cannot lie in the future.",
            ) {
                Refusal::Invalid(fields) => fields,
                Refusal::NotAllowed { .. } | Refusal::Rule { .. } | Refusal::Unknown { .. } => Vec::new(),
            },
        );
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    refuse_lowering(case, &accident)?;
    let changed = changes(known, &accident);
    if changed.is_empty() {
        return Err(Refusal::rule(
            "nothing_changed",
            "Nội dung không có gì thay đổi.",
            "Nothing was changed.",
            "",
        ));
    }
    let trigger = if known.place.commune == accident.place.commune {
        Trigger::Reclassified
    } else {
        Trigger::PlaceCorrected
    };
    let events = vec![Event::ReportCorrected { report: id, reason, changed, accident: Box::new(accident) }];
    let events = settle(case, events, trigger, None, c)?;
    // Who is counted, and as what, lowers a class too; what was not known may always become known.
    let lowered = events.iter().any(|e| match e {
        Event::Classified(new) => case.class() != EventClass::Unknown && rank(new.class) < rank(case.class()),
        _other => false,
    });
    if lowered && !c.actor.role.is_department() {
        return Err(lowering_refused());
    }
    Ok(Decision { events, warnings })
}

fn lowering_refused() -> Refusal {
    Refusal::rule(
        "lowering_needs_document",
        "Không thể bỏ nạn nhân hoặc giảm mức độ thương tích bằng đính chính; hãy cập nhật tình trạng nạn nhân kèm chứng từ y tế.",
        "A correction cannot drop a victim or lower an injury; change the victim's condition with a medical document.",
        "Nghị định 39/2016/NĐ-CP, Điều 9",
    )
}

/// A correction never lowers what was told of a person: that needs a medical document (change of condition).
fn refuse_lowering(case: &Case, accident: &AccidentStatement) -> Result<(), Refusal> {
    let rank = |s: Severity| match s {
        Severity::Unknown => 0,
        Severity::Light => 1,
        Severity::Serious => 2,
        Severity::Fatal => 3,
    };
    let lowered = case.victims.iter().any(|known| {
        accident.victims.iter().find(|v| v.id == known.statement.id).is_none_or(|v| {
            rank(v.outcome) < rank(known.statement.outcome)
                || v.serious_codes.len() < known.statement.serious_codes.len()
        })
    });
    if lowered { Err(lowering_refused()) } else { Ok(()) }
}

fn changes(a: &AccidentStatement, b: &AccidentStatement) -> Vec<String> {
    [
        ("/accident/occurred", a.occurred != b.occurred),
        ("/accident/place", a.place != b.place),
        ("/accident/sector", a.sector != b.sector),
        ("/accident/commuting", a.commuting != b.commuting),
        ("/accident/technical_incident", a.technical_incident != b.technical_incident),
        ("/accident/employer", a.employer != b.employer),
        ("/accident/casualties", a.casualties != b.casualties),
        ("/accident/victims", a.victims != b.victims),
        ("/accident/course", a.course != b.course),
    ]
    .into_iter()
    .filter(|(_, changed)| *changed)
    .map(|(pointer, _)| pointer.to_owned())
    .collect()
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
    let others = case.reports.iter().any(|r| r.report.id != id && r.state != ReportState::Withdrawn);
    let before_team =
        matches!(case.stage.kind(), StageKind::Reported | StageKind::Declared | StageKind::Recorded);
    if !others && before_team {
        events.push(Event::Dismissed { kind: DismissalKind::Withdrawn, reason, into: None });
    }
    Ok(events.into())
}
