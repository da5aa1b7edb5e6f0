//! Complaint, re-investigation, service, posting, closing: what follows an announcement.

use crate::scenarios::meeting;
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::ComplaintId;
use domain::law::{ClockState, DeadlineKind, LawSet, Moment};
use domain::reference::Calendar;
use domain::value::PersonName;
use domain::words::{Lang, ReportKind, Severity, TeamLevel, WorkRelation};

pub(crate) const COMMUNE: &str = "30742";

fn member(name: &str, head: bool, capacity: MemberCapacity) -> TeamMember {
    TeamMember {
        name: PersonName::parse(name).expect("a name"),
        position: "Cán bộ".to_owned(),
        unit: "Sở Nội vụ".to_owned(),
        head,
        capacity,
        authorisation: Some("07/UQ".to_owned()),
    }
}

pub(crate) fn team(number: &str, date: &str) -> FoundTeam {
    FoundTeam {
        paper: domain::case::DecisionPaper::default(),
        decision_number: number.to_owned(),
        decision_date: day(date),
        founder: "Giám đốc Sở Nội vụ".to_owned(),
        members: vec![
            member("Trần Văn Trưởng", true, MemberCapacity::LabourAuthority),
            member("Lê Thị Công", false, MemberCapacity::UnionOrWorkersRep),
            member("Phạm Văn Y", false, MemberCapacity::Health),
        ],
    }
}

/// A light accident that the establishment investigated and announced on 27/11/2026.
pub(crate) fn announced(outcome: Severity, by: Role) -> Desk {
    let v = victim(1, "Lê Văn Bé", outcome, &[], WorkRelation::Contract);
    let mut desk = Desk::open(report(
        9,
        ReportKind::Declaration,
        "23/11/2026 08:00",
        accident(COMMUNE, "23/11/2026 07:00", vec![v]),
    ));
    desk.must("24/11/2026 08:00", by, Command::FoundTeam(team("01/QĐ", "24/11/2026")));
    desk.conclude_and_sign("25/11/2026 08:00", grounded());
    desk.must("27/11/2026 08:00", by, Command::HoldAnnouncement(Box::new(meeting("27/11/2026 07:30"))));
    desk
}

pub(crate) fn issue(number: &str, at_: &str) -> Command {
    Command::IssueMinutes(IssueMinutes {
        number: number.to_owned(),
        date: vn(at_),
        sent_at: at(at_),
        addressees: vec![],
        sent_to: vec![],
    })
}

fn vn(text: &str) -> chrono::NaiveDate {
    domain::time::vn_date(at(text))
}

pub(crate) fn complaint(n: u128, received: &str, late: Option<&str>) -> Command {
    Command::RecordComplaint(NewComplaint {
        id: ComplaintId(id(n)),
        round: None,
        by: Complainant::Relative,
        name: "Nguyễn Thị Vợ".to_owned(),
        received_at: at(received),
        content: "Không đồng ý với kết luận lỗi".to_owned(),
        late_reason: late.map(str::to_owned),
    })
}

pub(crate) fn again(ground: ReinvestigationGround, complaint: Option<u128>) -> Command {
    Command::Reinvestigate(Reinvestigate {
        ground,
        complaint: complaint.map(|n| ComplaintId(id(n))),
        requested_at: None,
        reason: "Kết luận chưa đủ chứng cứ".to_owned(),
        team: team("09/QĐ", "02/12/2026"),
    })
}

/// The ministry founds the team that investigates again what the province announced.
pub(crate) fn again_by_the_centre(ground: ReinvestigationGround, founder: &str) -> Command {
    let Command::Reinvestigate(mut order) = again(ground, None) else { unreachable!() };
    order.team.founder = founder.to_owned();
    Command::Reinvestigate(order)
}

