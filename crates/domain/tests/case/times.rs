//! Times: impossible ones are refused, late ones count from when they were.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::VictimId;
use domain::law::{ClockState, DeadlineKind, LawSet, Moment};
use domain::reference::Calendar;
use domain::value::PersonName;
use domain::words::{DeathKind, ReportKind, Severity, WorkRelation};

const RACH_GIA: &str = "30742";

fn declaration(received: &str, outcome: Severity) -> Report {
    let victims = vec![victim(1, "Nguyễn Văn A", outcome, &[], WorkRelation::Contract)];
    report(10, ReportKind::Declaration, received, accident(RACH_GIA, "23/11/2026 08:15", victims))
}

fn terms(desk: &Desk, kind: DeadlineKind) -> Vec<CaseDeadline> {
    let all = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now);
    all.into_iter().filter(|d| d.term.kind == kind).collect()
}

fn found(members: MemberCapacity) -> Command {
    let member = |head, capacity| TeamMember {
        name: PersonName::parse("Trần Văn Trưởng").expect("a name"),
        position: "Trưởng đoàn".to_owned(),
        unit: "Đơn vị".to_owned(),
        head,
        capacity,
        authorisation: None,
    };
    Command::FoundTeam(FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: "1".to_owned(),
        decision_date: day("23/11/2026"),
        founder: "Người có thẩm quyền".to_owned(),
        members: vec![member(true, members), member(false, MemberCapacity::UnionOrWorkersRep)],
    })
}

fn death(known: &str) -> ConditionChange {
    ConditionChange {
        victim: VictimId(id(1)),
        outcome: Severity::Fatal,
        death: Some(DeathKind::Treatment),
        died_at: None,
        serious_codes: vec![],
        injury: None,
        medical_document: None,
        known_at: at(known),
        reason: "Bệnh viện báo".to_owned(),
        told_by: None,
    }
}

fn refused(mut report: Report, edit: impl Fn(&mut Report)) -> Vec<&'static str> {
    edit(&mut report);
    let who = actor(Role::Enterprise);
    let number = domain::value::CaseNumber::new("91", 2026, 1).expect("a number");
    match open(domain::ids::CaseId(id(999)), number, report, &circumstances(at("23/11/2026 09:00"), &who)) {
        Err(Refusal::Invalid(fields)) => fields.iter().map(|f| f.code).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_time_of_knowledge_outside_accident_and_now_is_refused() {
    let with = |known: &'static str| {
        move |r: &mut Report| {
            r.declaration =
                Some(DeclarationDetails { known_at: Some(at(known)), ..DeclarationDetails::default() });
        }
    };
    let report = || declaration("23/11/2026 08:40", Severity::Light);
    assert_eq!(refused(report(), with("24/11/2026 08:00")), ["in_future"]);
    assert_eq!(refused(report(), with("20/11/2026 08:00")), ["before_accident"]);
}

#[test]
fn a_late_entry_needs_its_reason_by_whatever_channel_and_numbers_are_possible() {
    let late = |r: &mut Report| {
        r.recorded_at = at("23/11/2026 09:00");
        r.late_entry_reason = Some("  ".to_owned());
    };
    assert_eq!(refused(declaration("23/11/2026 08:40", Severity::Light), late), ["reason_required"]);
    let many = |r: &mut Report| r.accident.casualties.dead = u32::MAX;
    assert_eq!(refused(declaration("23/11/2026 08:55", Severity::Light), many), ["too_many"]);
}

#[test]
fn a_receipt_logged_after_the_founding_moves_the_clock_back_to_it() {
    let mut desk = Desk::open(declaration("24/11/2026 08:40", Severity::Fatal));
    desk.must("24/11/2026 10:00", Role::Director, found(MemberCapacity::LabourAuthority));
    assert_eq!(terms(&desk, DeadlineKind::Investigation)[0].term.due, Moment::Day(day("24/12/2026")));
    let mut call = declaration("23/11/2026 20:00", Severity::Fatal);
    call.id = domain::ids::ReportId(id(11));
    call.kind = ReportKind::Tip;
    call.received_by = ReceivingBody::Department;
    call.recorded_at = at("25/11/2026 08:00");
    call.late_entry_reason = Some("Sổ trực ban ghi tay".to_owned());
    desk.must("25/11/2026 08:00", Role::Investigator, Command::Report(Box::new(call)));
    assert_eq!(terms(&desk, DeadlineKind::Investigation)[0].term.due, Moment::Day(day("23/12/2026")));
}

