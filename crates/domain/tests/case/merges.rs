//! Nothing is lost by a merge: where reports stand, what was asked and answered, corrected and withdrawn.

use crate::scenarios::boiler;
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{RecommendationId, ReportId, SupplementId, VictimId};
use domain::words::{DeathKind, EventClass, ReportKind, Severity, TeamLevel, WorkRelation};

const RACH_GIA: &str = "30742";

fn told_of(n: u128, kind: ReportKind, received: &str, outcome: Severity) -> Report {
    let victims = vec![victim(n, "Nguyễn Văn A", outcome, &[], WorkRelation::Contract)];
    report(n, kind, received, accident(RACH_GIA, "23/11/2026 08:15", victims))
}

fn report_id(n: u128) -> ReportId {
    ReportId(id(n))
}

fn state(desk: &Desk, n: u128) -> ReportState {
    desk.case.report(report_id(n)).expect("a report").state
}

fn kept() -> Desk {
    Desk::open(told_of(10, ReportKind::Declaration, "23/11/2026 08:40", Severity::Light))
}

/// A case with a report of every standing: accepted, to be supplemented, corrected, withdrawn.
fn gone() -> Desk {
    let mut desk = Desk::open(told_of(20, ReportKind::Declaration, "23/11/2026 08:50", Severity::Light));
    for (n, time) in [(21, "09:00"), (22, "09:10")] {
        let when = format!("23/11/2026 {time}");
        let tip = told_of(n, ReportKind::Tip, &when, Severity::Light);
        desk.must(&when, Role::Commune, Command::Report(Box::new(tip)));
    }
    desk.must(
        "23/11/2026 09:20",
        Role::Investigator,
        Command::AcceptReport { report: report_id(20), note: None },
    );
    for (request, report) in [(1, 20), (2, 21)] {
        let ask = Command::RequestSupplement {
            id: SupplementId(id(request)),
            report: report_id(report),
            reason: "Thiếu giờ".to_owned(),
            due: day("30/11/2026"),
        };
        desk.must("23/11/2026 09:30", Role::Investigator, ask);
    }
    let answer = Command::ProvideSupplement {
        report: report_id(20),
        request: Some(SupplementId(id(1))),
        text: "Lúc 08:10".to_owned(),
    };
    desk.must("23/11/2026 09:40", Role::Enterprise, answer);
    let mut mended = desk.case.accident.clone().expect("facts");
    mended.course.event = Some("Ngã giàn giáo".to_owned());
    let correct = Command::CorrectReport {
        report: report_id(20),
        reason: "Viết nhầm".to_owned(),
        accident: Box::new(mended),
    };
    desk.must("23/11/2026 09:50", Role::Enterprise, correct);
    let withdraw = Command::WithdrawReport { report: report_id(22), reason: "Gọi nhầm".to_owned() };
    desk.must("23/11/2026 09:55", Role::Commune, withdraw);
    desk
}

#[test]
fn every_report_comes_over_as_it_stands() {
    let (gone, mut kept) = (gone(), kept());
    kept.must("23/11/2026 11:00", Role::Investigator, absorb(&gone));
    assert_eq!(state(&kept, 20), ReportState::Accepted);
    assert_eq!(state(&kept, 21), ReportState::SupplementRequested);
    assert_eq!(state(&kept, 22), ReportState::Withdrawn);
    assert_eq!(kept.case.supplements, gone.case.supplements);
    for theirs in &gone.case.reports {
        let ours = kept.case.report(theirs.report.id).expect("it came over");
        assert_eq!(ours.accepted_at, theirs.accepted_at);
        assert_eq!((&ours.corrections, &ours.report), (&theirs.corrections, &theirs.report));
        assert_eq!(ours.absorbed_from, Some(domain::ids::CaseId(id(1234))));
    }
    assert_eq!(fold(kept.events.iter().map(|(at, e)| (*at, e))), Some(kept.case.clone()));
}

#[test]
fn an_open_request_is_answered_in_the_case_that_goes_on() {
    let mut kept = kept();
    kept.must("23/11/2026 11:00", Role::Investigator, absorb(&gone()));
    let answer = Command::ProvideSupplement {
        report: report_id(21),
        request: Some(SupplementId(id(2))),
        text: "Khoảng 8 giờ".to_owned(),
    };
    kept.must("23/11/2026 11:30", Role::Commune, answer);
    assert_eq!(state(&kept, 21), ReportState::Received);
    let again = Command::AcceptReport { report: report_id(20), note: None };
    let refused = kept.try_do("23/11/2026 11:40", Role::Investigator, again).expect_err("accepted there");
    assert_eq!(refused.code(), "already_accepted");
}