fn terms(desk: &Desk, kind: DeadlineKind) -> Vec<(String, ClockState, Option<String>)> {
    deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now)
        .into_iter()
        .filter(|d| d.term.kind == kind)
        .map(|d| (d.reference, d.term.state, d.met_at.map(domain::time::human_datetime)))
        .collect()
}

#[test]
fn the_earlier_findings_stand_until_the_later_ones_are_announced() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    desk.must("27/11/2026 09:00", Role::Enterprise, issue("01/BB", "27/11/2026 09:00"));
    desk.must("30/11/2026 09:00", Role::Investigator, complaint(1, "30/11/2026 08:00", None));
    assert_eq!(desk.case.stage.kind(), StageKind::FollowUp);
    let events =
        desk.must("02/12/2026 09:00", Role::Director, again(ReinvestigationGround::Complaint, Some(1)));
    assert_eq!(desk.case.stage.kind(), StageKind::Investigating);
    assert_eq!(desk.case.level(), TeamLevel::Province);
    let invited = told(&events);
    assert_eq!(invited, ["health_authority_province invite", "union_province invite"]);
    let team = desk.case.stage.team().expect("a team");
    assert_eq!((team.round, team.level), (2, TeamLevel::Province));
    assert_eq!(desk.case.valid().map(|a| a.team.round), Some(1));
    // Both rounds keep their terms; the new one counts from its decision.
    assert_eq!(terms(&desk, DeadlineKind::Investigation).len(), 2);
    let now = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now);
    let second =
        now.iter().find(|d| d.term.kind == DeadlineKind::Investigation && d.reference == "2").expect("one");
    assert_eq!(second.term.starts_at, Moment::At(at("02/12/2026 00:00")));
    desk.conclude_and_sign("03/12/2026 08:00", grounded());
    assert_eq!(desk.case.valid().map(|a| a.team.round), Some(1));
    desk.must(
        "04/12/2026 08:00",
        Role::Investigator,
        Command::HoldAnnouncement(Box::new(meeting("04/12/2026 07:30"))),
    );
    assert_eq!(desk.case.valid().map(|a| a.team.round), Some(2));
    assert!(desk.case.standing.is_none());
    assert_eq!(desk.case.superseded.len(), 1);
    assert_eq!(desk.case.superseded[0].announcement.team.round, 1);
    let complaints = terms(&desk, DeadlineKind::Complaint);
    assert_eq!(
        complaints.iter().map(|t| (t.0.as_str(), t.1)).collect::<Vec<_>>(),
        [("1", ClockState::Closed), ("2", ClockState::Running)]
    );
    // A replaced round is complained about no more.
    let old = Command::RecordComplaint(NewComplaint {
        id: ComplaintId(id(3)),
        round: Some(1),
        by: Complainant::Worker,
        name: "Bé".to_owned(),
        received_at: at("05/12/2026 08:00"),
        content: "x".to_owned(),
        late_reason: None,
    });
    assert_eq!(
        desk.try_do("05/12/2026 09:00", Role::Investigator, old).expect_err("refused").code(),
        "invalid_content"
    );
}

#[test]
fn a_provincial_case_goes_to_the_centre_and_a_closed_one_is_investigated_again() {
    let mut desk = announced(Severity::Fatal, Role::Director);
    desk.must("27/11/2026 09:00", Role::Investigator, issue("01/BB", "27/11/2026 09:00"));
    desk.complete_files("28/11/2026 09:00", Role::Investigator);
    desk.serve_all("28/11/2026 09:00", Role::Investigator);
    desk.must(
        "28/11/2026 09:00",
        Role::Investigator,
        Command::Close { note: Some("Không còn việc".to_owned()), reported: true },
    );
    let by_the_ministry = again_by_the_centre(ReinvestigationGround::ExOfficio, "Thứ trưởng Bộ Nội vụ");
    let events = desk.must("02/12/2026 09:00", Role::Director, by_the_ministry);
    assert_eq!(desk.case.level(), TeamLevel::Central);
    assert!(
        events.iter().any(|e| matches!(e, Event::Reinvestigated(team) if team.level == TeamLevel::Central))
    );
    assert_eq!(desk.case.valid().map(|a| a.team.round), Some(1));
}

