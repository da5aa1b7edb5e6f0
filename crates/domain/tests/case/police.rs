//! Police, procuracy and hand-over beside the case.

use crate::compensation::{codes, decided};
use crate::inquiry::{all_terms, code, hear, investigated, record, scene, terms, testimony};
use crate::scenarios::{boiler, findings, team};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{HandoverId, VictimId};
use domain::law::{ClockState, DeadlineKind, Moment};
use domain::words::Severity;

#[test]
fn the_letter_of_opinion_is_due_ten_working_days_after_the_joint_work() {
    let mut desk = investigated();
    assert!(terms(&desk, DeadlineKind::OpinionLetter).is_empty());
    desk.must("23/11/2026 16:10", Role::Investigator, record(scene(SceneAct::Examined, "23/11/2026 14:00")));
    // 24/11 is a Tuesday: ten working days end on Monday 07/12.
    let open = &terms(&desk, DeadlineKind::OpinionLetter)[0];
    assert_eq!((open.term.due, open.open()), (Moment::Day(day("07/12/2026")), true));
    desk.must("30/11/2026 10:05", Role::Investigator, opinion("30/11/2026 10:00"));
    assert_eq!(terms(&desk, DeadlineKind::OpinionLetter)[0].met_at, Some(at("30/11/2026 10:00")));
}

/// The letter of opinion that went out then.
pub(crate) fn opinion(sent: &str) -> Command {
    Command::SendOpinion(Box::new(OpinionLetter {
        number: "30/ĐĐT".to_owned(),
        date: at(sent).date_naive(),
        sent_at: at(sent),
        sent_to: vec!["Cơ quan CSĐT".to_owned(), "VKSND".to_owned()],
        cause: "Van an toàn kẹt".to_owned(),
        fault: FaultSide::Employer,
        conclusion: Conclusion::Tnld,
        note: None,
        evidence: None,
    }))
}

fn with_police() -> Desk {
    let mut desk = investigated();
    let transfer = PoliceTransfer {
        at: at("01/12/2026 08:00"),
        body: "Cơ quan CSĐT".to_owned(),
        signs: "Có dấu hiệu".to_owned(),
        penal_article: None,
        grounds: None,
        items: vec!["Hồ sơ".to_owned()],
        record_number: None,
    };
    desk.must("01/12/2026 08:30", Role::Investigator, Command::SendToPolice(transfer));
    desk
}

fn ruling(decision: PoliceDecision, date: &str) -> Command {
    Command::RecordRuling(PoliceRuling {
        decision,
        number: "15/QĐ".to_owned(),
        date: day(date),
        received_at: at(&format!("{date} 10:00")),
        note: None,
    })
}

/// Where the last hand-over stands, and the last day of what the police owe.
fn stands(desk: &Desk) -> (PoliceFileState, Option<(DeadlineKind, String)>) {
    let files = police_files(&desk.case, &all_terms(desk));
    let last = files.last().expect("a hand-over");
    (last.state, last.awaited.map(|(kind, due)| (kind, due.format("%d/%m/%Y").to_string())))
}

fn longer(by: TermExtender, date: &str, until: &str) -> Command {
    Command::ExtendPoliceTerm(PoliceExtension {
        by,
        number: "7/TB".to_owned(),
        date: day(date),
        until: day(until),
        reason: Some("Vụ phức tạp".to_owned()),
        correction: None,
        recorded_at: at(&format!("{date} 15:00")),
    })
}

