//! Evidence: what is added, who holds it, what is set aside, and the file of each victim (Điều 16).

use crate::scenarios::{findings, meeting, team};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{EvidenceId, VictimId};
use domain::words::{DeathKind, ReportKind, Severity, WorkRelation};

fn item(n: u128, kind: EvidenceKind) -> NewEvidence {
    NewEvidence {
        id: EvidenceId(id(n)),
        kind,
        title: "Một chứng cứ".to_owned(),
        description: None,
        victim: None,
        obtained_on: day("23/11/2026"),
        obtained_time: None,
        obtained_from: None,
        obtained_by: None,
        place: None,
        sensitivity: None,
        file: None,
    }
}

fn add(n: u128, kind: EvidenceKind) -> Command {
    Command::AddEvidence(Box::new(item(n, kind)))
}

fn of(n: u128, kind: EvidenceKind, victim: u128) -> Command {
    Command::AddEvidence(Box::new(NewEvidence { victim: Some(VictimId(id(victim))), ..item(n, kind) }))
}

fn give(n: u128, when: &str, to: &str) -> Command {
    Command::MoveEvidence(MoveEvidence {
        id: EvidenceId(id(n)),
        at: at(when),
        to: to.to_owned(),
        reason: "Trưng cầu giám định".to_owned(),
        condition: Some("Niêm phong số 3, còn nguyên".to_owned()),
        record_number: Some("05/BB-GN".to_owned()),
    })
}

fn code(result: Result<Vec<Event>, Refusal>) -> String {
    match result {
        Ok(_) => "done".to_owned(),
        Err(Refusal::Invalid(fields)) => format!("{} {}", fields[0].pointer, fields[0].code),
        Err(other) => other.code().to_owned(),
    }
}

fn two() -> Desk {
    let victims = vec![
        victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract),
        victim(2, "Trần Văn B", Severity::Serious, &[], WorkRelation::Contract),
    ];
    let told = accident("30742", "23/11/2026 08:15", victims);
    Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told))
}

fn states(desk: &Desk, victim: u128) -> Vec<(&'static str, FileState)> {
    let file = file_list(&desk.case).into_iter().find(|f| f.victim == VictimId(id(victim))).expect("a file");
    file.entries.iter().map(|e| (e.point.letter(), e.state)).collect()
}

fn state(desk: &Desk, victim: u128, point: FilePoint) -> FileState {
    let file = file_list(&desk.case).into_iter().find(|f| f.victim == VictimId(id(victim))).expect("a file");
    file.entries.iter().find(|e| e.point == point).expect("a point").state
}

#[test]
fn items_are_numbered_and_protected_by_what_they_tell() {
    let mut desk = two();
    desk.must("23/11/2026 10:00", Role::Investigator, add(100, EvidenceKind::Object));
    let open = NewEvidence { sensitivity: Some(Sensitivity::Plain), ..item(101, EvidenceKind::Testimony) };
    desk.must("23/11/2026 10:05", Role::Investigator, Command::AddEvidence(Box::new(open)));
    let secret = NewEvidence { sensitivity: Some(Sensitivity::Medical), ..item(102, EvidenceKind::Document) };
    desk.must("23/11/2026 10:06", Role::Enterprise, Command::AddEvidence(Box::new(secret)));
    let told: Vec<(u32, Sensitivity, &str)> =
        desk.case.evidence.iter().map(|e| (e.number, e.sensitivity, e.holder())).collect();
    assert_eq!(
        told,
        [
            (1, Sensitivity::Plain, "Nguyễn Văn Thử"),
            (2, Sensitivity::Personal, "Nguyễn Văn Thử"),
            (3, Sensitivity::Medical, "Nguyễn Văn Thử"),
        ]
    );
    assert_eq!(desk.case.evidence[0].round, 1);
    assert_eq!(desk.case.evidence[2].added_by.role, Role::Enterprise);
}