#[test]
fn who_investigates_again_says_why() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    let missing =
        desk.try_do("02/12/2026 09:00", Role::Director, again(ReinvestigationGround::Complaint, None));
    assert_eq!(missing.expect_err("refused").code(), "invalid_content");
    let asked =
        desk.try_do("02/12/2026 09:00", Role::Director, again(ReinvestigationGround::SocialInsurance, None));
    assert_eq!(asked.expect_err("refused").code(), "invalid_content");
    let mut fresh = Desk::open(report(
        9,
        ReportKind::Declaration,
        "23/11/2026 08:00",
        accident(COMMUNE, "23/11/2026 07:00", vec![]),
    ));
    let early =
        fresh.try_do("02/12/2026 09:00", Role::Director, again(ReinvestigationGround::ExOfficio, None));
    assert_eq!(early.expect_err("refused").code(), "not_allowed_in_stage");
}

#[test]
fn the_window_for_complaints_is_ninety_days() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    // 27/11/2026 + 90 days = 25/02/2027.
    desk.must("25/02/2027 23:00", Role::Investigator, complaint(1, "25/02/2027 22:00", None));
    // Whoever comes later is not turned away: the complaint is kept as late, and a human decides.
    let kept = decide(
        &desk.case,
        complaint(2, "26/02/2027 07:00", Some("Ốm")),
        &circumstances(at("26/02/2027 08:00"), &actor(Role::Investigator)),
    )
    .expect("kept");
    assert_eq!(kept.warnings[0].code, "complaint_out_of_time");
    assert!(kept.warnings[0].message.vi.contains("25/02/2027"), "{}", kept.warnings[0].message.vi);
    desk.must("26/02/2027 08:00", Role::Investigator, complaint(2, "26/02/2027 07:00", Some("Ốm")));
    desk.must("26/02/2027 08:10", Role::Director, complaint(3, "26/02/2027 07:00", Some("Gia đình ở xa")));
    desk.must("26/02/2027 08:20", Role::Director, complaint(4, "26/02/2027 07:00", None));
    let late: Vec<_> = desk.case.complaints.iter().map(|c| c.out_of_time).collect();
    let missed = Some(day("25/02/2027"));
    assert_eq!(late, [None, missed, None, missed]);
    assert_eq!(desk.case.complaints[1].late_reason.as_deref(), Some("Ốm"), "nothing that was told is lost");
}

#[test]
fn a_complaint_out_of_time_is_answered_so_or_on_its_merits_by_the_director() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    desk.must("26/02/2027 08:00", Role::Investigator, complaint(1, "26/02/2027 07:00", None));
    desk.must("26/02/2027 08:00", Role::Investigator, complaint(2, "26/02/2027 07:00", None));
    let answer = |n: u128, outcome, late: Option<&str>| {
        Command::AnswerComplaint(AnswerComplaint {
            id: ComplaintId(id(n)),
            outcome,
            number: "12/TB".to_owned(),
            date: day("01/03/2027"),
            content: "Hết thời hạn khiếu nại".to_owned(),
            late_reason: late.map(str::to_owned),
        })
    };
    let when = "01/03/2027 08:00";
    let refused = desk
        .try_do(when, Role::Investigator, answer(1, ComplaintOutcome::Upheld, Some("Gia đình ở xa")))
        .expect_err("not his to decide");
    assert_eq!(refused.code(), "complaint_too_late");
    assert!(refused.message(Lang::Vi).contains("Điều 17"), "{}", refused.message(Lang::Vi));
    assert!(desk.try_do(when, Role::Director, answer(1, ComplaintOutcome::Upheld, None)).is_err());
    desk.must(when, Role::Director, answer(1, ComplaintOutcome::Partly, Some("Gia đình ở xa")));
    let first = desk.case.complaints[0].answer.as_ref().expect("answered");
    assert_eq!(first.late_reason.as_deref(), Some("Gia đình ở xa"));
    desk.must(when, Role::Enterprise, answer(2, ComplaintOutcome::OutOfTime, None));
    desk.must("25/02/2027 09:00", Role::Investigator, complaint(3, "25/02/2027 08:00", None));
    let in_time = desk.try_do(when, Role::Director, answer(3, ComplaintOutcome::OutOfTime, None));
    assert_eq!(in_time.expect_err("in time").code(), "invalid_content");
}

