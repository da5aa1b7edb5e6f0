//! What a second report, a merge or a change of condition does to the facts, and who is told of it.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::VictimId;
use domain::law::Trigger;
use domain::words::{DeathKind, EventClass, ReportKind, Severity, TeamLevel, WorkRelation};

const RACH_GIA: &str = "30742";

fn named(n: u128, name: &str, outcome: Severity) -> VictimStatement {
    victim(n, name, outcome, &[], WorkRelation::Contract)
}

fn told_of(n: u128, kind: ReportKind, received: &str, victims: Vec<VictimStatement>) -> Report {
    report(n, kind, received, accident(RACH_GIA, "23/11/2026 08:15", victims))
}

fn condition(victim: u128, outcome: Severity) -> ConditionChange {
    ConditionChange {
        victim: VictimId(id(victim)),
        outcome,
        death: (outcome == Severity::Fatal).then_some(DeathKind::Treatment),
        died_at: None,
        serious_codes: vec![],
        injury: None,
        medical_document: None,
        known_at: at("24/11/2026 08:00"),
        reason: "Bệnh viện báo".to_owned(),
        told_by: None,
    }
}

fn counts(desk: &Desk) -> (u32, u32, u32, u32) {
    let facts = desk.case.facts().expect("facts");
    let c = domain::law::LawSet::embedded().classify(&facts).expect("a class");
    (c.deaths, c.serious, c.light, c.unknown)
}

#[test]
fn a_death_told_by_a_second_report_is_told_to_who_knew_of_the_injuries() {
    let hurt = |name| named(1, name, Severity::Serious);
    let mut desk = Desk::open(told_of(
        10,
        ReportKind::Declaration,
        "23/11/2026 08:40",
        vec![hurt("Nguyễn Văn A"), named(2, "Trần Văn B", Severity::Serious)],
    ));
    let dead = vec![named(1, "Nguyễn Văn A", Severity::Fatal)];
    let second = told_of(11, ReportKind::Tip, "23/11/2026 12:00", dead);
    let events = desk.must("23/11/2026 12:00", Role::Commune, Command::Report(Box::new(second)));
    assert_eq!(desk.case.class(), EventClass::Fatal);
    let told = told(&events);
    for role in ["labour_authority_province", "police_first_notice", "police_province"] {
        assert!(told.contains(&format!("{role} acknowledged")), "{role}: {told:?}");
    }
    assert!(alerts_of(&events).iter().all(|a| a.trigger == Trigger::VictimDied));
}

#[test]
fn a_lone_injury_that_becomes_two_is_told_to_the_department_again() {
    let lone = vec![victim(1, "Danh Văn Ngư", Severity::Serious, &[], WorkRelation::NoContract)];
    let mut desk = Desk::open(told_of(10, ReportKind::Tip, "23/11/2026 08:40", lone));
    assert_eq!(desk.case.level(), TeamLevel::CommuneRecord);
    let second = victim(2, "Lý Văn Giàn", Severity::Serious, &[], WorkRelation::NoContract);
    let add = Command::AddVictim { victim: Box::new(second), reason: "Mới tìm thấy".to_owned() };
    let events = desk.must("23/11/2026 10:00", Role::Investigator, add);
    assert_eq!(desk.case.class(), EventClass::SeriousMulti);
    assert!(told(&events).contains(&"labour_authority_province acknowledged".to_owned()));
}

#[test]
fn naming_somebody_counted_as_dead_tells_nobody_again() {
    let mut sketch = accident(RACH_GIA, "23/11/2026 08:15", vec![]);
    sketch.casualties = Casualties { dead: 1, ..Casualties::default() };
    let mut desk = Desk::open(report(10, ReportKind::UrgentNotice, "23/11/2026 08:30", sketch));
    let name = Command::AddVictim {
        victim: Box::new(named(1, "Nguyễn Văn A", Severity::Fatal)),
        reason: "x".to_owned(),
    };
    let events = desk.must("23/11/2026 09:00", Role::Investigator, name);
    assert_eq!(told(&events), Vec::<String>::new());
    assert_eq!(counts(&desk).0, 1);
    let more = Command::AddVictim {
        victim: Box::new(named(2, "Lê Văn C", Severity::Fatal)),
        reason: "x".to_owned(),
    };
    assert!(
        !told(&desk.must("23/11/2026 09:05", Role::Investigator, more)).is_empty(),
        "a second death is news"
    );
}

