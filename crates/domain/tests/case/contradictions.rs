//! Days that contradict each other are refused; what was done on paper before it was typed in is taken.

use crate::again::{again, announced, complaint, issue};
use crate::inquiry::{code, hear, investigated, record, scene, testimony};
use crate::scenarios::{boiler, findings, meeting, team};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::HandoverId;
use domain::words::{ReportKind, Severity, WorkRelation};

fn hold(held: &str) -> Command {
    Command::HoldAnnouncement(Box::new(meeting(held)))
}

/// Happened on 20/11, told on 23/11, the team founded on 24/11, the minutes signed on 10/12.
fn told_late() -> Desk {
    let victims = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
    let told = accident("30742", "20/11/2026 08:15", victims);
    let mut desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told));
    desk.must("24/11/2026 08:00", Role::Director, team("12/QĐ", "24/11/2026"));
    desk.conclude_and_sign("10/12/2026 09:00", findings());
    desk
}

#[test]
fn a_meeting_comes_after_the_accident_its_news_the_team_and_the_signing() {
    for (held, expected) in [
        ("10/12/2020 08:00", "/held_at before_accident"),
        ("19/11/2026 23:59", "/held_at before_accident"),
        ("21/11/2026 08:00", "/held_at before_report"),
        ("23/11/2026 08:00", "/held_at before_founding"),
        ("09/12/2026 23:59", "/held_at before_signing"),
        // Days are compared as days: signed in the evening, written down in the morning or the other way round.
        ("10/12/2026 00:00", "done"),
        ("11/12/2026 08:00", "done"),
        ("11/12/2026 10:02", "done"),
        ("11/12/2026 10:03", "/held_at in_future"),
    ] {
        let mut desk = told_late();
        let result = desk.try_do("11/12/2026 10:00", Role::Investigator, hold(held));
        assert_eq!(code(result), expected, "held at {held}");
    }
}

#[test]
fn what_was_signed_and_announced_on_paper_is_typed_in_later() {
    let mut desk = investigated();
    desk.must("18/12/2026 08:00", Role::Investigator, sketch());
    desk.must("18/12/2026 08:10", Role::Investigator, Command::Conclude(Box::new(findings())));
    for (signed, expected) in [
        ("22/11/2026", "/signed_on before_accident"),
        ("19/12/2026", "/signed_on in_future"),
        ("10/12/2026", "done"),
    ] {
        let sign = signed_by_all(&desk.case, day(signed));
        let result = desk.try_do("18/12/2026 08:20", Role::Investigator, sign);
        assert_eq!(code(result), expected, "signed on {signed}");
    }
    desk.must("18/12/2026 08:30", Role::Investigator, hold("11/12/2026 14:00"));
    desk.must("18/12/2026 08:40", Role::Investigator, issue("05/BB-ĐT", "11/12/2026 16:00"));
}

#[test]
fn an_employer_types_in_what_his_team_did_before_he_declared() {
    let victims = vec![victim(1, "Lê Văn Bé", Severity::Light, &[], WorkRelation::Contract)];
    let told = accident("30742", "20/11/2026 07:00", victims);
    let mut desk = Desk::open(report(9, ReportKind::Declaration, "24/11/2026 08:00", told));
    let own = Command::FoundTeam(crate::again::team("01/QĐ", "20/11/2026"));
    desk.must("24/11/2026 08:10", Role::Enterprise, own);
    desk.must("24/11/2026 08:15", Role::Enterprise, sketch());
    desk.must("24/11/2026 08:20", Role::Enterprise, Command::Conclude(Box::new(grounded())));
    let sign = signed_by_all(&desk.case, day("22/11/2026"));
    desk.must("24/11/2026 08:30", Role::Enterprise, sign);
    let early = desk.try_do("24/11/2026 08:40", Role::Enterprise, hold("21/11/2026 08:00"));
    assert_eq!(code(early), "/held_at before_signing");
    desk.must("24/11/2026 08:40", Role::Enterprise, hold("22/11/2026 14:00"));
}

/// What a command answers for a day.
type Told = fn(&str) -> (Role, Command);

