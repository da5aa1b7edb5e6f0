//! The five real inputs of the province, on the case core alone.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{RecommendationId, VictimId};
use domain::law::{ClockState, DeadlineKind, LawSet, Moment};
use domain::reference::Calendar;
use domain::value::PersonName;
use domain::words::{DeathKind, EventClass, ReportKind, Severity, TeamLevel, WorkRelation};

const RACH_GIA: &str = "30742";
const PHU_QUOC: &str = "31078";
const KIEN_HAI: &str = "31108";

pub(crate) fn member(name: &str, head: bool, capacity: MemberCapacity) -> TeamMember {
    TeamMember {
        name: PersonName::parse(name).expect("a name"),
        position: "Chuyên viên".to_owned(),
        unit: "Đơn vị".to_owned(),
        head,
        capacity,
        authorisation: head.then(|| "01/UQ".to_owned()),
    }
}

pub(crate) fn team(number: &str, date: &str) -> Command {
    Command::FoundTeam(FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: number.to_owned(),
        decision_date: day(date),
        founder: "Giám đốc Sở Nội vụ".to_owned(),
        members: vec![
            member("Trần Văn Trưởng", true, MemberCapacity::LabourAuthority),
            member("Lê Thị Y", false, MemberCapacity::Health),
            member("Phạm Công Đoàn", false, MemberCapacity::UnionOrWorkersRep),
        ],
    })
}

pub(crate) fn findings() -> Findings {
    Findings {
        course: "Nồi hơi nổ khi đang vận hành.".to_owned(),
        fault: FaultSide::Employer,
        cause: "1".to_owned(),
        cause_detail: "Van an toàn không hoạt động.".to_owned(),
        injury_factor: Some("3.1".to_owned()),
        esaw: Esaw { deviation: Some("deviation.10".to_owned()), ..Esaw::default() },
        conclusion: Conclusion::Tnld,
        responsibility: "Người sử dụng lao động không kiểm định thiết bị.".to_owned(),
        persons_at_fault: vec![],
        damage: Damage::default(),
        reserved_opinions: vec![],
        minutes_number: None,
        ..grounded()
    }
}

pub(crate) fn meeting(held: &str) -> Meeting {
    Meeting {
        held_at: at(held),
        place: "Hội trường".to_owned(),
        chair: "Trần Văn Trưởng".to_owned(),
        secretary: None,
        attendance: vec![],
        dissent: vec![],
        proceedings: Proceedings::default(),
        late_reason: None,
        recorded_at: at(held),
    }
}

pub(crate) fn boiler() -> Desk {
    let victims = vec![
        victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::HdldWritten),
        victim(2, "Trần Văn B", Severity::Serious, &["051"], WorkRelation::HdldWritten),
        victim(3, "Lê Văn C", Severity::Serious, &["034"], WorkRelation::HdldWritten),
    ];
    Desk::open(report(
        10,
        ReportKind::Declaration,
        "23/11/2026 08:40",
        accident(RACH_GIA, "23/11/2026 08:15", victims),
    ))
}

pub(crate) fn term(desk: &Desk, kind: DeadlineKind) -> CaseDeadline {
    deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now)
        .into_iter()
        .rfind(|d| d.term.kind == kind)
        .unwrap_or_else(|| panic!("no {kind} term"))
}

#[test]
fn the_boiler_explosion_alerts_the_department_and_both_police() {
    let desk = boiler();
    assert_eq!(desk.case.class(), EventClass::Fatal);
    assert_eq!(desk.case.level(), TeamLevel::Province);
    assert_eq!(desk.case.stage.kind(), StageKind::Declared);
    let events: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
    assert_eq!(
        told(&events),
        [
            "commune_pc info",
            "labour_authority_province acknowledged",
            "police_first_notice acknowledged",
            "police_province acknowledged"
        ]
    );
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.due, Moment::Day(day("23/12/2026")));
    assert_eq!(term(&desk, DeadlineKind::SceneArrival).term.due, Moment::At(at("23/11/2026 10:40")));
}

