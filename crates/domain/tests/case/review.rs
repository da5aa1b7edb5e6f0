//! Dates that say why, conclusions that fit the facts, and who is named in public.

use crate::compensation::{codes, decided};
use crate::inquiry::{code, hear, investigated, terms, testimony};
use crate::scenarios::{boiler, team};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{EvidenceId, VictimId};
use domain::law::DeadlineKind;
use domain::value::PersonName;
use domain::words::{ReportKind, Severity, TeamLevel, WorkRelation};

#[test]
fn sixty_days_say_which_request_made_them() {
    let mut desk = investigated();
    let before = terms(&desk, DeadlineKind::Investigation)[0].term.clone();
    assert!(before.length == 30 && !before.explanation.vi.contains("trưng cầu"), "{before:?}");
    let request = Expertise {
        subject: "Kim loại nồi hơi".to_owned(),
        body: "Viện Khoa học hình sự".to_owned(),
        request_number: "15/TCGĐ".to_owned(),
        requested_on: day("24/11/2026"),
    };
    desk.must("24/11/2026 09:00", Role::Investigator, Command::RequestExpertise(request));
    let after = terms(&desk, DeadlineKind::Investigation)[0].term.clone();
    assert_eq!(after.length, 60);
    for part in ["60 ngày vì có trưng cầu giám định số 15/TCGĐ ngày 24/11/2026", "khoản 6 điểm d"]
    {
        assert!(after.explanation.vi.contains(part), "{}", after.explanation.vi);
    }
    assert!(after.explanation.en.contains("15/TCGĐ"), "{}", after.explanation.en);
}

/// A light accident of the employer's own team, on the way to work or not, with findings under Article 39(2).
fn on_the_way(commuting: bool) -> (Desk, Findings) {
    let victims = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
    let told = AccidentStatement { commuting, ..accident("30742", "23/11/2026 07:15", victims) };
    let mut desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told));
    desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    desk.must("24/11/2026 10:00", Role::Investigator, sketch());
    let findings = Findings {
        conclusion: Conclusion::Benefit392,
        cause: "10".to_owned(),
        fault: FaultSide::Other,
        rules_breached: vec![],
        ..grounded()
    };
    (desk, findings)
}

#[test]
fn an_allowance_for_the_way_to_work_asks_whether_it_was_on_the_way() {
    let warned = |commuting| {
        let (desk, findings) = on_the_way(commuting);
        codes(&decided(&desk, "10/12/2026 09:00", Command::Conclude(Box::new(findings))))
            .contains(&"benefit_without_commuting")
    };
    assert!(warned(false));
    assert!(!warned(true));
}

fn signed(desk: &mut Desk) -> String {
    let members = desk.case.stage.team().expect("a team").members.clone();
    let sign = |m: &TeamMember| MinutesSignature { name: m.name.to_string(), signed: true, reason: None };
    let command = Command::SignFindings(SignFindings {
        minutes_number: "05/BB".to_owned(),
        signed_on: day("10/12/2026"),
        signatures: members.iter().map(sign).collect(),
    });
    code(desk.try_do("10/12/2026 11:00", Role::Investigator, command))
}

#[test]
fn an_accident_on_the_way_is_signed_with_a_paper_or_a_reason() {
    // A sketch alone is none of the papers.
    let (mut desk, findings) = on_the_way(true);
    let conclude = |desk: &mut Desk, findings: Findings| {
        desk.must("10/12/2026 09:00", Role::Investigator, Command::Conclude(Box::new(findings)));
    };
    conclude(&mut desk, findings.clone());
    assert_eq!(signed(&mut desk), "/commuting_paper_reason commuting_paper_required");
    let Command::AddEvidence(mut paper) = sketch() else { panic!("a paper") };
    paper.id = EvidenceId(id(9_101));
    paper.kind = EvidenceKind::CommunePoliceConfirmation;
    desk.must("10/12/2026 10:00", Role::Investigator, Command::AddEvidence(paper));
    assert_eq!(signed(&mut desk), "done");
    let (mut desk, findings) = on_the_way(true);
    let reason = Some("Công an xã chưa trả lời văn bản số 8 ngày 01/12/2026".to_owned());
    conclude(&mut desk, Findings { commuting_paper_reason: reason, ..findings });
    assert_eq!(signed(&mut desk), "done");
}