#[test]
fn a_withdrawn_report_tells_nothing_and_makes_no_stage() {
    let mut gone = Desk::open(told_of(20, ReportKind::Tip, "23/11/2026 08:50", Severity::Light));
    let grave = told_of(21, ReportKind::Declaration, "23/11/2026 09:00", Severity::Fatal);
    let mut other = told_of(22, ReportKind::Tip, "23/11/2026 08:50", Severity::Light);
    gone.must("23/11/2026 09:00", Role::Enterprise, Command::Report(Box::new(grave)));
    let withdraw = Command::WithdrawReport { report: report_id(21), reason: "Nhầm vụ".to_owned() };
    gone.must("23/11/2026 09:10", Role::Enterprise, withdraw);
    other.accident.victims.clear();
    let mut kept = Desk::open(other);
    kept.must("23/11/2026 11:00", Role::Investigator, absorb(&gone));
    assert_eq!(kept.case.stage.kind(), StageKind::Reported, "no full report is left");
    assert_eq!(kept.case.class(), EventClass::Fatal, "what the other case knew stays known");
}

#[test]
fn what_a_correction_says_is_what_comes_over() {
    let mut gone = Desk::open(told_of(20, ReportKind::Tip, "23/11/2026 08:50", Severity::Light));
    let mut worse = gone.case.accident.clone().expect("facts");
    worse.victims[0].outcome = Severity::Serious;
    let correct = Command::CorrectReport {
        report: report_id(20),
        reason: "Gãy xương".to_owned(),
        accident: Box::new(worse),
    };
    gone.must("23/11/2026 09:00", Role::Commune, correct);
    let mut kept = kept();
    kept.must("23/11/2026 11:00", Role::Investigator, absorb(&gone));
    assert_eq!(kept.case.class(), EventClass::SeriousSingle);
    assert_eq!(kept.case.facts_from, Some(report_id(10)), "a sketch raises and does not lead");
}

#[test]
fn recommendations_arrival_and_medical_documents_come_over() {
    let mut gone = Desk::open(told_of(20, ReportKind::CommuneRecord, "23/11/2026 08:50", Severity::Serious));
    let arrived =
        Command::ReachScene {
            at: at("23/11/2026 09:30"), by: "Trần Văn Trưởng".to_owned(), note: None
        };
    gone.must("23/11/2026 10:00", Role::Investigator, arrived);
    let confirmed = ConditionChange {
        victim: VictimId(id(20)),
        outcome: Severity::Fatal,
        death: Some(DeathKind::Emergency),
        died_at: Some(at("23/11/2026 09:15")),
        serious_codes: vec![],
        injury: None,
        medical_document: Some("GCT-01".to_owned()),
        known_at: at("23/11/2026 09:40"),
        reason: "Bệnh viện báo".to_owned(),
        told_by: None,
    };
    let add = Command::AddRecommendation(NewRecommendation {
        id: RecommendationId(id(500)),
        content: "Rào chắn".to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Nhà máy".to_owned(),
        due: day("31/12/2026"),
        proof: None,
        proof_kind: None,
        priority: None,
    });
    gone.must("23/11/2026 10:05", Role::Commune, add);
    gone.must("23/11/2026 10:10", Role::Investigator, Command::ChangeCondition(Box::new(confirmed)));
    let mut kept = kept();
    kept.must("23/11/2026 11:00", Role::Investigator, absorb(&gone));
    assert_eq!(kept.case.recommendations, gone.case.recommendations);
    assert_eq!(kept.case.scene_reached_at, Some(at("23/11/2026 09:30")));
    let ours = &kept.case.victims[0];
    assert_eq!(ours.medical_document.as_deref(), Some("GCT-01"));
    assert_eq!(ours.died_at, Some(at("23/11/2026 09:15")));
}

#[test]
fn the_clock_of_the_case_taken_in_runs_on() {
    let fatal = told_of(20, ReportKind::Declaration, "24/11/2026 09:00", Severity::Fatal);
    let gone = Desk::open(fatal);
    let mut kept = kept();
    kept.must("27/11/2026 11:00", Role::Investigator, absorb(&gone));
    assert_eq!(kept.case.level(), TeamLevel::Province);
    assert_eq!(kept.case.clock_from, Some(at("24/11/2026 09:00")), "the department knew since then");
}

#[test]
fn a_clock_handed_over_late_goes_back_to_what_the_other_case_knew() {
    let mut kept = kept();
    let dies = ConditionChange {
        victim: VictimId(id(10)),
        outcome: Severity::Fatal,
        death: Some(DeathKind::Treatment),
        died_at: None,
        serious_codes: vec![],
        injury: None,
        medical_document: None,
        known_at: at("26/11/2026 08:00"),
        reason: "Gia đình báo".to_owned(),
        told_by: None,
    };
    kept.must("26/11/2026 08:00", Role::Investigator, Command::ChangeCondition(Box::new(dies)));
    assert_eq!(kept.case.clock_from, Some(at("26/11/2026 08:00")));
    let gone = Desk::open(told_of(20, ReportKind::UrgentNotice, "24/11/2026 09:00", Severity::Fatal));
    kept.must("27/11/2026 11:00", Role::Investigator, absorb(&gone));
    let settings = domain::law::LawSet::embedded().settings();
    assert_eq!(first_receipt(&kept.case, TeamLevel::Province, settings), Some(at("24/11/2026 09:00")));
}