#[test]
fn what_cannot_be_added() {
    let mut desk = two();
    let ahead = NewEvidence { obtained_on: day("24/11/2026"), ..item(100, EvidenceKind::Document) };
    desk.must("23/11/2026 09:00", Role::Investigator, add(99, EvidenceKind::Document));
    let table = [
        (Command::AddEvidence(Box::new(ahead)), "/obtained_on in_future"),
        (add(101, EvidenceKind::Autopsy), "/victim_id victim_required"),
        (of(102, EvidenceKind::Autopsy, 7), "unknown_in_case"),
        (add(99, EvidenceKind::Document), "evidence_exists"),
        (of(103, EvidenceKind::Autopsy, 1), "done"),
    ];
    for (command, expected) in table {
        assert_eq!(code(desk.try_do("23/11/2026 10:00", Role::Investigator, command)), expected);
    }
    let alone = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
    let told = accident("30742", "23/11/2026 08:15", alone);
    let mut one = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told));
    one.must("23/11/2026 11:00", Role::Investigator, add(104, EvidenceKind::Autopsy));
    assert_eq!(one.case.evidence[0].victim, Some(VictimId(id(1))));
}

#[test]
fn the_same_file_twice_is_told() {
    let mut desk = two();
    let file = EvidenceFile {
        sha256: "ab".repeat(32),
        size: 10,
        media_type: "image/jpeg".to_owned(),
        name: "anh.jpg".to_owned(),
        taken_at: None,
        taken_place: None,
        thumbnail: None,
        scanned: false,
    };
    let with = |n| {
        Command::AddEvidence(Box::new(NewEvidence {
            file: Some(file.clone()),
            ..item(n, EvidenceKind::ScenePhoto)
        }))
    };
    desk.must("23/11/2026 10:00", Role::Investigator, with(100));
    let who = actor(Role::Investigator);
    let again = decide(&desk.case, with(101), &circumstances(at("23/11/2026 10:01"), &who)).expect("decided");
    assert_eq!(again.warnings.iter().map(|w| w.code).collect::<Vec<_>>(), ["same_file"]);
}

#[test]
fn the_chain_of_custody_has_no_gap() {
    let mut desk = two();
    desk.must("23/11/2026 10:00", Role::Investigator, add(100, EvidenceKind::Object));
    let table = [
        (give(100, "23/11/2026 12:00", "Trung tâm kiểm định"), "/at in_future"),
        (give(100, "22/11/2026 10:00", "Trung tâm kiểm định"), "/at before_last_step"),
        (give(100, "23/11/2026 10:30", "Nguyễn Văn Thử"), "/to holds_it_already"),
        (give(7, "23/11/2026 10:30", "Trung tâm kiểm định"), "unknown_in_case"),
        (give(100, "23/11/2026 10:30", "Trung tâm kiểm định"), "done"),
        (give(100, "23/11/2026 10:20", "Kho của Sở"), "/at before_last_step"),
        (give(100, "23/11/2026 10:45", "Kho của Sở"), "done"),
    ];
    for (command, expected) in table {
        assert_eq!(code(desk.try_do("23/11/2026 11:00", Role::Investigator, command)), expected);
    }
    let item = &desk.case.evidence[0];
    assert_eq!(item.holder(), "Kho của Sở");
    let mut holder = item.obtained_by.clone();
    for step in &item.custody {
        assert_eq!(step.from, holder);
        holder = step.to.clone();
    }
}

#[test]
fn what_is_set_aside_stays_and_no_longer_counts() {
    let mut desk = two();
    desk.must("23/11/2026 10:00", Role::Investigator, add(100, EvidenceKind::SceneSketch));
    assert_eq!(state(&desk, 1, FilePoint::SceneSketch), FileState::Present);
    let aside =
        |reason: &str| Command::WithdrawEvidence { id: EvidenceId(id(100)), reason: reason.to_owned() };
    let when = "23/11/2026 11:00";
    assert_eq!(code(desk.try_do(when, Role::Investigator, aside("  "))), "/reason required");
    assert_eq!(code(desk.try_do(when, Role::Investigator, aside("Nhầm vụ"))), "done");
    assert_eq!(code(desk.try_do(when, Role::Investigator, aside("Nhầm vụ"))), "set_aside_already");
    assert_eq!(desk.case.evidence.len(), 1);
    assert_eq!(state(&desk, 1, FilePoint::SceneSketch), FileState::Missing);
    // An object set aside still goes back to its owner.
    assert_eq!(code(desk.try_do(when, Role::Investigator, give(100, "23/11/2026 10:30", "Chủ cũ"))), "done");
}

