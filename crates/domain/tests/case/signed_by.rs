//! Who signs, what becomes of signatures, and what a meeting on them should know (Nghị định 39/2016/NĐ-CP Điều 13).

use crate::compensation::{codes, decided};
use crate::inquiry::{code, investigated};
use crate::scenarios::{findings, meeting, member};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::EvidenceId;
use domain::value::PersonName;
use domain::words::{ReportKind, Severity, WorkRelation};

const TEAM: [&str; 3] = ["Trần Văn Trưởng", "Lê Thị Y", "Phạm Công Đoàn"];

fn sign(names: &[&str]) -> Command {
    let one = |name: &&str| MinutesSignature { name: (*name).to_owned(), signed: true, reason: None };
    Command::SignFindings(SignFindings {
        minutes_number: "05/BB".to_owned(),
        signed_on: day("10/12/2026"),
        signatures: names.iter().map(one).collect(),
    })
}

fn concluded(findings: Findings) -> Desk {
    let mut desk = investigated();
    desk.must("10/12/2026 08:00", Role::Investigator, sketch());
    desk.must("10/12/2026 08:10", Role::Investigator, Command::Conclude(Box::new(findings)));
    desk
}

#[test]
fn strangers_do_not_sign() {
    let took_part =
        Participant {
            name: PersonName::parse("Hồ Văn Dự").expect("a name"), unit: None, position: None
        };
    let with = |extra: &'static str| [TEAM.as_slice(), &[extra]].concat();
    for (names, expected) in [
        (TEAM.to_vec(), "done"),
        (with("Hồ Văn Dự"), "done"),
        (with("Người Lạ"), "/signatures/3/name not_a_member"),
        (with("  lê thị y "), "/signatures/3/name signed_twice"),
    ] {
        let mut desk = concluded(Findings { participants: vec![took_part.clone()], ..findings() });
        let result = desk.try_do("10/12/2026 09:00", Role::Investigator, sign(&names));
        assert_eq!(code(result), expected, "{names:?}");
    }
}

fn changed(names: [(&str, MemberCapacity); 3]) -> Command {
    let members = names.iter().enumerate().map(|(n, (name, capacity))| member(name, n == 0, *capacity));
    Command::ChangeTeam(TeamOrder {
        decision_number: "13/QĐ".to_owned(),
        decision_date: day("11/12/2026"),
        reason: "Đổi thành viên".to_owned(),
        members: members.collect(),
        paper: DecisionPaper::default(),
    })
}

#[test]
fn whoever_signed_stays_in_the_team_until_it_concludes_anew() {
    use MemberCapacity as M;
    let other = || {
        changed([
            ("Trần Văn Trưởng", M::LabourAuthority),
            ("Võ Thị Mới", M::Health),
            ("Phạm Công Đoàn", M::UnionOrWorkersRep),
        ])
    };
    let mut desk = concluded(findings());
    desk.must("10/12/2026 09:00", Role::Investigator, sign(&TEAM));
    assert_eq!(code(desk.try_do("11/12/2026 08:00", Role::Director, other())), "/members member_signed");
    desk.must("11/12/2026 08:10", Role::Investigator, Command::Conclude(Box::new(findings())));
    assert!(desk.case.stage.signed().is_none());
    desk.must("11/12/2026 08:20", Role::Director, other());

    // Whoever did not sign may go, and whoever comes is said to be without a signature.
    let mut desk = concluded(findings());
    let Command::SignFindings(mut order) = sign(&TEAM) else { unreachable!() };
    order.signatures[1].signed = false;
    order.signatures[1].reason = Some("Đi công tác".to_owned());
    desk.must("10/12/2026 09:00", Role::Investigator, Command::SignFindings(order));
    let who = actor(Role::Director);
    let told = decide(&desk.case, other(), &circumstances(at("11/12/2026 08:00"), &who)).expect("changed");
    assert!(codes(&told).contains(&"member_not_signed"), "{:?}", told.warnings);
    desk.must("11/12/2026 08:00", Role::Director, other());
    let held = Command::HoldAnnouncement(Box::new(meeting("12/12/2026 08:00")));
    assert!(codes(&decided(&desk, "12/12/2026 09:00", held)).contains(&"member_not_signed"));
}