#[test]
fn the_boiler_explosion_is_carried_to_its_end() {
    let mut desk = boiler();
    desk.must(
        "23/11/2026 10:00",
        Role::Investigator,
        Command::ReachScene { at: at("23/11/2026 09:55"), by: "Tổ công tác".to_owned(), note: None },
    );
    assert!(
        desk.try_do("23/11/2026 10:01", Role::Investigator, team("12/QĐ-SNV", "23/11/2026")).is_err(),
        "an inspector does not found"
    );
    let events = desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    assert_eq!(told(&events), ["health_authority_province invite", "union_province invite"]);
    let rec = RecommendationId(id(77));
    desk.must(
        "30/11/2026 09:00",
        Role::Investigator,
        Command::AddRecommendation(NewRecommendation {
            id: rec,
            content: "Kiểm định lại toàn bộ nồi hơi".to_owned(),
            owner_kind: OwnerKind::Employer,
            owner: "Nhà máy".to_owned(),
            due: day("31/12/2026"),
            proof: None,
            proof_kind: None,
            priority: None,
        }),
    );
    desk.conclude_and_sign("10/12/2026 09:00", findings());
    assert!(
        desk.try_do("10/12/2026 09:30", Role::Investigator, Command::Close { note: None, reported: true })
            .is_err()
    );
    desk.must(
        "18/12/2026 16:00",
        Role::Investigator,
        Command::HoldAnnouncement(Box::new(meeting("18/12/2026 14:00"))),
    );
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.state, ClockState::Closed);
    assert_eq!(term(&desk, DeadlineKind::SendMinutes).term.due, Moment::Day(day("23/12/2026")));
    let minutes = IssueMinutes {
        number: "05/BB-ĐTTNLĐ".to_owned(),
        date: day("18/12/2026"),
        sent_to: vec!["Công an tỉnh".to_owned()],
        sent_at: at("21/12/2026 09:00"),
        addressees: vec![],
    };
    desk.must("21/12/2026 09:05", Role::Investigator, Command::IssueMinutes(minutes));
    let refused =
        desk.try_do("22/12/2026 09:00", Role::Investigator, Command::Close { note: None, reported: true });
    assert_eq!(refused.expect_err("open").code(), "recommendations_open");
    let done = Command::ReportRecommendation {
        id: rec,
        text: "Đã kiểm định".to_owned(),
        evidence: None,
        evidence_ids: vec![],
        done: true,
    };
    desk.must("28/12/2026 09:00", Role::Enterprise, done);
    let verify = || Command::VerifyRecommendation { id: rec, accepted: true, note: None };
    let own = desk.try_do("28/12/2026 10:00", Role::Enterprise, verify());
    assert_eq!(own.expect_err("second person").code(), "second_person_required");
    desk.must("29/12/2026 09:00", Role::Investigator, verify());
    let refused =
        desk.try_do("29/12/2026 10:00", Role::Investigator, Command::Close { note: None, reported: true });
    assert_eq!(refused.expect_err("nobody was served").code(), "minutes_not_served");
    desk.serve_all("29/12/2026 09:30", Role::Investigator);
    let refused =
        desk.try_do("29/12/2026 10:00", Role::Investigator, Command::Close { note: None, reported: true });
    assert_eq!(refused.expect_err("no photos").code(), "file_incomplete");
    desk.complete_files("29/12/2026 10:00", Role::Investigator);
    let refused =
        desk.try_do("29/12/2026 10:00", Role::Investigator, Command::Close { note: None, reported: true });
    assert_eq!(refused.expect_err("inside the window for complaints").code(), "invalid_content");
    desk.must(
        "29/12/2026 10:00",
        Role::Investigator,
        Command::Close { note: Some("Đã xem hồ sơ".to_owned()), reported: true },
    );
    assert_eq!(desk.case.stage.kind(), StageKind::Closed);
    assert_eq!(
        fold(desk.events.iter().map(|(at, e)| (*at, e))),
        Some(desk.case.clone()),
        "fold of all = step by step"
    );
}

#[test]
fn the_fisherman_is_recorded_by_the_commune() {
    let victims = vec![victim(1, "Danh Văn Ngư", Severity::Serious, &["034"], WorkRelation::NoContract)];
    let mut tip =
        report(10, ReportKind::Tip, "20/11/2026 07:30", accident(KIEN_HAI, "20/11/2026 05:00", victims));
    tip.commune = Some(domain::value::CommuneCode::parse(KIEN_HAI).expect("a code"));
    let mut desk = Desk::open(tip);
    assert_eq!(desk.case.class(), EventClass::SeriousSingle);
    assert_eq!(desk.case.level(), TeamLevel::CommuneRecord);
    let first: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
    assert!(told(&first).iter().all(|t| !t.contains("police")), "{:?}", told(&first));
    assert!(
        !told(&first).iter().any(|t| t.starts_with("commune_pc")),
        "the commune told itself: {:?}",
        told(&first)
    );
    let victims = vec![victim(1, "Danh Văn Ngư", Severity::Serious, &["034"], WorkRelation::NoContract)];
    let record = report(
        11,
        ReportKind::CommuneRecord,
        "21/11/2026 09:00",
        accident(KIEN_HAI, "20/11/2026 05:00", victims),
    );
    desk.must("21/11/2026 09:00", Role::Commune, Command::Report(Box::new(record)));
    assert_eq!(desk.case.stage.kind(), StageKind::Recorded);
    let refused = desk.try_do("21/11/2026 10:00", Role::Director, team("1", "21/11/2026"));
    assert_eq!(refused.expect_err("no team").code(), "record_instead_of_team");
    desk.must(
        "22/11/2026 10:00",
        Role::Investigator,
        Command::Close { note: Some("Đã xem hồ sơ".to_owned()), reported: true },
    );
}

