//! Correction of a report (đính chính): it mends what that report tells, and the facts as far as they rest on it.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::owed::speaks_for;
use super::super::refusal::Refusal;
use super::super::state::{Case, CaseReport};
use super::super::statement::AccidentStatement;
use super::consequences::{rank, settle};
use super::facts_of_reports::{Merged, merged};
use super::report::{check_counts, check_place, facts_differ};
use super::report_care::live;
use super::{Decision, Warning};
use crate::ids::ReportId;
use crate::law::{Filer, Trigger};
use crate::time::vn_datetime;
use crate::value::FieldError;
use crate::words::{EventClass, Localized, Severity};

/// What a correction says.
pub(super) struct Mending {
    pub(super) reason: String,
    /// Pointers of what the reporter changed; none when that follows from the facts.
    pub(super) changed: Option<Vec<String>>,
    /// The report as it is to read.
    pub(super) accident: AccidentStatement,
    /// The reporter's own words, when he knows no others.
    pub(super) told: Option<AccidentStatement>,
}

pub(super) fn decide(
    case: &Case,
    id: ReportId,
    reason: String,
    accident: AccidentStatement,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let report = live(case, id)?;
    require_reason(&reason)?;
    let warnings = check(&accident, c)?;
    mend(case, report, Mending { reason, changed: None, accident, told: None }, warnings, c)
}

pub(super) fn require_reason(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do đính chính.",
            "Give the reason for the correction.",
        ));
    }
    Ok(())
}

/// The report the facts rest on replaces them. Any other reporter mends his own words only: the facts hear of
/// it as of one more report of that kind, which raises and never lowers.
pub(super) fn mend(
    case: &Case,
    report: &CaseReport,
    mending: Mending,
    warnings: Vec<Warning>,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let told = mending.told.as_ref().unwrap_or(&mending.accident);
    if vn_datetime(report.report.received_at) < told.occurred.earliest() {
        return Err(Refusal::field(
            "/accident/occurred",
            "after_receipt",
            "Tin này đã đến trước thời điểm đó. Kiểm tra lại ngày giờ xảy ra tai nạn.",
            "This report arrived before that moment. Check when the accident happened.",
        ));
    }
    if case.facts_from == Some(report.report.id) {
        replace(case, report, mending, warnings, c)
    } else {
        raise(case, report, mending, warnings, c)
    }
}

impl Mending {
    /// The event, with what changed against what was known.
    fn event(
        self,
        report: &CaseReport,
        known: &AccidentStatement,
        replaces: bool,
        by: Option<Filer>,
    ) -> Result<Event, Refusal> {
        let changed = match self.changed {
            Some(changed) => changed,
            None => changes(known, &self.accident)?,
        };
        Ok(Event::ReportCorrected {
            report: report.report.id,
            reason: self.reason,
            changed,
            accident: Box::new(self.accident),
            replaces,
            told: self.told.map(Box::new),
            by,
        })
    }
}

/// What can be judged of corrected words by themselves.
pub(super) fn check(accident: &AccidentStatement, c: &Circumstances<'_>) -> Result<Vec<Warning>, Refusal> {
    let mut problems = Vec::new();
    let mut warnings = Vec::new();
    check_place(accident, c, &mut problems, &mut warnings);
    check_counts(accident, &mut problems);
    if accident.occurred.earliest() > vn_datetime(c.now) {
        problems.push(FieldError {
            pointer: "/accident/occurred".to_owned(),
            code: "in_future",
            message: Localized::new(
                "Thời điểm xảy ra tai nạn không thể ở tương lai.",
                "The accident cannot lie in the future.",
            ),
        });
    }
    if problems.is_empty() { Ok(warnings) } else { Err(Refusal::Invalid(problems)) }
}

/// A correction of the report the facts rest on.
fn replace(
    case: &Case,
    report: &CaseReport,
    mending: Mending,
    warnings: Vec<Warning>,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let known = case.accident.as_ref().ok_or(Refusal::Unknown { what: "accident" })?;
    refuse_lowering(case, &mending.accident)?;
    let trigger = if known.place.commune == mending.accident.place.commune {
        Trigger::Reclassified
    } else {
        Trigger::PlaceCorrected
    };
    let corrected = mending.event(report, known, true, speaks_for(c.actor.role))?;
    let events = settle(case, vec![corrected], trigger, None, c)?;
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

/// A correction of a report beside the one the facts rest on.
fn raise(
    case: &Case,
    report: &CaseReport,
    mending: Mending,
    mut warnings: Vec<Warning>,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let full = report.report.is_full();
    let Merged { established, differs } = merged(case, report.report.id, &mending.accident, full);
    if differs && !warnings.contains(&facts_differ()) {
        warnings.push(facts_differ());
    }
    let corrected = mending.event(report, report.tells(), false, speaks_for(c.actor.role))?;
    let events = match established {
        Some(raised) => settle(case, vec![corrected, raised], Trigger::Reclassified, None, c)?,
        None => vec![corrected],
    };
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

/// Pointers of what the correction changes.
pub(super) fn changes(a: &AccidentStatement, b: &AccidentStatement) -> Result<Vec<String>, Refusal> {
    let changed: Vec<String> = [
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
    .collect();
    if changed.is_empty() {
        return Err(Refusal::rule(
            "nothing_changed",
            "Nội dung không có gì thay đổi.",
            "Nothing was changed.",
            "",
        ));
    }
    Ok(changed)
}