#[test]
fn a_complex_case_gives_the_police_longer_and_no_longer_than_the_law_says() {
    use TermExtender as By;
    let mut desk = with_police();
    let mut refused = |by, date: &str, until: &str| {
        code(desk.try_do(&format!("{date} 16:00"), Role::Investigator, longer(by, date, until)))
    };
    // Handed over on 01/12/2026: two months end on Monday 01/02/2027.
    assert_eq!(refused(By::Police, "18/12/2026", "02/02/2027"), "/until longer_than_the_law");
    assert_eq!(refused(By::Police, "18/12/2026", "21/12/2026"), "/until not_longer");
    assert_eq!(refused(By::Police, "30/11/2026", "01/02/2027"), "/date before_transfer");
    desk.must("18/12/2026 16:00", Role::ProvincialPolice, longer(By::Police, "18/12/2026", "01/02/2027"));
    let ruling_due = Some((DeadlineKind::PoliceRuling, "01/02/2027".to_owned()));
    assert_eq!(stands(&desk), (PoliceFileState::AwaitingRuling, ruling_due));
    let term = terms(&desk, DeadlineKind::PoliceRuling)[0].term.clone();
    assert_eq!(term.state, ClockState::Extended);
    assert!(term.explanation.vi.contains("7/TB") && term.explanation.vi.contains("01/02/2027"), "{term:?}");
    let again =
        desk.try_do("20/01/2027 16:00", Role::Investigator, longer(By::Police, "20/01/2027", "02/02/2027"));
    assert!(code(again).contains("/by extended_once"));
    // The procuracy adds two months once.
    let late = desk.try_do(
        "25/01/2027 16:00",
        Role::Investigator,
        longer(By::Procuracy, "25/01/2027", "02/04/2027"),
    );
    assert_eq!(code(late), "/until longer_than_the_law");
    desk.must("25/01/2027 16:00", Role::Investigator, longer(By::Procuracy, "25/01/2027", "01/04/2027"));
    let due = |desk: &Desk| terms(desk, DeadlineKind::PoliceRuling)[0].term.due;
    assert_eq!(due(&desk), Moment::Day(day("01/04/2027")));
    // What was typed wrong is replaced: a correction may shorten, and there must be something to correct.
    let corrected = |by, until: &str| {
        let Command::ExtendPoliceTerm(mut e) = longer(by, "26/01/2027", until) else { unreachable!() };
        e.correction = Some("Gõ nhầm ngày".to_owned());
        Command::ExtendPoliceTerm(e)
    };
    let late = desk.try_do("26/01/2027 16:00", Role::Investigator, corrected(By::Procuracy, "25/04/2027"));
    assert_eq!(code(late), "/until longer_than_the_law");
    desk.must("26/01/2027 16:00", Role::Investigator, corrected(By::Procuracy, "15/03/2027"));
    assert_eq!(due(&desk), Moment::Day(day("15/03/2027")));
    desk.must("26/01/2027 16:00", Role::ProvincialPolice, corrected(By::Police, "25/01/2027"));
    assert_eq!(due(&desk), Moment::Day(day("15/03/2027")), "the procuracy's stands");
    desk.must(
        "10/02/2027 11:00",
        Role::ProvincialPolice,
        ruling(PoliceDecision::NotProsecuted, "10/02/2027"),
    );
    let after =
        desk.try_do("11/02/2027 16:00", Role::Investigator, longer(By::Police, "11/02/2027", "01/05/2027"));
    assert_eq!(code(after), "already_ruled");
}

fn going_back(items: &[&str], date: &str) -> Command {
    Command::ListPoliceReturn(PoliceReturnList {
        items: items.iter().map(|i| (*i).to_owned()).collect(),
        record_number: Some("9/BBGN".to_owned()),
        date: day(date),
        note: None,
        sent_at: at(&format!("{date} 15:00")),
    })
}

#[test]
fn the_police_list_what_goes_back_after_their_ruling() {
    let mut desk = with_police();
    let list = going_back(&["Hồ sơ"], "10/12/2026");
    let early = desk.try_do("10/12/2026 15:30", Role::ProvincialPolice, list.clone());
    assert_eq!(code(early), "no_ruling_to_return");
    desk.must(
        "10/12/2026 11:00",
        Role::ProvincialPolice,
        ruling(PoliceDecision::NotProsecuted, "10/12/2026"),
    );
    let strange = going_back(&["Hồ sơ", "Xe máy"], "10/12/2026");
    let refused = desk.try_do("10/12/2026 15:30", Role::ProvincialPolice, strange);
    assert_eq!(code(refused), "/items/1 not_handed_over");
    let none = desk.try_do("10/12/2026 15:30", Role::ProvincialPolice, going_back(&[], "10/12/2026"));
    assert_eq!(code(none), "/items required");
    desk.must("10/12/2026 15:30", Role::ProvincialPolice, list);
    let transfer = desk.case.inquiry.police.transfers[0].clone();
    assert!(desk.case.inquiry.police.awaits_receipt(&transfer).is_some());
    // The term of the team is counted anew only once it has received.
    assert_eq!(terms(&desk, DeadlineKind::Investigation)[0].term.state, ClockState::SuspendedPolice);
    desk.must("11/12/2026 10:00", Role::Investigator, back(true, "11/12/2026 09:00"));
    assert!(desk.case.inquiry.police.awaits_receipt(&transfer).is_none());
    assert!(desk.case.inquiry.police.outstanding(&transfer).is_empty());
}

