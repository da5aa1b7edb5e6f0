//! Recommendations: the due date put off, the second person, old payloads.

use crate::scenarios::{boiler, team, term};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{RecommendationId, UserId};
use domain::law::{DeadlineKind, Moment};

const REC: u128 = 77;

fn desk() -> Desk {
    let mut desk = boiler();
    desk.must("23/11/2026 10:00", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    let new = NewRecommendation {
        id: RecommendationId(id(REC)),
        content: "Kiểm định lại nồi hơi".to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Nhà máy".to_owned(),
        due: day("30/11/2026"),
        proof: None,
        proof_kind: Some(ProofKind::TestCertificate),
        priority: Some(ControlLevel::Engineering),
    };
    desk.must("23/11/2026 11:00", Role::Investigator, Command::AddRecommendation(new));
    desk
}

fn extend(due: &str) -> Command {
    Command::ExtendRecommendation(ExtendRecommendation {
        id: RecommendationId(id(REC)),
        due: day(due),
        reason: "Đơn vị kiểm định hẹn lại".to_owned(),
    })
}

#[test]
fn a_due_date_is_put_off_with_its_history() {
    let mut desk = desk();
    desk.must("25/11/2026 09:00", Role::Investigator, extend("15/12/2026"));
    desk.must("26/11/2026 09:00", Role::Investigator, extend("31/12/2026"));
    let r = &desk.case.recommendations[0];
    assert_eq!(r.due, day("31/12/2026"));
    let moved: Vec<_> = r.extensions.iter().map(|x| (x.from, x.to)).collect();
    assert_eq!(moved, [(day("30/11/2026"), day("15/12/2026")), (day("15/12/2026"), day("31/12/2026"))]);
    assert!(r.extensions.iter().all(|x| x.by.is_some() && !x.reason.is_empty()));
    assert_eq!(term(&desk, DeadlineKind::Recommendation).term.due, Moment::Day(day("31/12/2026")));
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}

#[test]
fn a_due_date_is_never_brought_forward_nor_extended_after_verification() {
    let mut desk = desk();
    let refused = |r: Result<Vec<Event>, Refusal>| match r {
        Err(Refusal::Invalid(fields)) => fields[0].code.to_owned(),
        Err(other) => other.code().to_owned(),
        Ok(events) => format!("{events:?}"),
    };
    for due in ["29/11/2026", "30/11/2026"] {
        assert_eq!(refused(desk.try_do("25/11/2026 09:00", Role::Investigator, extend(due))), "not_later");
    }
    assert_eq!(
        refused(desk.try_do("20/12/2026 09:00", Role::Investigator, extend("10/12/2026"))),
        "not_later",
        "an extension into the past says nothing"
    );
    let id = RecommendationId(id(REC));
    let done = Command::ReportRecommendation {
        id,
        text: "Xong".to_owned(),
        evidence: Some("Ảnh đã lắp che chắn".to_owned()),
        evidence_ids: vec![],
        done: true,
    };
    desk.must("25/11/2026 10:00", Role::Enterprise, done);
    let verify = || Command::VerifyRecommendation { id, accepted: true, note: None };
    desk.must("25/11/2026 11:00", Role::Investigator, verify());
    assert_eq!(
        refused(desk.try_do("25/11/2026 12:00", Role::Investigator, extend("31/12/2026"))),
        "verified_already"
    );
}

#[test]
fn whoever_reported_does_not_verify() {
    let mut desk = desk();
    let id = RecommendationId(id(REC));
    let done = Command::ReportRecommendation {
        id,
        text: "Xong".to_owned(),
        evidence: Some("Ảnh đã lắp che chắn".to_owned()),
        evidence_ids: vec![],
        done: true,
    };
    desk.must("25/11/2026 10:00", Role::Investigator, done);
    let same = desk.try_do(
        "25/11/2026 11:00",
        Role::Investigator,
        Command::VerifyRecommendation { id, accepted: true, note: None },
    );
    assert_eq!(same.expect_err("the same person").code(), "second_person_required");
    let mut other = actor(Role::Investigator);
    other.user = Some(UserId(crate::support::id(4711)));
    let now = at("25/11/2026 12:00");
    let command = Command::VerifyRecommendation { id, accepted: true, note: None };
    assert!(decide(&desk.case, command, &circumstances(now, &other)).is_ok());
}

/// What is asked for as proof, by kind and in words, and whether "done" without any is refused.
#[test]
fn done_needs_the_proof_that_was_asked_for() {
    let cases = [
        (None, None, false),
        (None, Some("Ảnh chụp tem kiểm định"), true),
        (None, Some("  "), false),
        (Some(ProofKind::Document), None, true),
        (Some(ProofKind::Document), Some("Biên bản"), true),
        // Whoever verifies goes and looks.
        (Some(ProofKind::SiteVisit), None, false),
    ];
    for (kind, words, refused) in cases {
        let mut desk = boiler();
        desk.must("23/11/2026 10:00", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
        let id = RecommendationId(id(REC));
        let new = NewRecommendation {
            id,
            content: "Kiểm định lại nồi hơi".to_owned(),
            owner_kind: OwnerKind::Employer,
            owner: "Nhà máy".to_owned(),
            due: day("30/11/2026"),
            proof: words.map(str::to_owned),
            proof_kind: kind,
            priority: None,
        };
        desk.must("23/11/2026 11:00", Role::Investigator, Command::AddRecommendation(new));
        let report = |done| Command::ReportRecommendation {
            id,
            text: "Xong".to_owned(),
            evidence: None,
            evidence_ids: vec![],
            done,
        };
        desk.must("24/11/2026 10:00", Role::Enterprise, report(false));
        let answer = desk.try_do("25/11/2026 10:00", Role::Enterprise, report(true));
        match answer {
            Ok(_) => assert!(!refused, "{kind:?} {words:?} was accepted"),
            Err(Refusal::Invalid(errors)) => {
                assert!(refused, "{kind:?} {words:?} was refused");
                assert_eq!((errors[0].pointer.as_str(), errors[0].code), ("/evidence", "proof_required"));
                let asked = words.is_none_or(|w| errors[0].message.vi.contains(w));
                assert!(asked, "{}", errors[0].message.vi);
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_recommendation_written_before_priorities_is_read() {
    let old = serde_json::json!({
        "id": "00000000-0000-0000-0000-00000000004d", "content": "x", "owner_kind": "employer",
        "owner": "x", "due": "2026-11-30", "proof": null, "added_at": "2026-11-23T04:00:00Z",
        "progress": [], "verifications": [],
    });
    let read: Recommendation = serde_json::from_value(old).expect("read");
    assert_eq!((read.priority, read.proof_kind, read.extensions.len()), (None, None, 0));
}
