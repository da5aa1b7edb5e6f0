//! The province takes the case of an establishment over: the file, the clocks, who leads.

use crate::scenarios::{findings, meeting, team, term};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::law::{DeadlineKind, Moment};
use domain::words::{EventClass, ReportKind, Severity, TeamLevel, WorkRelation};

fn light() -> Desk {
    let victims = vec![victim(1, "Nguyễn Văn A", Severity::Light, &[], WorkRelation::Contract)];
    let told = accident("30742", "23/11/2026 08:15", victims);
    Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told))
}

fn take_over(reason: &str) -> Command {
    Command::TakeOver(TakeOver {
        to: TeamLevel::Province,
        reason: reason.to_owned(),
        items: vec!["Quyết định thành lập Đoàn".to_owned()],
        record_reference: Some("01/BBBG".to_owned()),
    })
}

fn own_team() -> Command {
    match team("1/QĐ-CT", "23/11/2026") {
        Command::FoundTeam(mut t) => {
            t.members[0].capacity = MemberCapacity::Employer;
            Command::FoundTeam(t)
        }
        other => other,
    }
}

#[test]
fn a_light_case_goes_to_the_province_and_keeps_both_clocks() {
    let mut desk = light();
    desk.must("23/11/2026 10:00", Role::Enterprise, own_team());
    let first = term(&desk, DeadlineKind::Investigation).term.due;
    assert_eq!(first, Moment::Day(day("27/11/2026")));
    desk.must("25/11/2026 09:00", Role::Investigator, take_over("Cơ sở đã có hai vụ tương tự"));
    assert_eq!((desk.case.level(), desk.case.class()), (TeamLevel::Province, EventClass::Light));
    assert_eq!(desk.case.stage.kind(), StageKind::Declared);
    assert_eq!(desk.case.past_rounds.len(), 1);
    assert_eq!(desk.case.past_rounds[0].class, EventClass::Light);
    let by_enterprise = desk.try_do("25/11/2026 10:00", Role::Enterprise, own_team());
    assert_eq!(by_enterprise.expect_err("no longer theirs").code(), "not_competent_to_found");
    desk.must("25/11/2026 11:00", Role::Director, team("12/QĐ-SNV", "25/11/2026"));
    assert_eq!(desk.case.stage.team().map(|t| (t.round, t.level)), Some((2, TeamLevel::Province)));
    // Four days of a light accident, from the day the province took it over; 29/11 is a Sunday.
    assert_eq!(term(&desk, DeadlineKind::Investigation).term.due, Moment::Day(day("30/11/2026")));
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}

#[test]
fn what_becomes_known_later_does_not_give_it_back() {
    let mut desk = light();
    desk.must("24/11/2026 09:00", Role::Investigator, take_over("Tái diễn"));
    let change = ConditionChange {
        victim: desk.case.victims[0].statement.id,
        outcome: Severity::Serious,
        death: None,
        died_at: None,
        serious_codes: vec!["051".to_owned()],
        injury: None,
        medical_document: None,
        known_at: at("24/11/2026 10:00"),
        reason: "Bệnh viện báo".to_owned(),
        told_by: None,
    };
    desk.must("24/11/2026 10:05", Role::Enterprise, Command::ChangeCondition(Box::new(change.clone())));
    assert_eq!((desk.case.level(), desk.case.class()), (TeamLevel::Province, EventClass::SeriousSingle));
    let died = ConditionChange {
        outcome: Severity::Fatal,
        death: Some(domain::words::DeathKind::Treatment),
        died_at: Some(at("24/11/2026 20:00")),
        known_at: at("24/11/2026 20:30"),
        ..change
    };
    let events = desk.must("24/11/2026 20:35", Role::Enterprise, Command::ChangeCondition(Box::new(died)));
    assert_eq!((desk.case.level(), desk.case.class()), (TeamLevel::Province, EventClass::Fatal));
    assert!(
        !events.iter().any(|e| matches!(e, Event::HandedOver { .. })),
        "the file is at the province already: its clock is not begun anew"
    );
}