#[test]
fn two_construction_workers_without_contracts_go_to_the_province() {
    let victims = vec![
        victim(1, "Trần Văn Hồ", Severity::Serious, &["043"], WorkRelation::NoContract),
        victim(2, "Lý Văn Giàn", Severity::Serious, &["029"], WorkRelation::NoContract),
    ];
    let mut notice = report(
        10,
        ReportKind::CommuneNotice,
        "19/11/2026 16:00",
        accident(PHU_QUOC, "19/11/2026 14:00", victims),
    );
    notice.commune = Some(domain::value::CommuneCode::parse(PHU_QUOC).expect("a code"));
    let desk = Desk::open(notice);
    assert_eq!(desk.case.class(), EventClass::SeriousMulti);
    assert_eq!(desk.case.level(), TeamLevel::Province);
    let events: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
    assert_eq!(
        told(&events),
        [
            "labour_authority_province acknowledged",
            "police_first_notice acknowledged",
            "police_province acknowledged"
        ]
    );
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.length, 20);
}

#[test]
fn a_light_accident_becomes_fatal_and_moves_to_the_province() {
    let victims = vec![victim(1, "Ngô Văn Nhẹ", Severity::Light, &[], WorkRelation::Contract)];
    let mut desk = Desk::open(report(
        10,
        ReportKind::Declaration,
        "16/11/2026 09:00",
        accident(RACH_GIA, "16/11/2026 08:00", victims),
    ));
    assert_eq!(desk.case.level(), TeamLevel::Establishment);
    let first: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
    assert_eq!(told(&first), Vec::<String>::new());
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.due, Moment::Day(day("20/11/2026")));
    desk.must("16/11/2026 15:00", Role::Enterprise, team("01/QĐ-CS", "16/11/2026"));
    let death = Command::ChangeCondition(Box::new(ConditionChange {
        victim: VictimId(id(1)),
        outcome: Severity::Fatal,
        death: Some(DeathKind::Treatment),
        died_at: Some(at("20/11/2026 03:00")),
        serious_codes: vec![],
        injury: None,
        medical_document: None,
        known_at: at("20/11/2026 06:00"),
        reason: "Bệnh viện báo tử".to_owned(),
        told_by: None,
    }));
    let events = desk.must("20/11/2026 06:10", Role::Enterprise, death);
    assert_eq!(
        told(&events),
        [
            "commune_pc info",
            "labour_authority_province acknowledged",
            "police_first_notice acknowledged",
            "police_province acknowledged"
        ]
    );
    assert_eq!(desk.case.level(), TeamLevel::Province);
    assert_eq!(desk.case.stage.kind(), StageKind::Declared);
    assert_eq!(desk.case.past_rounds.len(), 1, "the old clock is kept");
    let all = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now);
    let clocks: Vec<(u32, Moment, ClockState)> = all
        .iter()
        .filter(|d| d.term.kind == DeadlineKind::Investigation)
        .map(|d| (d.term.length, d.term.due, d.term.state))
        .collect();
    assert_eq!(
        clocks,
        [
            (4, Moment::Day(day("20/11/2026")), ClockState::Closed),
            // 20/12/2026 is a Sunday.
            (30, Moment::Day(day("21/12/2026")), ClockState::Running)
        ]
    );
}

#[test]
fn a_phone_call_logged_half_an_hour_later_keeps_its_true_time() {
    let victims = vec![victim(1, "Vũ Văn Gọi", Severity::Fatal, &[], WorkRelation::Contract)];
    let mut call = report(
        10,
        ReportKind::Declaration,
        "23/11/2026 22:40",
        accident(RACH_GIA, "23/11/2026 21:50", victims),
    );
    call.channel = domain::words::Channel::Phone;
    call.recorded_at = at("23/11/2026 23:10");
    let number = domain::value::CaseNumber::new("91", 2026, 1).expect("a number");
    let officer = actor(Role::Investigator);
    let late = open(
        domain::ids::CaseId(id(5)),
        number,
        call.clone(),
        &circumstances(at("23/11/2026 23:10"), &officer),
    );
    assert_eq!(late.expect_err("a reason is wanted").code(), "invalid_content");
    call.late_entry_reason = Some("Trực đêm, nhập sau khi báo lãnh đạo".to_owned());
    let desk = Desk::open(call);
    assert_eq!(term(&desk, DeadlineKind::SceneArrival).term.due, Moment::At(at("24/11/2026 00:40")));
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.due, Moment::Day(day("23/12/2026")));
}