/// Several lists: the team confirms each under its own number, the first first, and what was short stays awaited.
#[test]
fn each_list_of_what_goes_back_waits_for_its_receipt() {
    let mut desk = with_police();
    let mut transfer = desk.case.inquiry.police.transfers[0].clone();
    transfer.items = ["Hồ sơ", "Van an toàn", "Sổ kiểm định"].map(str::to_owned).to_vec();
    let list = |number: &str, items: &[&str]| {
        let Command::ListPoliceReturn(mut list) = going_back(items, "10/12/2026") else { unreachable!() };
        list.record_number = Some(number.to_owned());
        list
    };
    let received = |items: &[&str]| PoliceReturn {
        at: at("11/12/2026 09:00"),
        items: items.iter().map(|i| (*i).to_owned()).collect(),
        complete: false,
        record_number: None,
        missing_reason: None,
        recorded_at: None,
    };
    let matter = &mut desk.case.inquiry.police;
    matter.lists = vec![list("9/BBGN", &["Hồ sơ", "Van an toàn"]), list("10/BBGN", &["Sổ kiểm định"])];
    let awaited = |matter: &PoliceMatter| {
        matter
            .awaits_receipt(&transfer)
            .map(|(list, left)| (list.record_number.clone().unwrap(), left.join("; ")))
    };
    let is = |number: &str, left: &str| Some((number.to_owned(), left.to_owned()));
    assert_eq!(awaited(matter), is("9/BBGN", "Hồ sơ; Van an toàn"));
    matter.returns.push(received(&["Hồ sơ"]));
    assert_eq!(awaited(matter), is("9/BBGN", "Van an toàn"));
    matter.returns.push(received(&["van  an toàn"]));
    assert_eq!(awaited(matter), is("10/BBGN", "Sổ kiểm định"));
    matter.returns.push(received(&["Sổ kiểm định"]));
    assert_eq!(awaited(matter), None);
}

#[test]
fn the_police_see_what_is_awaited_of_each_file() {
    use PoliceFileState as S;
    let mut desk = with_police();
    let ruling_due = Some((DeadlineKind::PoliceRuling, "21/12/2026".to_owned()));
    assert_eq!(stands(&desk), (S::AwaitingRuling, ruling_due));
    desk.must(
        "20/12/2026 11:00",
        Role::ProvincialPolice,
        ruling(PoliceDecision::TemporarilySuspended, "20/12/2026"),
    );
    assert_eq!(stands(&desk), (S::RulingSuspended, None));
    desk.must(
        "10/01/2027 11:00",
        Role::ProvincialPolice,
        ruling(PoliceDecision::NotProsecuted, "10/01/2027"),
    );
    let back_due = Some((DeadlineKind::PoliceHandBack, "15/01/2027".to_owned()));
    assert_eq!(stands(&desk), (S::AwaitingReturn, back_due));
    desk.must("13/01/2027 10:00", Role::Investigator, back(true, "13/01/2027 09:00"));
    assert_eq!(stands(&desk), (S::Returned, None));
    // Handed over again: the earlier hand-over stays in the list as returned.
    let again =
        PoliceTransfer { at: at("20/01/2027 08:00"), ..police_files(&desk.case, &[])[0].transfer.clone() };
    desk.must("20/01/2027 08:30", Role::Investigator, Command::SendToPolice(again));
    let files = police_files(&desk.case, &all_terms(&desk));
    assert_eq!(files.iter().map(|f| f.state).collect::<Vec<_>>(), [S::Returned, S::AwaitingRuling]);
    assert_eq!(files[0].ruling.as_ref().map(|r| r.decision), Some(PoliceDecision::NotProsecuted));
    desk.must("25/01/2027 11:00", Role::ProvincialPolice, ruling(PoliceDecision::Prosecuted, "25/01/2027"));
    assert_eq!(stands(&desk), (S::Prosecuted, None));
}

fn returned_all(when: &str) -> ReturnFromPolice {
    ReturnFromPolice {
        received_at: at(when),
        decision: PoliceDecision::NotProsecuted,
        decision_reference: "15/QĐ".to_owned(),
        items: vec!["Hồ sơ".to_owned()],
        complete: true,
        record_number: None,
        missing_reason: None,
    }
}

fn back(complete: bool, when: &str) -> Command {
    Command::ReturnFromPolice(ReturnFromPolice { complete, ..returned_all(when) })
}

