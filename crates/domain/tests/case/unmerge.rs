//! A case taken in by mistake comes out again.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::CaseId;
use domain::value::CaseNumber;
use domain::words::{EventClass, ReportKind, Severity, WorkRelation};

const COMMUNE: &str = "30742";

fn desk(n: u128, name: &str, outcome: Severity) -> Desk {
    let v = victim(n * 10, name, outcome, &[], WorkRelation::Contract);
    let mut desk = Desk::open(report(
        n,
        ReportKind::Declaration,
        "23/11/2026 08:00",
        accident(COMMUNE, "23/11/2026 07:00", vec![v]),
    ));
    desk.case.id = CaseId(id(n + 5000));
    desk.case.number = CaseNumber::new("91", 2026, u32::try_from(n).expect("small")).expect("a number");
    desk
}

/// The host takes the other in, as a merge does: both streams move.
fn merge(host: &mut Desk, other: &mut Desk, when: &str) {
    let before = other.case.clone();
    let into = Some(host.case.id);
    other.must(
        when,
        Role::Investigator,
        Command::Dismiss { kind: DismissalKind::Merged, reason: "Trùng".to_owned(), into },
    );
    host.must(
        when,
        Role::Investigator,
        Command::AbsorbCase { other: Box::new(before), reason: "Trùng".to_owned() },
    );
}

#[test]
fn both_go_on_as_if_they_had_never_met() {
    let mut host = desk(1, "Lê Văn Bé", Severity::Light);
    let mut other = desk(2, "Trần Văn Năm", Severity::Fatal);
    let (host_facts, other_stage) = (host.case.accident.clone(), other.case.stage.clone());
    merge(&mut host, &mut other, "24/11/2026 08:00");
    assert_eq!(host.case.class(), EventClass::Fatal);
    let accepted = other.case.reports[0].report.id;
    host.must("24/11/2026 09:00", Role::Investigator, Command::AcceptReport { report: accepted, note: None });
    let (a, b) = (host.case.clone(), other.case.clone());
    let reason = "Hai vụ khác nhau".to_owned();
    let apart = host.must(
        "25/11/2026 08:00",
        Role::Investigator,
        Command::Release { other: Box::new(b), reason: reason.clone() },
    );
    let back =
        other.must("25/11/2026 08:00", Role::Investigator, Command::ComeOut { host: Box::new(a), reason });
    assert_eq!(host.case.class(), EventClass::Light);
    assert_eq!(host.case.accident, host_facts);
    assert_eq!(host.case.reports.len(), 1);
    assert!(host.case.absorbed.is_empty() && host.case.taken_clocks.is_empty());
    assert_eq!(other.case.class(), EventClass::Fatal);
    assert_eq!(other.case.stage, other_stage, "it goes on where it was");
    assert_eq!(other.case.reports[0].state, ReportState::Accepted, "what was done meanwhile is kept");
    // Those told of the death hear of the other case again, and the host's agencies that they are not concerned.
    assert!(told(&back).contains(&"police_first_notice acknowledged".to_owned()), "{:?}", told(&back));
    assert!(!told(&apart).is_empty());
    assert!(told(&apart).iter().all(|t| t.ends_with(" info")), "{:?}", told(&apart));
}

#[test]
fn only_what_was_merged_comes_apart() {
    let mut host = desk(1, "Lê Văn Bé", Severity::Light);
    let mut other = desk(2, "Trần Văn Năm", Severity::Fatal);
    let stranger = Box::new(other.case.clone());
    let reason = "Nhầm".to_owned();
    let not_here = Command::Release { other: stranger, reason: reason.clone() };
    assert_eq!(
        host.try_do("25/11/2026 08:00", Role::Investigator, not_here).expect_err("refused").code(),
        "invalid_content"
    );
    merge(&mut host, &mut other, "24/11/2026 08:00");
    let silent = Command::Release { other: Box::new(other.case.clone()), reason: "  ".to_owned() };
    assert_eq!(
        host.try_do("25/11/2026 08:00", Role::Investigator, silent).expect_err("refused").code(),
        "invalid_content"
    );
    let third = desk(3, "Võ Văn Ba", Severity::Light);
    let wrong = Command::ComeOut { host: Box::new(third.case.clone()), reason };
    assert_eq!(
        other.try_do("25/11/2026 08:00", Role::Investigator, wrong).expect_err("refused").code(),
        "invalid_content"
    );
}