#[test]
fn a_complaint_is_answered_in_ten_working_days_and_holds_the_file_open() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    desk.must("27/11/2026 09:00", Role::Enterprise, issue("01/BB", "27/11/2026 09:00"));
    desk.must("30/11/2026 09:00", Role::Enterprise, complaint(1, "30/11/2026 08:00", None));
    let due: Vec<_> = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now)
        .into_iter()
        .filter(|d| d.term.kind == DeadlineKind::ComplaintAnswer)
        .map(|d| d.term.due)
        .collect();
    assert_eq!(due, [Moment::Day(day("14/12/2026"))]);
    let refusal = desk
        .try_do("01/12/2026 08:00", Role::Enterprise, Command::Close { note: None, reported: true })
        .expect_err("open");
    match &refusal {
        Refusal::Open { fields, .. } => {
            assert_eq!(
                fields.iter().map(|f| f.pointer.as_str()).collect::<Vec<_>>(),
                ["/conditions/minutes_served", "/conditions/complaints", "/conditions/victim_files"]
            );
        }
        other => panic!("{other:?}"),
    }
    let answer = |date: &str| {
        Command::AnswerComplaint(AnswerComplaint {
            id: ComplaintId(id(1)),
            outcome: ComplaintOutcome::Rejected,
            number: "12/TB".to_owned(),
            date: day(date),
            content: "Giữ nguyên kết luận".to_owned(),
            late_reason: None,
        })
    };
    assert!(
        desk.try_do("02/12/2026 08:00", Role::Enterprise, answer("03/12/2026")).is_err(),
        "in the future"
    );
    desk.must("02/12/2026 08:00", Role::Enterprise, answer("02/12/2026"));
    assert!(desk.try_do("02/12/2026 09:00", Role::Enterprise, answer("02/12/2026")).is_err(), "twice");
    let step = |outcome, reference: Option<&str>| {
        Command::EscalateComplaint(EscalateComplaint {
            id: ComplaintId(id(1)),
            body: "Sở Nội vụ".to_owned(),
            received_on: day("03/12/2026"),
            outcome,
            reference: reference.map(str::to_owned),
        })
    };
    assert!(
        desk.try_do("03/12/2026 08:00", Role::Investigator, step(EscalationOutcome::Refused, None)).is_err()
    );
    desk.must("03/12/2026 08:00", Role::Investigator, step(EscalationOutcome::Pending, None));
    desk.complete_files("04/12/2026 08:00", Role::Enterprise);
    desk.serve_all("04/12/2026 08:00", Role::Enterprise);
    desk.must(
        "04/12/2026 08:00",
        Role::Enterprise,
        Command::Close { note: Some("Đã xem hồ sơ".to_owned()), reported: true },
    );
    assert_eq!(desk.case.stage.kind(), StageKind::Closed);
}