#[test]
fn each_victim_has_a_file_of_his_own() {
    use FileState::{Missing, NoneYet, NotDue, Present};
    let mut desk = two();
    let fresh = [
        ("a", NoneYet),
        ("b", Missing),
        ("c", Missing),
        ("d", Missing),
        ("đ", NoneYet),
        ("e", Missing),
        ("g", NotDue),
        ("h", NotDue),
        ("i", NoneYet),
        ("k", NoneYet),
    ];
    assert_eq!(states(&desk, 1), fresh);
    assert_eq!(states(&desk, 2), fresh);
    let when = "23/11/2026 10:00";
    for (n, kind) in [
        (100, EvidenceKind::SceneExam),
        (101, EvidenceKind::SceneSketch),
        (102, EvidenceKind::ScenePhoto),
        (103, EvidenceKind::Testimony),
        (104, EvidenceKind::ExpertiseResult),
    ] {
        desk.must(when, Role::Investigator, add(n, kind));
    }
    // The photo of the victim, the autopsy and the papers of the hospital belong to one of them.
    desk.must(when, Role::Investigator, of(105, EvidenceKind::VictimPhoto, 1));
    desk.must(when, Role::Investigator, of(106, EvidenceKind::Autopsy, 1));
    desk.must(when, Role::Investigator, of(107, EvidenceKind::InjuryCertificate, 2));
    desk.must(when, Role::Investigator, of(108, EvidenceKind::Discharge, 2));
    let first = [
        ("a", Present),
        ("b", Present),
        ("c", Present),
        ("d", Present),
        ("đ", Present),
        ("e", Present),
        ("g", NotDue),
        ("h", NotDue),
        ("i", NoneYet),
        ("k", NoneYet),
    ];
    assert_eq!(states(&desk, 1), first);
    assert_eq!(state(&desk, 2, FilePoint::Photos), Missing);
    assert_eq!(state(&desk, 2, FilePoint::BodyExam), Missing);
    assert_eq!(state(&desk, 2, FilePoint::Discharge), Present);
    desk.must(when, Role::Investigator, of(109, EvidenceKind::InjuryExam, 2));
    assert_eq!(state(&desk, 2, FilePoint::BodyExam), Present);
}

#[test]
fn minutes_made_in_the_case_stand_for_the_paper() {
    let mut desk = two();
    desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    assert_eq!(state(&desk, 1, FilePoint::Minutes), FileState::NotDue);
    desk.conclude_and_sign("10/12/2026 09:00", findings());
    assert_eq!(state(&desk, 1, FilePoint::Minutes), FileState::Present);
    let entry = |desk: &Desk, point: FilePoint| {
        file_list(&desk.case).remove(0).entries.into_iter().find(|e| e.point == point).expect("a point")
    };
    let minutes = entry(&desk, FilePoint::Minutes);
    assert!(minutes.items.is_empty() && minutes.lacking.is_empty());
    assert!(minutes.recorded.is_some_and(|r| r.vi.contains("đã ký")));
    assert_eq!(state(&desk, 1, FilePoint::Testimony), FileState::Missing, "nobody was heard");
    assert_eq!(state(&desk, 1, FilePoint::MeetingMinutes), FileState::NotDue);
    let held = Command::HoldAnnouncement(Box::new(meeting("18/12/2026 14:00")));
    desk.must("18/12/2026 16:00", Role::Investigator, held);
    assert_eq!(state(&desk, 1, FilePoint::MeetingMinutes), FileState::Present);
    desk.must("18/12/2026 16:10", Role::Investigator, add(100, EvidenceKind::MeetingMinutes));
    assert_eq!(entry(&desk, FilePoint::MeetingMinutes).items.len(), 1, "the signed scan stands beside it");
}

