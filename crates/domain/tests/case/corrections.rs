//! Corrections: of the report the facts rest on, and of any other.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{ReportId, VictimId};
use domain::law::{DeadlineKind, LawSet};
use domain::reference::Calendar;
use domain::words::{EventClass, ReportKind, Severity, WorkRelation};

const RACH_GIA: &str = "30742";
const PHU_QUOC: &str = "31078";

fn told_of(n: u128, kind: ReportKind, received: &str, victims: Vec<VictimStatement>) -> Report {
    report(n, kind, received, accident(RACH_GIA, "23/11/2026 08:15", victims))
}

fn hurt(n: u128, name: &str, outcome: Severity) -> VictimStatement {
    victim(n, name, outcome, &[], WorkRelation::Contract)
}

fn correct(report: u128, accident: AccidentStatement) -> Command {
    Command::CorrectReport {
        report: ReportId(id(report)),
        reason: "Nghe nhầm qua điện thoại".to_owned(),
        accident: Box::new(accident),
    }
}

/// The employer's declaration leads; a tip about the same person came later.
fn two_tellers() -> Desk {
    let declared = vec![hurt(1, "Nguyễn Văn A", Severity::Serious)];
    let mut desk = Desk::open(told_of(10, ReportKind::Declaration, "23/11/2026 08:40", declared));
    let heard = vec![hurt(5, "Nguyễn Văn A", Severity::Light)];
    let tip = told_of(11, ReportKind::Tip, "23/11/2026 09:00", heard);
    desk.must("23/11/2026 09:00", Role::Commune, Command::Report(Box::new(tip)));
    desk
}

fn tells(desk: &Desk, report: u128) -> AccidentStatement {
    desk.case.report(ReportId(id(report))).expect("a report").tells().clone()
}

#[test]
fn another_reporter_corrects_his_own_words_and_not_the_case() {
    let mut desk = two_tellers();
    let before = desk.case.accident.clone();
    let mut elsewhere = tells(&desk, 11);
    elsewhere.place.commune = domain::value::CommuneCode::parse(PHU_QUOC).expect("a code");
    elsewhere.employer.name = Some("Cơ sở khác".to_owned());
    elsewhere.course.event = Some("Ngã xe".to_owned());
    desk.must("23/11/2026 09:30", Role::Commune, correct(11, elsewhere.clone()));
    assert_eq!(desk.case.accident, before, "the facts rest on the declaration");
    assert_eq!(tells(&desk, 11), elsewhere, "the tip reads as corrected");
    let tip = desk.case.report(ReportId(id(11))).expect("the tip");
    assert_eq!(tip.corrections[0].changed, ["/accident/place", "/accident/employer", "/accident/course"]);
    assert_ne!(tip.report.accident, elsewhere, "the first submission stands");
}

#[test]
fn another_reporter_raises_the_facts_and_never_lowers_them() {
    let mut desk = two_tellers();
    let mut worse = tells(&desk, 11);
    worse.victims[0].outcome = Severity::Fatal;
    let events = desk.must("23/11/2026 09:30", Role::Commune, correct(11, worse.clone()));
    assert_eq!(desk.case.class(), EventClass::Fatal);
    assert_eq!(desk.case.victims[0].statement.id, VictimId(id(1)), "it is the person the declaration names");
    assert!(told(&events).contains(&"police_province acknowledged".to_owned()), "{:?}", told(&events));
    worse.victims[0].outcome = Severity::Light;
    for (minute, role) in [(40, Role::Commune), (50, Role::Investigator)] {
        let when = format!("23/11/2026 09:{minute}");
        worse.course.event = Some(format!("Lời kể lúc {minute}"));
        desk.must(&when, role, correct(11, worse.clone()));
        assert_eq!(desk.case.class(), EventClass::Fatal, "{role}: lowering needs a medical document");
    }
}

#[test]
fn a_report_that_raised_the_facts_does_not_lead_them() {
    let mut desk = two_tellers();
    let worse =
        told_of(12, ReportKind::Tip, "23/11/2026 10:00", vec![hurt(6, "Nguyễn Văn A", Severity::Fatal)]);
    desk.must("23/11/2026 10:00", Role::Commune, Command::Report(Box::new(worse)));
    assert_eq!(desk.case.facts_from, Some(ReportId(id(10))));
    let mut mended = desk.case.accident.clone().expect("facts");
    mended.course.event = Some("Nổ nồi hơi".to_owned());
    desk.must("23/11/2026 10:30", Role::Enterprise, correct(10, mended.clone()));
    assert_eq!(desk.case.accident, Some(mended), "the declaration still replaces");
}

#[test]
fn the_facts_rest_on_the_next_report_when_the_leading_one_is_withdrawn() {
    let mut desk = two_tellers();
    let withdraw = Command::WithdrawReport { report: ReportId(id(10)), reason: "Nhầm".to_owned() };
    desk.must("23/11/2026 09:20", Role::Enterprise, withdraw);
    assert_eq!(desk.case.victims.len(), 1, "what was told stays");
    assert_eq!(desk.case.facts_from, Some(ReportId(id(11))));
    let mut mended = desk.case.accident.clone().expect("facts");
    mended.course.event = Some("Ngã giàn giáo".to_owned());
    desk.must("23/11/2026 09:30", Role::Commune, correct(11, mended.clone()));
    assert_eq!(desk.case.accident, Some(mended));
}

#[test]
fn a_correction_moves_no_submission_and_no_clock() {
    let mut desk = two_tellers();
    let starts = |desk: &Desk| {
        deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now)
            .into_iter()
            .filter(|d| d.term.kind == DeadlineKind::Investigation)
            .map(|d| d.term.starts_at)
            .collect::<Vec<_>>()
    };
    let (before, received) = (starts(&desk), desk.case.reports[0].report.received_at);
    let mut mended = desk.case.accident.clone().expect("facts");
    mended.course.event = Some("Nổ nồi hơi".to_owned());
    desk.must("30/11/2026 09:30", Role::Enterprise, correct(10, mended));
    assert_eq!((starts(&desk), desk.case.reports[0].report.received_at), (before, received));
}

#[test]
fn what_a_report_tells_already_is_no_correction() {
    let mut desk = two_tellers();
    let same = tells(&desk, 11);
    let refused = desk.try_do("23/11/2026 09:30", Role::Commune, correct(11, same)).expect_err("the same");
    assert_eq!(refused.code(), "nothing_changed");
}

#[test]
fn no_report_arrives_before_what_it_tells() {
    let mut desk = two_tellers();
    for (report, later) in [(10, "23/11/2026 08:41"), (11, "23/11/2026 09:01")] {
        let mut mended = tells(&desk, report);
        mended.occurred = accident(RACH_GIA, later, Vec::new()).occurred;
        let by = if report == 10 { Role::Enterprise } else { Role::Commune };
        let refused = desk.try_do("23/11/2026 09:30", by, correct(report, mended)).expect_err("impossible");
        let Refusal::Invalid(fields) = &refused else { panic!("{refused:?}") };
        assert_eq!((fields[0].pointer.as_str(), fields[0].code), ("/accident/occurred", "after_receipt"));
    }
    let mut mended = tells(&desk, 10);
    mended.occurred = accident(RACH_GIA, "23/11/2026 08:40", Vec::new()).occurred;
    desk.must("23/11/2026 09:30", Role::Enterprise, correct(10, mended));
}