#[test]
fn an_added_victim_survives_the_next_report() {
    let mut desk = Desk::open(told_of(
        10,
        ReportKind::Declaration,
        "23/11/2026 08:40",
        vec![named(1, "Nguyễn Văn A", Severity::Light)],
    ));
    let add = Command::AddVictim {
        victim: Box::new(named(2, "Lê Văn C", Severity::Light)),
        reason: "x".to_owned(),
    };
    desk.must("23/11/2026 09:00", Role::Enterprise, add);
    let worse = vec![named(9, "Nguyễn Văn A", Severity::Serious)];
    let tip = told_of(11, ReportKind::Tip, "23/11/2026 10:00", worse);
    desk.must("23/11/2026 10:00", Role::Commune, Command::Report(Box::new(tip)));
    assert_eq!(desk.case.victims.len(), 2);
    assert_eq!(counts(&desk), (0, 1, 1, 0));
}

#[test]
fn a_change_of_condition_moves_a_person_from_one_number_to_the_other() {
    let mut told = accident(RACH_GIA, "23/11/2026 08:15", vec![named(1, "Nguyễn Văn A", Severity::Serious)]);
    told.casualties = Casualties { dead: 1, serious: 1, ..Casualties::default() };
    let mut desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told));
    assert_eq!(counts(&desk), (1, 1, 0, 0));
    let dies = Command::ChangeCondition(Box::new(condition(1, Severity::Fatal)));
    desk.must("24/11/2026 09:00", Role::Enterprise, dies);
    assert_eq!(counts(&desk), (2, 0, 0, 0), "nobody is counted twice, nobody is lost");
}

#[test]
fn a_change_of_condition_without_a_document_drops_no_injury_and_no_kind_of_death() {
    let victims = vec![
        victim(1, "Nguyễn Văn A", Severity::Serious, &["051"], WorkRelation::Contract),
        named(2, "Trần Văn B", Severity::Fatal),
    ];
    let mut desk = Desk::open(told_of(10, ReportKind::Declaration, "23/11/2026 08:40", victims));
    let same = Command::ChangeCondition(Box::new(condition(1, Severity::Serious)));
    desk.must("24/11/2026 09:00", Role::Enterprise, same);
    assert_eq!(desk.case.victims[0].statement.serious_codes, ["051"]);
    let mut still = condition(2, Severity::Fatal);
    still.death = None;
    desk.must("24/11/2026 09:05", Role::Enterprise, Command::ChangeCondition(Box::new(still)));
    assert_eq!(desk.case.victims[1].statement.death, Some(DeathKind::Scene));
}

#[test]
fn a_death_that_the_other_case_learned_of_later_comes_over_with_the_merge() {
    let light = || vec![named(1, "Nguyễn Văn A", Severity::Light)];
    let mut gone = Desk::open(told_of(10, ReportKind::Declaration, "23/11/2026 08:40", light()));
    let dies = Command::ChangeCondition(Box::new(condition(1, Severity::Fatal)));
    gone.must("24/11/2026 09:00", Role::Enterprise, dies);
    let mut kept = Desk::open(told_of(20, ReportKind::Tip, "23/11/2026 09:00", light()));
    let events = kept.must("24/11/2026 10:00", Role::Investigator, absorb(&gone));
    assert_eq!(kept.case.class(), EventClass::Fatal);
    assert!(told(&events).contains(&"police_province acknowledged".to_owned()));
}

#[test]
fn two_full_reports_that_name_different_people_count_both() {
    let one = |n, name| vec![victim(n, name, Severity::Serious, &[], WorkRelation::NoContract)];
    let mut desk =
        Desk::open(told_of(10, ReportKind::Declaration, "23/11/2026 08:40", one(1, "Nguyễn Văn A")));
    let same = told_of(11, ReportKind::CommuneRecord, "23/11/2026 09:00", one(2, "Nguyen Van A"));
    desk.must("23/11/2026 09:00", Role::Commune, Command::Report(Box::new(same)));
    assert_eq!(desk.case.class(), EventClass::SeriousSingle);
    let other = told_of(12, ReportKind::CommuneNotice, "23/11/2026 10:00", one(3, "Lý Văn Giàn"));
    desk.must("23/11/2026 10:00", Role::Commune, Command::Report(Box::new(other)));
    assert_eq!(desk.case.class(), EventClass::SeriousMulti);
}

