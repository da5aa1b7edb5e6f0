//! What must be settled before a case is closed, what must be given a reason for, and what closing settles.

use crate::again::{announced, issue};
use crate::scenarios::boiler;
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{EvidenceId, VictimId};
use domain::law::{ClockState, DeadlineKind, LawSet};
use domain::reference::Calendar;
use domain::words::Severity;

fn condition(desk: &Desk, key: &str, reported: bool) -> Option<ClosingCondition> {
    let all = closing_conditions(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now, reported);
    all.into_iter().find(|c| c.key == key)
}

fn close(note: Option<&str>, reported: bool) -> Command {
    Command::Close { note: note.map(str::to_owned), reported }
}

fn paper(n: u128, kind: EvidenceKind, victim: u128) -> Command {
    Command::AddEvidence(Box::new(NewEvidence {
        id: EvidenceId(id(n)),
        kind,
        title: "Giấy".to_owned(),
        description: None,
        victim: Some(VictimId(id(victim))),
        obtained_on: day("23/11/2026"),
        obtained_time: None,
        obtained_from: None,
        obtained_by: None,
        place: None,
        sensitivity: None,
        file: None,
    }))
}

fn followed_up(outcome: Severity, founder: Role) -> Desk {
    let mut desk = announced(outcome, founder);
    desk.must("27/11/2026 09:00", founder_of(founder), issue("01/BB", "27/11/2026 09:00"));
    desk.complete_files("28/11/2026 09:00", founder_of(founder));
    desk.serve_all("28/11/2026 09:00", founder_of(founder));
    desk
}

fn founder_of(founder: Role) -> Role {
    if founder == Role::Director { Role::Investigator } else { founder }
}

#[test]
fn closing_early_demands_its_reason_before_it_is_done() {
    let mut desk = followed_up(Severity::Fatal, Role::Director);
    for blank in [None, Some("  ")] {
        match desk.try_do("28/11/2026 10:00", Role::Investigator, close(blank, true)) {
            Err(Refusal::Invalid(fields)) => {
                assert_eq!((fields[0].pointer.as_str(), fields[0].code), ("/note", "reason_required"));
                assert!(fields[0].message.vi.contains("Còn trong thời hạn khiếu nại"), "{:?}", fields[0]);
            }
            other => panic!("{other:?}"),
        }
    }
    desk.must("28/11/2026 10:00", Role::Investigator, close(Some("Gia đình đã đồng ý"), true));
    assert_eq!(desk.case.stage.kind(), StageKind::Closed);
}

#[test]
fn the_quick_report_is_a_condition_of_grave_accidents_alone() {
    let grave = followed_up(Severity::Fatal, Role::Director);
    assert_eq!(condition(&grave, "quick_report", false).map(|c| (c.met, c.blocking)), Some((false, false)));
    assert_eq!(condition(&grave, "quick_report", true).map(|c| c.met), Some(true));
    let light = followed_up(Severity::Light, Role::Enterprise);
    assert_eq!(condition(&light, "quick_report", false), None);
}

#[test]
fn a_medical_paper_ends_what_was_provisional_and_takes_it_back_with_it() {
    let provisional = |desk: &Desk| desk.case.classified.as_ref().map(|c| c.provisional);
    let mut desk = boiler();
    assert_eq!(provisional(&desk), Some(true));
    let victims: Vec<(u128, Severity)> =
        desk.case.victims.iter().map(|v| (v.statement.id.0.as_u128(), v.severity())).collect();
    assert!(victims.len() > 1, "each needs a paper of his own");
    for (n, (victim, outcome)) in victims.iter().enumerate() {
        // A paper that tells of something else settles nothing.
        let n = 500 + 2 * n as u128;
        let (right, wrong) = match outcome {
            Severity::Fatal => (EvidenceKind::Autopsy, EvidenceKind::Discharge),
            _hurt => (EvidenceKind::InjuryCertificate, EvidenceKind::DeathCertificate),
        };
        desk.must("24/11/2026 08:00", Role::Investigator, paper(n, wrong, *victim));
        assert_eq!(provisional(&desk), Some(true));
        desk.must("24/11/2026 08:00", Role::Investigator, paper(n + 1, right, *victim));
    }
    assert_eq!(provisional(&desk), Some(false));
    let rules = |desk: &Desk| desk.case.classified.as_ref().map(|c| c.rules.clone()).unwrap_or_default();
    assert!(rules(&desk).iter().all(|b| b.rule.0 != "R-CLS-4"));
    let aside = Command::WithdrawEvidence { id: EvidenceId(id(501)), reason: "Nhầm người".to_owned() };
    desk.must("24/11/2026 09:00", Role::Investigator, aside);
    assert_eq!(provisional(&desk), Some(true));
}