#[test]
fn the_term_restarts_only_when_everything_has_come_back() {
    let mut desk = with_police();
    assert_eq!(terms(&desk, DeadlineKind::PoliceRuling)[0].term.due, Moment::Day(day("21/12/2026")));
    desk.must(
        "10/01/2027 11:00",
        Role::ProvincialPolice,
        ruling(PoliceDecision::NotProsecuted, "10/01/2027"),
    );
    assert!(!terms(&desk, DeadlineKind::PoliceRuling)[0].open());
    // Five days from the ruling (law.md 10.2).
    assert_eq!(terms(&desk, DeadlineKind::PoliceHandBack)[0].term.due, Moment::Day(day("15/01/2027")));
    desk.must("13/01/2027 10:00", Role::Investigator, back(false, "13/01/2027 09:00"));
    assert_eq!(terms(&desk, DeadlineKind::Investigation)[0].term.state, ClockState::SuspendedPolice);
    desk.must("16/01/2027 10:00", Role::Investigator, back(true, "16/01/2027 09:00"));
    let all = terms(&desk, DeadlineKind::Investigation);
    assert_eq!(all.len(), 2, "the clock that stopped is kept");
    assert_eq!(all[0].term.state, ClockState::Closed);
    let term = &all[1].term;
    assert_eq!((term.state, term.alarm_on), (ClockState::Restarted, Moment::Day(day("15/02/2027"))));
    assert_eq!(desk.case.inquiry.police.returns.len(), 2);
}

#[test]
fn all_back_with_items_on_no_list_needs_a_reason() {
    let mut transfer = police_files(&with_police().case, &[])[0].transfer.clone();
    transfer.at = at("02/12/2026 08:00");
    transfer.items = vec!["Hồ sơ".to_owned(), "Van an toàn".to_owned()];
    let mut desk = boiler();
    desk.must("30/11/2026 08:00", Role::Director, team("12/QĐ", "30/11/2026"));
    desk.must("02/12/2026 09:00", Role::Investigator, Command::SendToPolice(transfer));
    // Not on any list and no reason: the term is not counted anew.
    match desk.try_do("13/12/2026 10:00", Role::Investigator, back(true, "13/12/2026 09:00")) {
        Err(Refusal::Invalid(fields)) => {
            assert_eq!(
                (fields[0].pointer.as_str(), fields[0].code),
                ("/missing_reason", "items_outstanding")
            );
            assert!(fields[0].message.vi.contains("Van an toàn"), "{fields:?}");
        }
        other => panic!("{other:?}"),
    }
    for blank in [None, Some("  ")] {
        let missing_reason = blank.map(str::to_owned);
        let without = ReturnFromPolice { missing_reason, ..returned_all("13/12/2026 09:00") };
        let refused = desk.try_do("13/12/2026 10:00", Role::Investigator, Command::ReturnFromPolice(without));
        assert_eq!(code(refused), "/missing_reason items_outstanding");
    }
    let reason = Some("Giữ làm vật chứng của vụ khác".to_owned());
    let kept = ReturnFromPolice { missing_reason: reason.clone(), ..returned_all("13/12/2026 09:00") };
    let told = decided(&desk, "13/12/2026 10:00", Command::ReturnFromPolice(kept));
    assert_eq!(codes(&told), ["items_outstanding"]);
    assert!(
        matches!(&told.events[..], [Event::ReturnedByPolice { missing_reason, .. }] if *missing_reason == reason)
    );
    let mut both =
        ReturnFromPolice { items: vec!["van an toàn".to_owned()], ..returned_all("13/12/2026 09:00") };
    both.items.push("Hồ sơ".to_owned());
    assert!(codes(&decided(&desk, "13/12/2026 10:00", Command::ReturnFromPolice(both))).is_empty());
}

#[test]
fn a_ruling_is_not_contradicted_by_the_return() {
    let mut desk = with_police();
    desk.must("10/12/2026 11:00", Role::Investigator, ruling(PoliceDecision::Prosecuted, "10/12/2026"));
    assert!(desk.case.prosecuted);
    let back = returned(at("12/12/2026 09:00"), PoliceDecision::NotProsecuted);
    assert_eq!(code(desk.try_do("12/12/2026 10:00", Role::Investigator, back)), "/decision not_the_ruling");
    // On the police file the case may be concluded although the clock stays stopped.
    desk.must("15/12/2026 10:00", Role::Investigator, sketch());
    desk.must("15/12/2026 11:00", Role::Investigator, Command::Conclude(Box::new(findings())));
    let end = ProsecutionOutcome {
        end: ProsecutionEnd::CulpritUnknown,
        reference: "20/QĐ".to_owned(),
        date: day("20/12/2026"),
        accused_is_victim: false,
        note: None,
    };
    let actor = actor(Role::Investigator);
    let c = circumstances(at("20/12/2026 10:00"), &actor);
    let decision = decide(&desk.case, Command::RecordProsecutionEnd(end), &c).expect("recorded");
    assert_eq!(decision.warnings[0].code, "not_victims_fault");
}

