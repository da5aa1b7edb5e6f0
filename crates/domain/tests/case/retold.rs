//! What changes is told again to exactly those whom it concerns, and taken back from whom it concerns no longer.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{ReportId, VictimId};
use domain::value::CommuneCode;
use domain::words::{ReportKind, RoleKey, Severity, WorkRelation};

const RACH_GIA: &str = "30742";
const PHU_QUOC: &str = "31078";

fn declared(outcome: Severity) -> Desk {
    let hurt = victim(1, "Nguyễn Văn A", outcome, &[], WorkRelation::Contract);
    let accident = accident(RACH_GIA, "23/11/2026 08:15", vec![hurt]);
    Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", accident))
}

fn moved(desk: &mut Desk, when: &str, to: &str) -> Vec<(RoleKey, String, String)> {
    let mut accident = desk.case.accident.clone().expect("facts");
    accident.place.commune = CommuneCode::parse(to).expect("a code");
    let correct = Command::CorrectReport {
        report: ReportId(id(10)),
        reason: "Nhầm nơi xảy ra".to_owned(),
        accident: Box::new(accident),
    };
    let events = desk.must(when, Role::Investigator, correct);
    alerts_of(&events).into_iter().map(|a| (a.role, a.commune.to_string(), a.basis.rule.0)).collect()
}

#[test]
fn a_place_put_right_again_is_told_again() {
    let mut desk = declared(Severity::Fatal);
    let has = |told: &[(RoleKey, String, String)], role, commune: &str, recall: bool| {
        told.iter().any(|(r, c, rule)| *r == role && c == commune && (rule == "R-ALR-2") == recall)
    };
    let away = moved(&mut desk, "23/11/2026 09:00", PHU_QUOC);
    assert!(has(&away, RoleKey::PoliceFirstNotice, PHU_QUOC, false), "{away:?}");
    assert!(has(&away, RoleKey::PoliceFirstNotice, RACH_GIA, true), "{away:?}");
    let back = moved(&mut desk, "23/11/2026 09:10", RACH_GIA);
    assert!(has(&back, RoleKey::PoliceFirstNotice, RACH_GIA, false), "{back:?}");
    assert!(has(&back, RoleKey::PoliceFirstNotice, PHU_QUOC, true), "{back:?}");
    for role in [RoleKey::PoliceProvince, RoleKey::LabourAuthorityProvince] {
        assert!(has(&back, role, RACH_GIA, false), "{role:?} would still read the other place: {back:?}");
    }
}

fn change(outcome: Severity, document: Option<&str>) -> Command {
    Command::ChangeCondition(Box::new(ConditionChange {
        victim: VictimId(id(1)),
        outcome,
        death: None,
        died_at: None,
        serious_codes: Vec::new(),
        injury: None,
        medical_document: document.map(str::to_owned),
        known_at: at("23/11/2026 09:30"),
        reason: "Có chứng từ y tế".to_owned(),
        told_by: None,
    }))
}

#[test]
fn whom_only_the_graver_class_concerned_is_told_that_it_is_not() {
    let mut desk = declared(Severity::Fatal);
    let events =
        desk.must("23/11/2026 10:00", Role::Investigator, change(Severity::Light, Some("BV 12/GRV")));
    let told = alerts_of(&events);
    let recalled = |role| told.iter().any(|a| a.role == role && a.basis.rule.0 == "R-ALR-2");
    assert!(recalled(RoleKey::PoliceFirstNotice) && recalled(RoleKey::PoliceProvince), "{told:?}");
    assert!(!recalled(RoleKey::LabourAuthorityProvince), "the department keeps the file: {told:?}");
}

#[test]
fn a_document_that_changes_no_class_takes_nothing_back() {
    let mut desk = declared(Severity::Fatal);
    let mut same = victim(2, "Lê Thị B", Severity::Serious, &[], WorkRelation::Contract);
    same.id = VictimId(id(2));
    let add = Command::AddVictim { victim: Box::new(same), reason: "Mới biết".to_owned() };
    let events = desk.must("23/11/2026 09:50", Role::Investigator, add);
    assert!(alerts_of(&events).iter().all(|a| a.basis.rule.0 != "R-ALR-2"), "{events:?}");
}

#[test]
fn a_reporter_closes_no_file_of_a_death() {
    for (outcome, stays) in [(Severity::Fatal, true), (Severity::Unknown, true), (Severity::Light, false)] {
        let mut desk = declared(outcome);
        let withdraw = Command::WithdrawReport { report: ReportId(id(10)), reason: "Nhầm".to_owned() };
        desk.must("23/11/2026 09:20", Role::Enterprise, withdraw);
        assert_eq!(desk.case.stage.kind() != StageKind::Dismissed, stays, "{outcome:?}");
    }
}