#[test]
fn nobody_hears_the_dead() {
    let mut desk = investigated();
    let dead = desk.case.victims.iter().find(|v| v.severity() == Severity::Fatal).expect("a death");
    assert_eq!(dead.statement.death, Some(domain::words::DeathKind::Scene));
    let mut of_the_dead = testimony(70, HeardAs::Victim);
    of_the_dead.person.victim = Some(dead.statement.id);
    let refused = desk.try_do("24/11/2026 10:00", Role::Investigator, hear(of_the_dead));
    assert_eq!(code(refused), "/person/victim_id victim_dead");
    let alive: VictimId =
        desk.case.victims.iter().find(|v| v.severity() != Severity::Fatal).expect("alive").statement.id;
    let mut of_the_living = testimony(71, HeardAs::Victim);
    of_the_living.person.victim = Some(alive);
    desk.must("24/11/2026 10:00", Role::Investigator, hear(of_the_living));
}

#[test]
fn a_person_at_fault_is_not_told_by_his_position_in_public() {
    let mut desk = boiler();
    desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    let mut findings = grounded();
    findings.fault = FaultSide::Employer;
    findings.cause = "1".to_owned();
    // What is told in free words is read through by whoever posts it: a position is also what others are called.
    findings.course = "Hai công nhân mài bu lông, công nhân đứng cạnh bị thương".to_owned();
    findings.persons_at_fault = vec![PersonAtFault {
        name: PersonName::parse("Ngô Văn Chủ").expect("a name"),
        position: Some("Công nhân".to_owned()),
        violation: "Không kiểm định nồi hơi".to_owned(),
        article: Some("QCVN 01".to_owned()),
        proposed_handling: "Khiển trách".to_owned(),
        evidence: vec![EvidenceId(id(9_001))],
    }];
    desk.conclude_and_sign("10/12/2026 09:00", findings);
    let held = Command::HoldAnnouncement(Box::new(crate::scenarios::meeting("18/12/2026 14:00")));
    desk.must("18/12/2026 16:00", Role::Investigator, held);
    let told = public_version(&desk.case).expect("announced");
    assert_eq!(told.at_fault[0].who.vi, "Cá nhân thuộc người sử dụng lao động");
    let at_fault = format!("{:?}", told.at_fault).to_lowercase();
    assert!(!at_fault.contains("công nhân") && !at_fault.contains("ngô văn chủ"), "{at_fault}");
    assert_eq!(told.course, "Hai công nhân mài bu lông, công nhân đứng cạnh bị thương");
}

#[test]
fn the_director_records_the_decision_of_the_ministry_and_does_not_sign_it() {
    let mut desk = boiler();
    let up = TakeOver {
        to: TeamLevel::Central,
        reason: "Vượt khả năng của tỉnh".to_owned(),
        items: vec![],
        record_reference: None,
    };
    desk.must("24/11/2026 09:00", Role::Director, Command::TakeOver(up));
    let Command::FoundTeam(mut order) = team("7/QĐ-BNV", "25/11/2026") else { panic!("a team") };
    order.founder = actor(Role::Director).name;
    let own = desk.try_do("25/11/2026 09:00", Role::Director, Command::FoundTeam(order.clone()));
    assert_eq!(code(own), "/founder ministry_founds");
    order.founder = "Thứ trưởng Bộ Nội vụ".to_owned();
    desk.must("25/11/2026 09:00", Role::Director, Command::FoundTeam(order));
    assert_eq!(desk.case.stage.team().map(|t| t.level), Some(TeamLevel::Central));
}