#[test]
fn announced_findings_keep_the_evidence_they_rest_on_and_say_so() {
    let aside = || Command::WithdrawEvidence { id: EvidenceId(id(9_001)), reason: "Vẽ sai".to_owned() };
    let mut desk = concluded(findings());
    desk.must("10/12/2026 09:00", Role::Investigator, sign(&TEAM));
    assert_eq!(
        code(desk.try_do("10/12/2026 10:00", Role::Investigator, aside())),
        "signed_findings_rest_on_it"
    );
    desk.must(
        "12/12/2026 09:00",
        Role::Investigator,
        Command::HoldAnnouncement(Box::new(meeting("12/12/2026 08:00"))),
    );
    let told = decided(&desk, "12/12/2026 10:00", aside());
    assert_eq!(codes(&told), ["announced_findings_rest_on_it"]);
    // A file of before, in which the evidence went after the signing, is not announced.
    let mut old = concluded(findings());
    old.must("10/12/2026 09:00", Role::Investigator, sign(&TEAM));
    old.case.evidence.clear();
    let held = Command::HoldAnnouncement(Box::new(meeting("12/12/2026 08:00")));
    assert_eq!(code(old.try_do("12/12/2026 09:00", Role::Investigator, held)), "evidence_set_aside");
}

fn attended(chair: &str, groups: &[AttendanceGroup]) -> Command {
    let one = |group: &AttendanceGroup| Attendee {
        group: *group,
        name: "Người dự".to_owned(),
        unit: None,
        present: true,
        note: None,
        authorisation: None,
    };
    let mut held = meeting("12/12/2026 08:00");
    held.chair = chair.to_owned();
    held.attendance = groups.iter().map(one).collect();
    Command::HoldAnnouncement(Box::new(held))
}

#[test]
fn who_is_missing_from_the_record_of_the_meeting_and_who_did_not_chair_it() {
    use AttendanceGroup as G;
    let all = [G::Team, G::Union, G::VictimOrRelatives, G::Police, G::Procuracy];
    let with = |more: &[G]| [all.as_slice(), more].concat();
    for (relation, groups, missing) in [
        (WorkRelation::Contract, with(&[G::Employer]), 0),
        (WorkRelation::Contract, with(&[]), 1),
        (WorkRelation::Contract, with(&[G::Commune]), 1),
        (WorkRelation::NoContract, with(&[G::Employer]), 1),
        (WorkRelation::NoContract, with(&[G::Commune]), 0),
    ] {
        let victims = vec![
            victim(1, "Nguyễn Văn A", Severity::Fatal, &[], relation),
            victim(2, "Trần Văn B", Severity::Serious, &[], relation),
        ];
        let told = accident("30742", "23/11/2026 08:15", victims);
        let mut desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told));
        desk.must("23/11/2026 10:05", Role::Director, crate::scenarios::team("12/QĐ", "23/11/2026"));
        desk.conclude_and_sign("10/12/2026 09:00", findings());
        let told = decided(&desk, "12/12/2026 09:00", attended("Trần Văn Trưởng", &groups));
        let listed = codes(&told).iter().filter(|c| **c == "group_not_listed").count();
        assert_eq!(listed, missing, "{relation} {groups:?}: {:?}", told.warnings);
    }
    let mut desk = concluded(findings());
    desk.must("10/12/2026 09:00", Role::Investigator, sign(&TEAM));
    for (chair, warned) in [
        ("Trần Văn Trưởng", false),
        ("Ông TRẦN VĂN TRƯỞNG", false),
        ("Trưởng đoàn", false),
        ("Lê Thị Y", true),
    ] {
        let told = decided(&desk, "12/12/2026 09:00", attended(chair, &all));
        assert_eq!(codes(&told).contains(&"chair_not_head"), warned, "{chair}");
    }
}