#[test]
fn an_urgent_notice_is_completed_by_the_declaration_and_nobody_is_told_twice() {
    let mut sketch = accident(RACH_GIA, "23/11/2026 08:15", vec![]);
    sketch.casualties = Casualties { dead: 1, ..Casualties::default() };
    let mut desk = Desk::open(report(10, ReportKind::UrgentNotice, "23/11/2026 08:30", sketch));
    assert_eq!(desk.case.class(), EventClass::Fatal);
    assert_eq!(desk.case.stage.kind(), StageKind::Reported);
    let victims = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
    let full = report(
        11,
        ReportKind::Declaration,
        "23/11/2026 11:00",
        accident(RACH_GIA, "23/11/2026 08:15", victims),
    );
    let events = desk.must("23/11/2026 11:00", Role::Enterprise, Command::Report(Box::new(full)));
    assert_eq!(told(&events), Vec::<String>::new());
    assert_eq!(desk.case.stage.kind(), StageKind::Declared);
    assert_eq!(desk.case.victims.len(), 1);
    assert_eq!(
        term(&desk, DeadlineKind::SceneArrival).term.due,
        Moment::At(at("23/11/2026 10:30")),
        "first receipt counts"
    );
}

#[test]
fn an_injury_is_lowered_only_by_an_officer_with_a_document() {
    let mut desk = boiler();
    let lower = |document: Option<&str>| {
        Command::ChangeCondition(Box::new(ConditionChange {
            victim: VictimId(id(2)),
            outcome: Severity::Light,
            death: None,
            died_at: None,
            serious_codes: vec![],
            injury: None,
            medical_document: document.map(str::to_owned),
            known_at: at("24/11/2026 08:00"),
            reason: "Giấy chứng thương".to_owned(),
            told_by: None,
        }))
    };
    assert!(desk.try_do("24/11/2026 09:00", Role::Enterprise, lower(Some("GCT-01"))).is_err());
    assert!(desk.try_do("24/11/2026 09:00", Role::Investigator, lower(None)).is_err());
    desk.must("24/11/2026 09:00", Role::Investigator, lower(Some("GCT-01")));
    assert_eq!(desk.case.class(), EventClass::Fatal);
}

#[test]
fn a_closed_case_opens_again_for_a_later_death_only() {
    let victims = vec![victim(1, "Danh Văn Ngư", Severity::Serious, &["034"], WorkRelation::NoContract)];
    let mut desk = Desk::open(report(
        10,
        ReportKind::CommuneRecord,
        "20/11/2026 07:30",
        accident(KIEN_HAI, "20/11/2026 05:00", victims),
    ));
    desk.must(
        "21/11/2026 10:00",
        Role::Investigator,
        Command::Close { note: Some("Đã xem hồ sơ".to_owned()), reported: true },
    );
    let note = Command::AddRecommendation(NewRecommendation {
        id: RecommendationId(id(7)),
        content: "x".to_owned(),
        owner_kind: OwnerKind::Person,
        owner: "x".to_owned(),
        due: day("31/12/2026"),
        proof: None,
        proof_kind: None,
        priority: None,
    });
    assert!(matches!(
        desk.try_do("22/11/2026 10:00", Role::Investigator, note),
        Err(Refusal::NotAllowed { .. })
    ));
    let change = |outcome, death| {
        Command::ChangeCondition(Box::new(ConditionChange {
            victim: VictimId(id(1)),
            outcome,
            death,
            died_at: None,
            serious_codes: vec!["034".to_owned()],
            injury: None,
            medical_document: None,
            known_at: at("01/12/2026 08:00"),
            reason: "Gia đình báo".to_owned(),
            told_by: None,
        }))
    };
    let same = desk.try_do("01/12/2026 09:00", Role::Commune, change(Severity::Serious, None));
    assert_eq!(same.expect_err("closed").code(), "closed_but_for_death");
    desk.must("01/12/2026 09:00", Role::Commune, change(Severity::Fatal, Some(DeathKind::Treatment)));
    assert_eq!(desk.case.stage.kind(), StageKind::Declared);
    assert_eq!(desk.case.level(), TeamLevel::Province);
}