#[test]
fn whom_a_court_declared_dead_nobody_examines() {
    let mut lost = victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract);
    lost.death = Some(DeathKind::Court);
    let told = accident("30742", "23/11/2026 08:15", vec![lost]);
    let desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told));
    let file = file_list(&desk.case).remove(0);
    let exam = file.entries.iter().find(|e| e.point == FilePoint::BodyExam).expect("a point");
    assert_eq!(exam.state, FileState::NotApplicable);
    assert!(exam.rule.as_ref().is_some_and(|r| r.vi.contains("Điều 16")));
}

#[test]
fn a_point_is_marked_for_one_victim_with_a_reason_and_unmarked() {
    let mut desk = two();
    let mark = |victim, point, reason: Option<&str>| Command::MarkFilePoint {
        victim: VictimId(id(victim)),
        point,
        reason: reason.map(str::to_owned),
    };
    let when = "23/11/2026 10:00";
    let why = Some("Thi thể chưa tìm thấy");
    let mut go =
        |victim, point, reason| code(desk.try_do(when, Role::Investigator, mark(victim, point, reason)));
    assert_eq!(go(9, FilePoint::BodyExam, why), "unknown_in_case");
    assert_eq!(go(1, FilePoint::BodyExam, None), "point_applies_already");
    assert_eq!(go(1, FilePoint::BodyExam, why), "done");
    assert_eq!(state(&desk, 1, FilePoint::BodyExam), FileState::NotApplicable);
    assert_eq!(state(&desk, 2, FilePoint::BodyExam), FileState::Missing);
    desk.must(when, Role::Investigator, mark(1, FilePoint::BodyExam, None));
    assert_eq!(state(&desk, 1, FilePoint::BodyExam), FileState::Missing);
    desk.must(when, Role::Investigator, of(100, EvidenceKind::Autopsy, 1));
    let marked = desk.try_do(when, Role::Investigator, mark(1, FilePoint::BodyExam, why));
    assert_eq!(code(marked), "point_present");
}

#[test]
fn a_case_taken_in_brings_its_evidence_and_the_people_it_speaks_of() {
    let mut here = two();
    here.must("23/11/2026 10:00", Role::Investigator, add(100, EvidenceKind::Object));
    let mut there = {
        // The same man, known there under another id.
        let same = victim(31, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract);
        let told = accident("30742", "23/11/2026 08:15", vec![same]);
        Desk::open(report(20, ReportKind::UrgentNotice, "23/11/2026 08:30", told))
    };
    there.must("23/11/2026 10:00", Role::Investigator, of(200, EvidenceKind::Autopsy, 31));
    let marked = Command::MarkFilePoint {
        victim: VictimId(id(31)),
        point: FilePoint::Discharge,
        reason: Some("Chết tại chỗ".to_owned()),
    };
    there.must("23/11/2026 10:01", Role::Investigator, marked);
    here.must("23/11/2026 11:00", Role::Investigator, absorb(&there));
    let told: Vec<(u32, Option<VictimId>)> =
        here.case.evidence.iter().map(|e| (e.number, e.victim)).collect();
    assert_eq!(told, [(1, None), (2, Some(VictimId(id(1))))]);
    assert_eq!(state(&here, 1, FilePoint::BodyExam), FileState::Present);
    assert_eq!(state(&here, 1, FilePoint::Discharge), FileState::NotApplicable);
}

#[test]
fn a_place_on_the_map_is_printed_in_degrees() {
    let table =
        [(10_012_345, 105_080_000, "10.012345, 105.080000"), (-5, -70_500_000, "-0.000005, -70.500000")];
    for (latitude_e6, longitude_e6, shown) in table {
        assert_eq!(MapPoint { latitude_e6, longitude_e6 }.to_string(), shown);
    }
}