#[test]
fn the_minutes_are_served_when_everybody_whom_the_law_names_has_them() {
    let mut desk = announced(Severity::Fatal, Role::Director);
    desk.must("27/11/2026 09:00", Role::Investigator, issue("01/BB", "27/11/2026 09:00"));
    let list = desk.case.valid().and_then(|a| a.minutes.clone()).expect("minutes").addressees;
    let kinds: Vec<&str> = list.iter().map(|a| a.kind.as_str()).collect();
    for wanted in ["police", "procuracy", "ministry", "member_agency", "employer", "victim_or_relatives"] {
        assert!(kinds.contains(&wanted), "{wanted} in {kinds:?}");
    }
    assert!(!kinds.contains(&"labour_authority_place"), "the department does not send to itself");
    assert!(list.iter().all(|a| a.basis.is_some() && a.service.is_none()));
    assert_eq!(terms(&desk, DeadlineKind::SendMinutes)[0].2, None);
    for line in &list {
        let service = NewService {
            to: Served::Line(line.no),
            how: ServiceMethod::Post,
            at: at("30/11/2026 10:00"),
            proof: Some("Biên nhận".to_owned()),
            evidence: None,
        };
        desk.must("01/12/2026 08:00", Role::Investigator, Command::RecordService(service));
    }
    assert_eq!(terms(&desk, DeadlineKind::SendMinutes)[0].2.as_deref(), Some("30/11/2026 10:00"));
    let nobody = NewService {
        to: Served::Line(99),
        how: ServiceMethod::Post,
        at: at("30/11/2026 10:00"),
        proof: None,
        evidence: None,
    };
    assert!(desk.try_do("01/12/2026 08:00", Role::Investigator, Command::RecordService(nobody)).is_err());
}

#[test]
fn an_employers_minutes_go_to_the_department_and_who_is_left_out_is_named() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    let actor = actor(Role::Enterprise);
    let order = IssueMinutes {
        number: "01/BB".to_owned(),
        date: day("27/11/2026"),
        sent_at: at("27/11/2026 09:00"),
        addressees: vec![NewAddressee {
            recipient: "Nhà máy".to_owned(),
            kind: AddresseeKind::Employer,
            victim: None,
        }],
        sent_to: vec!["Hàng xóm".to_owned()],
    };
    let decision =
        decide(&desk.case, Command::IssueMinutes(order), &circumstances(at("27/11/2026 09:00"), &actor))
            .expect("issued");
    let missing: Vec<&str> = decision
        .warnings
        .iter()
        .filter(|w| w.code == "recipient_missing")
        .map(|w| w.message.vi.as_str())
        .collect();
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert!(missing.iter().all(|m| m.contains("Điều 35")));
    for e in &decision.events {
        desk.case = evolve(desk.case.clone(), at("27/11/2026 09:00"), e);
    }
    let besides = NewService {
        to: Served::Besides(NewAddressee {
            recipient: "Sở Nội vụ".to_owned(),
            kind: AddresseeKind::LabourAuthorityPlace,
            victim: None,
        }),
        how: ServiceMethod::DocumentAxis,
        at: at("28/11/2026 10:00"),
        proof: None,
        evidence: None,
    };
    desk.must("28/11/2026 11:00", Role::Enterprise, Command::RecordService(besides));
    let minutes = desk.case.valid().and_then(|a| a.minutes.as_ref()).expect("minutes");
    assert_eq!(minutes.addressees.len(), 3);
    assert!(minutes.addressees[2].basis.is_some(), "the law names it");
    assert!(
        served_all(&desk.case, desk.case.valid().expect("one"), LawSet::embedded()).is_err(),
        "the victim waits"
    );
}

#[test]
fn minutes_of_before_count_as_sent_to_all() {
    let old = serde_json::json!({"number": "1", "date": "2026-11-27", "sent_to": ["Công an"], "sent_at": "2026-11-27T02:00:00Z"});
    let minutes: IssuedMinutes = serde_json::from_value(old).expect("readable");
    let mut desk = announced(Severity::Fatal, Role::Director);
    desk.case = evolve(desk.case.clone(), at("27/11/2026 09:00"), &Event::MinutesIssued(minutes));
    assert_eq!(terms(&desk, DeadlineKind::SendMinutes)[0].2.as_deref(), Some("27/11/2026 09:00"));
}