#[test]
fn closing_settles_the_class_and_ends_the_terms_but_for_what_is_owed_to_people() {
    let mut desk = followed_up(Severity::Fatal, Role::Director);
    assert_eq!(condition(&desk, "class_settled", true).map(|c| (c.met, c.blocking)), Some((false, false)));
    desk.must("28/11/2026 10:00", Role::Investigator, close(Some("Không có giấy tờ y tế"), true));
    assert_eq!(desk.case.classified.as_ref().map(|c| c.provisional), Some(false));
    let terms = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), at("28/11/2026 11:00"));
    let open: Vec<DeadlineKind> = terms.iter().filter(|d| d.open()).map(|d| d.term.kind).collect();
    assert!(open.contains(&DeadlineKind::CompensationPayment), "{open:?}");
    let to_people = [DeadlineKind::Complaint, DeadlineKind::CompensationPayment];
    assert!(open.iter().all(|kind| to_people.contains(kind)), "{open:?}");
}

#[test]
fn the_letter_of_opinion_stands_against_closing_and_may_be_sent_late() {
    let mut desk = boiler();
    desk.must("23/11/2026 10:05", Role::Director, crate::scenarios::team("12/QĐ-SNV", "23/11/2026"));
    let examined = crate::inquiry::scene(SceneAct::Examined, "23/11/2026 11:00");
    desk.must("23/11/2026 12:00", Role::Investigator, crate::inquiry::record(examined));
    desk.conclude_and_sign("10/12/2026 09:00", crate::scenarios::findings());
    let held = Command::HoldAnnouncement(Box::new(crate::scenarios::meeting("18/12/2026 14:00")));
    desk.must("18/12/2026 16:00", Role::Investigator, held);
    desk.must("21/12/2026 09:05", Role::Investigator, issue("05/BB", "21/12/2026 09:00"));
    desk.complete_files("21/12/2026 09:10", Role::Investigator);
    desk.serve_all("21/12/2026 09:10", Role::Investigator);
    match desk.try_do("21/12/2026 10:00", Role::Investigator, close(Some("Xong"), true)) {
        Err(Refusal::Open { fields, .. }) => {
            let codes: Vec<&str> = fields.iter().map(|f| f.code).collect();
            assert_eq!(codes, ["opinion_not_sent"]);
        }
        other => panic!("{other:?}"),
    }
    desk.must("21/12/2026 11:00", Role::Investigator, crate::police::opinion("21/12/2026 10:30"));
    desk.must("21/12/2026 12:00", Role::Investigator, close(Some("Xong"), true));
}

#[test]
fn the_clock_that_stopped_is_kept_beside_the_one_counted_anew() {
    let mut desk = boiler();
    desk.must("23/11/2026 10:05", Role::Director, crate::scenarios::team("12/QĐ-SNV", "23/11/2026"));
    let transfer = PoliceTransfer {
        at: at("01/12/2026 08:00"),
        body: "Cơ quan CSĐT Công an tỉnh".to_owned(),
        signs: "x".to_owned(),
        penal_article: None,
        grounds: None,
        items: vec![],
        record_number: None,
    };
    desk.must("01/12/2026 08:30", Role::Investigator, Command::SendToPolice(transfer));
    let back = returned(at("10/01/2027 09:00"), PoliceDecision::NotProsecuted);
    desk.must("10/01/2027 10:00", Role::Investigator, back);
    let all = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now);
    let clocks: Vec<&CaseDeadline> =
        all.iter().filter(|d| d.term.kind == DeadlineKind::Investigation).collect();
    assert_eq!(clocks.len(), 2);
    let (stopped, anew) = (clocks[0], clocks[1]);
    assert!(anew.open() && !stopped.open(), "{clocks:?}");
    assert_eq!(stopped.term.state, ClockState::Closed);
    assert!(stopped.term.explanation.vi.contains("dừng lúc"), "{}", stopped.term.explanation.vi);
    assert_ne!(anew.reference, stopped.reference);
}