#[test]
fn nothing_is_decided_asked_or_heard_before_the_accident() {
    let founding: Told = |d| (Role::Director, team("12/QĐ", d));
    let expertise: Told = |d| {
        let subject = "Giám định kỹ thuật".to_owned();
        let body = "Trung tâm".to_owned();
        let asked = Expertise { subject, body, request_number: "3/TC".to_owned(), requested_on: day(d) };
        (Role::Investigator, Command::RequestExpertise(asked))
    };
    let to_police: Told = |d| {
        let transfer = PoliceTransfer {
            at: at(&format!("{d} 08:00")),
            body: "Cơ quan CSĐT".to_owned(),
            signs: "Có dấu hiệu".to_owned(),
            penal_article: None,
            grounds: None,
            items: vec![],
            record_number: None,
        };
        (Role::Investigator, Command::SendToPolice(transfer))
    };
    let heard: Told = |d| {
        let started = at(&format!("{d} 14:00"));
        (Role::Investigator, hear(Testimony { started_at: started, ..testimony(1, HeardAs::Witness) }))
    };
    let examined: Told = |d| (Role::Investigator, record(scene(SceneAct::Examined, &format!("{d} 08:00"))));
    let handed_over: Told = |d| {
        let items =
            vec![HandoverItem {
                what: "Hồ sơ".to_owned(), quantity: None, condition: None, evidence: None
            }];
        let handover = Handover {
            id: HandoverId(id(5)),
            from: HandoverParty::ProvincialTeam,
            to: HandoverParty::Police,
            record_number: "1/BB".to_owned(),
            date: day(d),
            reason: "Theo yêu cầu".to_owned(),
            items,
            signatures: vec![],
            recorded_at: at("24/11/2026 08:00"),
        };
        (Role::Investigator, Command::RecordHandover(Box::new(handover)))
    };
    for (what, told, pointer) in [
        ("founding", founding, "/decision_date"),
        ("expertise", expertise, "/requested_on"),
        ("police", to_police, "/at"),
        ("testimony", heard, "/started_at"),
        ("scene", examined, "/at"),
        ("hand-over", handed_over, "/date"),
    ] {
        for (day, expected) in
            [("01/12/2020", "before_accident"), ("22/11/2026", "before_accident"), ("23/11/2026", "done")]
        {
            let mut desk = if what == "founding" { boiler() } else { investigated() };
            let (role, command) = told(day);
            let result = code(desk.try_do("24/11/2026 10:00", role, command));
            let expected =
                if expected == "done" { "done".to_owned() } else { format!("{pointer} {expected}") };
            assert_eq!(result, expected, "{what} on {day}");
        }
    }
}

#[test]
fn a_hand_over_to_the_police_before_anybody_knew_is_said() {
    let victims = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
    let told = accident("30742", "20/11/2026 08:15", victims);
    let mut desk = Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told));
    desk.must("24/11/2026 08:00", Role::Director, team("12/QĐ", "24/11/2026"));
    let transfer = |at_: &str| {
        Command::SendToPolice(PoliceTransfer {
            at: at(at_),
            body: "Cơ quan CSĐT".to_owned(),
            signs: "Có dấu hiệu".to_owned(),
            penal_article: None,
            grounds: None,
            items: vec![],
            record_number: None,
        })
    };
    let early = desk.try_do("25/11/2026 08:00", Role::Investigator, transfer("19/11/2026 09:00"));
    assert_eq!(code(early), "/at before_accident");
    for (when, warned) in [("22/11/2026 09:00", true), ("23/11/2026 07:00", false)] {
        let told = crate::compensation::decided(&desk, "25/11/2026 08:00", transfer(when));
        assert_eq!(crate::compensation::codes(&told).contains(&"before_report"), warned, "{when}");
    }
    desk.must("25/11/2026 08:00", Role::Investigator, transfer("23/11/2026 07:00"));
}

#[test]
fn minutes_are_dated_after_the_team_was_founded_and_bear_the_number_they_were_signed_under() {
    let dated = |number: &str, date: &str| {
        Command::IssueMinutes(IssueMinutes {
            number: number.to_owned(),
            date: day(date),
            sent_to: vec![],
            sent_at: at("27/11/2026 09:00"),
            addressees: vec![],
        })
    };
    let mut desk = announced(Severity::Fatal, Role::Director);
    for (date, expected) in [("01/01/2020", "/date before_accident"), ("23/11/2026", "/date before_founding")]
    {
        let result = desk.try_do("27/11/2026 09:00", Role::Investigator, dated("05/BB-ĐT", date));
        assert_eq!(code(result), expected, "dated {date}");
    }
    for (number, warned) in
        [("99/KHÁC", true), ("05/BB-ĐT", false), (" 05 / bb-đt ", false), ("5/BB-ĐT", true)]
    {
        let told = crate::compensation::decided(&desk, "27/11/2026 09:00", dated(number, "25/11/2026"));
        let codes = crate::compensation::codes(&told);
        assert_eq!(codes.contains(&"another_number"), warned, "{number}: {codes:?}");
    }
}

#[test]
fn another_investigation_is_decided_after_what_it_looks_at_again() {
    let order = |ground, of: Option<u128>, date: &str| {
        let Command::Reinvestigate(mut order) = again(ground, of) else { unreachable!() };
        order.team.decision_date = day(date);
        Command::Reinvestigate(order)
    };
    let mut desk = announced(Severity::Light, Role::Enterprise);
    desk.must("27/11/2026 09:00", Role::Enterprise, issue("05/BB-ĐT", "27/11/2026 09:00"));
    desk.must("30/11/2026 09:00", Role::Investigator, complaint(1, "30/11/2026 08:00", None));
    for (ground, of, date, expected) in [
        (ReinvestigationGround::ExOfficio, None, "26/11/2026", "/decision_date before_announcement"),
        (
            ReinvestigationGround::Complaint,
            Some(1),
            "26/11/2026",
            "/decision_date before_announcement; /decision_date before_request",
        ),
        (ReinvestigationGround::Complaint, Some(1), "29/11/2026", "/decision_date before_request"),
        (ReinvestigationGround::Complaint, Some(1), "30/11/2026", "done"),
    ] {
        let result = desk.try_do("02/12/2026 09:00", Role::Director, order(ground, of, date));
        assert_eq!(code(result), expected, "{ground} decided on {date}");
    }
}