#[test]
fn only_a_case_of_an_establishment_before_its_announcement_is_taken_over_and_never_without_a_reason() {
    let mut desk = light();
    let refused = |r: Result<Vec<Event>, Refusal>| r.expect_err("refused").code();
    assert_eq!(
        refused(desk.try_do("24/11/2026 09:00", Role::Investigator, take_over(" "))),
        "invalid_content"
    );
    let mut fatal = crate::scenarios::boiler();
    assert_eq!(
        refused(fatal.try_do("24/11/2026 09:00", Role::Investigator, take_over("x"))),
        "not_of_an_establishment"
    );
    desk.must("23/11/2026 10:00", Role::Enterprise, own_team());
    desk.conclude_and_sign("24/11/2026 10:00", findings());
    let held = Command::HoldAnnouncement(Box::new(meeting("25/11/2026 08:00")));
    desk.must("25/11/2026 09:00", Role::Enterprise, held);
    assert_eq!(
        refused(desk.try_do("25/11/2026 10:00", Role::Investigator, take_over("x"))),
        "not_allowed_in_stage"
    );
}

fn escalate(reason: &str) -> Command {
    let Command::TakeOver(order) = take_over(reason) else { unreachable!() };
    Command::TakeOver(TakeOver { to: TeamLevel::Central, ..order })
}

#[test]
fn what_is_beyond_the_province_goes_to_the_centre_with_both_clocks_and_both_signatures() {
    let refused = |r: Result<Vec<Event>, Refusal>| r.expect_err("refused").code();
    let mut own = light();
    let early = own.try_do("24/11/2026 09:00", Role::Director, escalate("x"));
    assert_eq!(refused(early), "not_of_the_province");
    let mut desk = crate::inquiry::investigated();
    let round = desk.case.stage.team().expect("a team").round;
    let alone = desk.try_do("24/11/2026 09:00", Role::Investigator, escalate("x"));
    assert_eq!(refused(alone), "director_escalates");
    let events = desk.must("24/11/2026 10:00", Role::Director, escalate("Liên quan nhiều tỉnh"));
    let basis = events.iter().find_map(|e| match e {
        Event::TakenOver { basis, .. } => Some(basis.citation.text.clone()),
        _other => None,
    });
    assert!(basis.is_some_and(|b| b.contains("Điều 35 khoản 3")));
    assert_eq!((desk.case.level(), desk.case.stage.kind()), (TeamLevel::Central, StageKind::Declared));
    assert_eq!(desk.case.past_rounds.last().map(|p| p.team.level), Some(TeamLevel::Province));
    let by_province = desk.try_do("24/11/2026 11:00", Role::Enterprise, team("2/QĐ", "24/11/2026"));
    assert_eq!(refused(by_province), "not_competent_to_found");
    let record = Handover {
        id: domain::ids::HandoverId(id(900)),
        from: HandoverParty::ProvincialTeam,
        to: HandoverParty::CentralTeam,
        record_number: "02/BBBG".to_owned(),
        date: day("24/11/2026"),
        items: vec![HandoverItem {
            what: "Hồ sơ".to_owned(),
            quantity: None,
            condition: None,
            evidence: None,
        }],
        reason: "Vượt thẩm quyền".to_owned(),
        signatures: Vec::new(),
        recorded_at: at("24/11/2026 11:00"),
    };
    desk.must("24/11/2026 11:00", Role::Investigator, Command::RecordHandover(Box::new(record)));
    let sign = |side| {
        Command::ConfirmHandover(ConfirmHandover {
            id: domain::ids::HandoverId(id(900)),
            side,
            name: "Trần Văn Giao".to_owned(),
            unit: "Đoàn".to_owned(),
            remark: None,
            paper: None,
        })
    };
    desk.must("24/11/2026 11:10", Role::Investigator, sign(HandoverSide::Giver));
    let police = desk.try_do("24/11/2026 11:20", Role::ProvincialPolice, sign(HandoverSide::Receiver));
    assert_eq!(refused(police), "not_that_side");
    desk.must("25/11/2026 08:00", Role::Ministry, sign(HandoverSide::Receiver));
    assert!(desk.case.inquiry.handovers[0].complete());
    desk.must("25/11/2026 09:00", Role::Ministry, team("7/QĐ-BNV", "25/11/2026"));
    let now = desk.case.stage.team().map(|t| (t.round, t.level));
    assert_eq!(now, Some((round + 1, TeamLevel::Central)));
    let clocks = crate::inquiry::terms(&desk, DeadlineKind::Investigation);
    assert_eq!(clocks.len(), 2, "the clock of the province is kept");
    assert_eq!(clocks.iter().filter(|t| t.open()).count(), 1);
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}