#[test]
fn unknown_casualties_stay_unknown_until_a_full_report_counts_them() {
    let mut sketch = accident(RACH_GIA, "23/11/2026 08:15", vec![named(1, "Nguyễn Văn A", Severity::Light)]);
    sketch.casualties = Casualties { unknown: true, ..Casualties::default() };
    let mut desk = Desk::open(report(10, ReportKind::UrgentNotice, "23/11/2026 08:30", sketch));
    assert_eq!(desk.case.class(), EventClass::Unknown, "one light victim does not end the doubt");
    let events: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
    assert!(told(&events).contains(&"labour_authority_province acknowledged".to_owned()));
    let tip = told_of(11, ReportKind::Tip, "23/11/2026 09:00", vec![named(2, "Lê Văn C", Severity::Light)]);
    desk.must("23/11/2026 09:00", Role::Commune, Command::Report(Box::new(tip)));
    assert_eq!(desk.case.class(), EventClass::Unknown);
    let full = told_of(
        12,
        ReportKind::Declaration,
        "23/11/2026 10:00",
        vec![named(3, "Nguyễn Văn A", Severity::Light)],
    );
    desk.must("23/11/2026 10:00", Role::Enterprise, Command::Report(Box::new(full)));
    assert_eq!(desk.case.class(), EventClass::Light);
}

#[test]
fn a_missing_person_is_not_forgotten_by_a_report_that_does_not_speak_of_him() {
    let mut sketch = accident(RACH_GIA, "23/11/2026 08:15", vec![]);
    sketch.casualties = Casualties { serious: 1, missing: 1, ..Casualties::default() };
    let mut desk = Desk::open(report(10, ReportKind::UrgentNotice, "23/11/2026 08:30", sketch));
    let one = vec![named(1, "Nguyễn Văn A", Severity::Serious)];
    let full = told_of(11, ReportKind::Declaration, "23/11/2026 10:00", one);
    desk.must("23/11/2026 10:00", Role::Enterprise, Command::Report(Box::new(full)));
    assert_eq!(counts(&desk), (0, 1, 0, 1));
}

#[test]
fn a_correction_by_the_employer_lowers_neither_numbers_nor_who_counts() {
    let mut told = accident(RACH_GIA, "23/11/2026 08:15", vec![named(1, "Nguyễn Văn A", Severity::Light)]);
    told.casualties = Casualties { dead: 1, ..Casualties::default() };
    let mut desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told.clone()));
    let correct = |accident: &AccidentStatement| Command::CorrectReport {
        report: domain::ids::ReportId(id(10)),
        reason: "Đếm nhầm".to_owned(),
        accident: Box::new(accident.clone()),
    };
    told.casualties.dead = 0;
    let refused = desk.try_do("23/11/2026 09:00", Role::Enterprise, correct(&told)).expect_err("lowered");
    assert_eq!(refused.code(), "lowering_needs_document");
    desk.must("23/11/2026 09:10", Role::Investigator, correct(&told));
    assert_eq!(desk.case.class(), EventClass::Light);
    let mut fatal = Desk::open(told_of(
        20,
        ReportKind::Declaration,
        "23/11/2026 08:40",
        vec![named(1, "Nguyễn Văn A", Severity::Fatal)],
    ));
    let mut bystander = fatal.case.accident.clone().expect("facts");
    bystander.victims[0].is_worker = false;
    let hide = Command::CorrectReport {
        report: domain::ids::ReportId(id(20)),
        reason: "Không phải lao động".to_owned(),
        accident: Box::new(bystander),
    };
    assert!(fatal.try_do("23/11/2026 09:00", Role::Enterprise, hide).is_err());
}

#[test]
fn the_commune_that_reported_first_is_not_told_by_the_report_of_another() {
    let victims = || vec![victim(1, "Trần Văn Hồ", Severity::Fatal, &[], WorkRelation::NoContract)];
    let mut notice = told_of(10, ReportKind::CommuneNotice, "23/11/2026 09:00", victims());
    notice.commune = Some(domain::value::CommuneCode::parse(RACH_GIA).expect("a code"));
    let mut desk = Desk::open(notice);
    let second = told_of(11, ReportKind::Declaration, "23/11/2026 10:00", victims());
    let events = desk.must("23/11/2026 10:00", Role::Enterprise, Command::Report(Box::new(second)));
    assert!(told(&events).iter().all(|t| !t.starts_with("commune_pc")), "{:?}", told(&events));
}

#[test]
fn unknown_casualties_are_alerted_as_two_serious() {
    let mut sketch = accident(RACH_GIA, "23/11/2026 08:15", vec![]);
    sketch.casualties = Casualties { unknown: true, ..Casualties::default() };
    let desk = Desk::open(report(10, ReportKind::UrgentNotice, "23/11/2026 08:30", sketch));
    assert_eq!(desk.case.class(), EventClass::Unknown);
    assert!(desk.case.classified.as_ref().is_some_and(|c| c.provisional));
    let events: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
    assert!(
        told(&events).contains(&"labour_authority_province acknowledged".to_owned()),
        "{:?}",
        told(&events)
    );
}