#[test]
fn reports_of_the_same_accident_are_merged_without_loss() {
    let mut desk = boiler();
    let tip = report(50, ReportKind::Tip, "23/11/2026 08:20", accident(RACH_GIA, "23/11/2026 08:10", vec![]));
    desk.must("23/11/2026 12:00", Role::Investigator, absorb(&Desk::open(tip)));
    assert_eq!(desk.case.reports.len(), 2);
    assert_eq!(desk.case.victims.len(), 3, "a sketch takes nothing away");
}

fn declared(n: u128, people: &[(u128, &str, Severity)]) -> Report {
    let victims =
        people.iter().map(|(v, name, o)| victim(*v, name, *o, &[], WorkRelation::Contract)).collect();
    report(n, ReportKind::Declaration, "23/11/2026 08:40", accident(RACH_GIA, "23/11/2026 08:15", victims))
}

fn merged(kept: Report, gone: Report) -> (Desk, Vec<&'static str>) {
    let (mut kept, gone) = (Desk::open(kept), Desk::open(gone));
    let who = actor(Role::Investigator);
    let done =
        decide(&kept.case, absorb(&gone), &circumstances(at("23/11/2026 11:00"), &who)).expect("merged");
    let codes = done.warnings.iter().map(|w| w.code).collect();
    kept.must("23/11/2026 11:00", Role::Investigator, absorb(&gone));
    assert_eq!(fold(kept.events.iter().map(|(at, e)| (*at, e))), Some(kept.case.clone()));
    (kept, codes)
}

fn listed(desk: &Desk) -> Vec<(String, Severity)> {
    let of = |v: &Victim| (v.statement.name.as_ref().expect("a name").to_string(), v.severity());
    desk.case.victims.iter().map(of).collect()
}

fn counted(desk: &Desk, severity: Severity) -> usize {
    let facts = desk.case.facts().expect("facts");
    facts.victims.iter().filter(|v| v.outcome == severity).count()
}

#[test]
fn people_whom_only_the_other_declaration_names_come_over() {
    use Severity::{Light, Serious};
    let (kept, warned) = merged(
        declared(10, &[(10, "Nguyễn Văn A", Serious)]),
        declared(20, &[(20, "Trần Thị Bưởi", Serious), (21, "Lê Văn Cam", Light)]),
    );
    let names = listed(&kept);
    assert_eq!(
        names,
        [
            ("Nguyễn Văn A".to_owned(), Serious),
            ("Trần Thị Bưởi".to_owned(), Serious),
            ("Lê Văn Cam".to_owned(), Light)
        ]
    );
    assert_eq!((counted(&kept, Serious), counted(&kept, Light)), (2, 1));
    assert_eq!(kept.case.class(), EventClass::SeriousMulti);
    assert_eq!(warned, ["people_taken_over"]);
}

#[test]
fn one_person_of_both_declarations_stands_once() {
    let (kept, warned) = merged(
        declared(10, &[(10, "Nguyễn Văn A", Severity::Serious)]),
        declared(20, &[(20, "NGUYỄN VĂN A", Severity::Serious)]),
    );
    assert_eq!((kept.case.victims.len(), kept.case.class()), (1, EventClass::SeriousSingle));
    assert!(warned.is_empty(), "{warned:?}");
}

#[test]
fn whoever_may_be_somebody_without_a_name_is_left_to_the_officer() {
    let mut unnamed = declared(10, &[(10, "Nguyễn Văn A", Severity::Serious)]);
    unnamed.accident.victims[0].name = None;
    let (kept, warned) = merged(unnamed, declared(20, &[(20, "Trần Thị Bưởi", Severity::Serious)]));
    assert_eq!((kept.case.victims.len(), kept.case.class()), (1, EventClass::SeriousSingle));
    assert_eq!(warned, ["people_to_compare"]);
}

#[test]
fn lightly_hurt_people_known_by_number_are_counted() {
    let mut gone = declared(20, &[(20, "Nguyễn Văn A", Severity::Light)]);
    gone.accident.casualties.light = 3;
    let (kept, _) = merged(declared(10, &[(10, "Nguyễn Văn A", Severity::Serious)]), gone);
    assert_eq!((counted(&kept, Severity::Serious), counted(&kept, Severity::Light)), (1, 2));
}