#[test]
fn the_clock_after_a_death_counts_from_when_the_department_heard_of_it() {
    let told = |role: Role| {
        let mut desk = Desk::open(declaration("23/11/2026 08:40", Severity::Light));
        desk.must("28/11/2026 09:00", role, Command::ChangeCondition(Box::new(death("26/11/2026 22:40"))));
        desk.case.clock_from.expect("handed over")
    };
    assert_eq!(told(Role::Investigator), at("26/11/2026 22:40"), "the officer was told then");
    assert_eq!(told(Role::Enterprise), at("28/11/2026 09:00"), "the employer knew, the department did not");
}

#[test]
fn a_death_is_not_known_before_the_accident() {
    let mut desk = Desk::open(declaration("23/11/2026 08:40", Severity::Light));
    let early = Command::ChangeCondition(Box::new(death("22/11/2026 08:00")));
    let refusal = desk.try_do("24/11/2026 09:00", Role::Investigator, early).expect_err("too early");
    assert_eq!(refusal.code(), "invalid_content");
}

#[test]
fn the_round_of_the_establishment_keeps_its_seven_days_after_the_death() {
    let mut desk = Desk::open(declaration("23/11/2026 08:40", Severity::Serious));
    desk.must("23/11/2026 10:00", Role::Enterprise, found(MemberCapacity::Employer));
    desk.must(
        "25/11/2026 09:00",
        Role::Investigator,
        Command::ChangeCondition(Box::new(death("25/11/2026 08:00"))),
    );
    let both = terms(&desk, DeadlineKind::Investigation);
    assert_eq!(both.iter().map(|d| d.term.length).collect::<Vec<_>>(), [7, 30]);
    assert_eq!(both[0].term.state, ClockState::Closed);
}

#[test]
fn the_window_for_complaints_closes_and_is_never_overdue() {
    let mut desk = Desk::open(declaration("23/11/2026 08:40", Severity::Fatal));
    desk.must("23/11/2026 10:00", Role::Director, found(MemberCapacity::LabourAuthority));
    let findings = Findings {
        course: "x".to_owned(),
        fault: FaultSide::Other,
        cause: "9".to_owned(),
        cause_detail: "x".to_owned(),
        injury_factor: None,
        conclusion: Conclusion::Tnld,
        responsibility: "x".to_owned(),
        persons_at_fault: vec![],
        damage: Damage::default(),
        reserved_opinions: vec![],
        minutes_number: None,
        ..grounded()
    };
    desk.conclude_and_sign("01/12/2026 10:00", findings);
    let meeting = Meeting {
        held_at: at("02/12/2026 08:00"),
        place: "x".to_owned(),
        chair: "x".to_owned(),
        secretary: None,
        attendance: vec![],
        dissent: vec![],
        proceedings: Proceedings::default(),
        late_reason: None,
        recorded_at: at("02/12/2026 10:00"),
    };
    desk.must("02/12/2026 10:00", Role::Investigator, Command::HoldAnnouncement(Box::new(meeting)));
    assert!(terms(&desk, DeadlineKind::Complaint)[0].open());
    desk.now = at("01/06/2027 08:00");
    assert_eq!(terms(&desk, DeadlineKind::Complaint)[0].term.state, ClockState::Closed);
}

#[test]
fn a_lone_victim_without_contract_is_not_closed_before_the_record() {
    let victims = vec![victim(1, "Danh Văn Ngư", Severity::Serious, &[], WorkRelation::NoContract)];
    let mut desk = Desk::open(report(
        10,
        ReportKind::CommuneNotice,
        "23/11/2026 08:40",
        accident(RACH_GIA, "23/11/2026 08:15", victims),
    ));
    let refusal =
        desk.try_do("24/11/2026 09:00", Role::Investigator, Command::Close { note: None, reported: true });
    assert_eq!(refusal.expect_err("no record").code(), "record_required");
}
