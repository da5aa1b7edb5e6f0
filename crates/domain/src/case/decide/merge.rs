//! Taking in another case of the same accident: nothing of it is lost.

use super::super::change::{ConditionChange, TakenClock};
use super::super::circumstances::Circumstances;
use super::super::clock::clock_begin;
use super::super::event::Event;
use super::super::evidence::EvidenceItem;
use super::super::evolve::evolve;
use super::super::file_list::FilePointMark;
use super::super::medical_assessment::MedicalAssessment;
use super::super::refusal::Refusal;
use super::super::state::{Case, CaseReport, Victim};
use super::consequences::settle;
use super::facts_of_reports::{is_same, merged, with_people_of};
use super::{Decision, Warning};
use crate::ids::VictimId;
use crate::law::Trigger;
use crate::time::Instant;

/// Its reports come over unchanged, each with where it stands and its corrections; so do requests for supplements
/// with their answers, recommendations, the arrival at the scene, what medicine confirmed, and its clock. The facts
/// hear of its reports one after the other, as if each had been filed here; those withdrawn tell nothing.
///
/// Whom it told is not taken over: what was not yet sent is withdrawn with it, so this case tells anew.
pub(super) fn absorb(
    case: &Case,
    other: &Case,
    reason: String,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if other.id == case.id {
        return Err(Refusal::rule(
            "same_case",
            "Không thể nhập vụ vào chính nó.",
            "A case cannot be merged with itself.",
            "",
        ));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::field(
            "/reason",
            "required",
            "Nêu lý do nhập vụ.",
            "Give the reason for merging.",
        ));
    }
    let mut facts = Vec::new();
    let mut after = case.clone();
    for told in other.reports.iter().filter(|r| r.is_live()) {
        let raised = merged(&after, told.report.id, told.tells(), told.report.is_full()).established;
        let arrived = Event::ReportReceived { report: Box::new(told.report.clone()) };
        after = raised.iter().chain([&arrived]).fold(after, |case, e| evolve(case, c.now, e));
        facts.extend(raised);
    }
    // What became known of its people after the reports were filed comes over too.
    if let (Some(stands), Some(last)) = (&other.accident, other.reports.last())
        && let Some(raised) = merged(&after, last.report.id, stands, false).established
    {
        after = evolve(after, c.now, &raised);
        facts.push(raised);
    }
    let here = after.victims.len();
    if let (Some(accident), Some(last)) = (with_people_of(&after, other), other.reports.last()) {
        let report = after.facts_from.unwrap_or(last.report.id);
        let raised = Event::FactsEstablished { report, accident: Box::new(accident) };
        after = evolve(after, c.now, &raised);
        facts.push(raised);
    }
    let mut events = vec![absorbed(&after, other, &reason, c)];
    events.extend(facts);
    events.extend(confirmations(&after, other, &reason, c.now));
    let warnings = to_compare(case, other, &after, after.victims.len().saturating_sub(here));
    Ok(Decision { events: settle(case, events, Trigger::Reclassified, None, c)?, warnings })
}

/// What the officer has to look at: who was added, and who was named in either case and stands nowhere now.
fn to_compare(case: &Case, other: &Case, after: &Case, added: usize) -> Vec<Warning> {
    let mut out = Vec::new();
    if added > 0 {
        out.push(Warning::new(
            "people_taken_over",
            format!(
                "Đã đưa thêm {added} người chỉ có trong vụ được nhập vào danh sách nạn nhân. Hãy so sánh: nếu có người trùng \
                 với người đã có, đính chính báo cáo để mỗi người chỉ được tính một lần."
            ),
            format!(
                "{added} more victim(s) came over whom only the merged case named. Compare: if one of them is somebody \
                 already listed, correct the report so that each person is counted once."
            ),
        ));
    }
    let named = case.victims.iter().chain(&other.victims).filter(|v| v.statement.name.is_some());
    let mut left_out: Vec<&Victim> = Vec::new();
    for v in named {
        let same = |o: &Victim| is_same(&o.statement, &v.statement);
        if !after.victims.iter().any(same) && !left_out.iter().any(|o| same(o)) {
            left_out.push(v);
        }
    }
    if !left_out.is_empty() {
        let n = left_out.len();
        out.push(Warning::new(
            "people_to_compare",
            format!(
                "Có {n} người được nêu tên ở một trong hai vụ chưa có trong danh sách nạn nhân, vì có thể là người đã có \
                 trong danh sách. Hãy so sánh hai vụ và thêm nạn nhân nếu là người khác."
            ),
            format!(
                "{n} person(s) named in one of the two cases are not listed as victims, since they may be somebody \
                 already listed. Compare both cases and add whoever is another person."
            ),
        ));
    }
    out
}

fn absorbed(after: &Case, other: &Case, reason: &str, c: &Circumstances<'_>) -> Event {
    let clock = clock_begin(other, other.level(), c.law.settings()).map(|begin| TakenClock {
        level: other.level(),
        from: begin.at,
        provisional: begin.provisional,
    });
    let here = |id| same_person(after, other, id);
    Event::CaseAbsorbed {
        other: other.id,
        number: other.number,
        reports: other.reports.iter().map(CaseReport::clone).collect(),
        supplements: other.supplements.clone(),
        recommendations: other.recommendations.clone(),
        compensations: other.compensations.clone(),
        evidence: other
            .evidence
            .iter()
            .map(|e| EvidenceItem { victim: e.victim.and_then(here), ..e.clone() })
            .collect(),
        file_notes: other
            .file_notes
            .iter()
            .filter_map(|n| here(n.victim).map(|victim| FilePointMark { victim, ..n.clone() }))
            .collect(),
        inquiry: Box::new(other.inquiry.of_victims(here)),
        assessments: other
            .assessments
            .iter()
            .filter_map(|a| here(a.victim).map(|victim| MedicalAssessment { victim, ..a.clone() }))
            .collect(),
        later_deaths: other.later_deaths.clone(),
        scene_reached_at: other.scene_reached_at,
        clock,
        reason: reason.to_owned(),
    }
}

/// Who somebody of the other case is among the people here.
fn same_person(after: &Case, other: &Case, id: VictimId) -> Option<VictimId> {
    if after.victim(id).is_some() {
        return Some(id);
    }
    let there = other.victim(id)?;
    after.victims.iter().find(|v| is_same(&v.statement, &there.statement)).map(|v| v.statement.id)
}

/// The medical document and the time of death that only the other case knows, of people who stand here as there.
fn confirmations(after: &Case, other: &Case, reason: &str, now: Instant) -> Vec<Event> {
    let known_there = |ours: &Victim| {
        let same = |v: &&Victim| is_same(&v.statement, &ours.statement) && v.severity() == ours.severity();
        let theirs = other.victims.iter().find(same)?;
        let document = theirs.medical_document.clone().filter(|_| ours.medical_document.is_none());
        let died_at = theirs.died_at.filter(|_| ours.died_at.is_none());
        (document.is_some() || died_at.is_some()).then(|| ConditionChange {
            victim: ours.statement.id,
            outcome: ours.statement.outcome,
            death: ours.statement.death,
            died_at,
            serious_codes: ours.statement.serious_codes.clone(),
            injury: None,
            medical_document: document,
            known_at: now,
            reason: reason.to_owned(),
            told_by: None,
        })
    };
    after.victims.iter().filter_map(known_there).map(|c| Event::ConditionChanged(Box::new(c))).collect()
}