#[test]
fn the_team_waits_while_the_police_decide() {
    let mut desk = with_police();
    let refused = desk.try_do("02/12/2026 09:00", Role::Investigator, hear(testimony(70, HeardAs::Witness)));
    assert_eq!(code(refused), "with_police");
}

#[test]
fn a_hand_over_is_complete_when_both_sides_confirmed() {
    let mut desk = investigated();
    let handover = Handover {
        id: HandoverId(id(90)),
        from: HandoverParty::EstablishmentTeam,
        to: HandoverParty::ProvincialTeam,
        record_number: "01/BBBG".to_owned(),
        date: day("24/11/2026"),
        items: vec![HandoverItem {
            what: "Hồ sơ của Đoàn cấp cơ sở".to_owned(),
            quantity: Some("12 tờ".to_owned()),
            condition: None,
            evidence: None,
        }],
        reason: "Nạn nhân chết sau khi bị nạn".to_owned(),
        signatures: vec![],
        recorded_at: at("24/11/2026 09:00"),
    };
    let empty = Handover { items: vec![], ..handover.clone() };
    let refused =
        desk.try_do("24/11/2026 09:00", Role::Investigator, Command::RecordHandover(Box::new(empty)));
    assert_eq!(code(refused), "/items no_items");
    desk.must("24/11/2026 09:00", Role::Investigator, Command::RecordHandover(Box::new(handover)));
    let confirm = |side| {
        Command::ConfirmHandover(ConfirmHandover {
            id: HandoverId(id(90)),
            side,
            name: "Ngô Văn Chủ".to_owned(),
            unit: "Nhà máy".to_owned(),
            remark: None,
            paper: None,
        })
    };
    let refused = desk.try_do("24/11/2026 10:00", Role::Enterprise, confirm(HandoverSide::Receiver));
    assert_eq!(code(refused), "not_that_side");
    // The department does not confirm for the other side but on the paper, which stays marked.
    let refused = desk.try_do("24/11/2026 10:00", Role::Investigator, confirm(HandoverSide::Giver));
    assert_eq!(code(refused), "/paper_number paper_wanted");
    let paper = SignedPaper { number: "01/BBBG".to_owned(), date: day("24/11/2026") };
    let Command::ConfirmHandover(mut for_them) = confirm(HandoverSide::Giver) else {
        panic!("a confirmation")
    };
    for_them.paper = Some(paper.clone());
    let who = actor(Role::Investigator);
    let c = circumstances(at("24/11/2026 10:00"), &who);
    let marked = decide(&desk.case, Command::ConfirmHandover(for_them), &c).expect("on paper");
    let [Event::HandoverConfirmed { signature, .. }] = &marked.events[..] else { panic!("confirmed") };
    assert_eq!(signature.paper.as_ref(), Some(&paper));
    assert_eq!(signature.recorded_by.as_ref().map(|r| r.role), Some(Role::Investigator));
    desk.must("24/11/2026 10:00", Role::Enterprise, confirm(HandoverSide::Giver));
    assert!(!desk.case.inquiry.handovers[0].complete());
    desk.must("24/11/2026 10:30", Role::Investigator, confirm(HandoverSide::Receiver));
    assert!(desk.case.inquiry.handovers[0].complete());
}

#[test]
fn deaths_are_a_hint_of_a_crime_and_nothing_more() {
    let desk = investigated();
    let hints: Vec<_> = criminal_indicators(&desk.case).iter().map(|i| i.code).collect();
    assert_eq!(hints, ["deaths"]);
    let light = Desk::open(report(
        10,
        domain::words::ReportKind::Declaration,
        "23/11/2026 08:40",
        accident(
            "30742",
            "23/11/2026 08:15",
            vec![victim(1, "Nguyễn Văn A", Severity::Light, &[], domain::words::WorkRelation::Contract)],
        ),
    ));
    assert!(criminal_indicators(&light.case).is_empty());
    assert_eq!(light.case.victim(VictimId(id(1))).map(|v| v.severity()), Some(Severity::Light));
}
