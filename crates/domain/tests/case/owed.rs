//! Who still owes a declaration: a later death makes a new one (Nghị định 39/2016/NĐ-CP Điều 22, R-DEC-10).

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{SupplementId, VictimId};
use domain::law::{Filer, LawSet};
use domain::time::Instant;
use domain::words::{DeathKind, ReportKind, RoleKey, Severity, WorkRelation};

const RACH_GIA: &str = "30742";

fn told(outcome: Severity) -> AccidentStatement {
    let hurt = victim(1, "Ngô Văn Nhẹ", outcome, &[], WorkRelation::Contract);
    accident(RACH_GIA, "16/11/2026 08:00", vec![hurt])
}

/// The employer has declared a light accident.
fn light() -> Desk {
    Desk::open(report(10, ReportKind::Declaration, "16/11/2026 09:00", told(Severity::Light)))
}

fn dies(victim: u128, known: &str) -> Command {
    Command::ChangeCondition(Box::new(ConditionChange {
        victim: VictimId(id(victim)),
        outcome: Severity::Fatal,
        death: Some(DeathKind::Treatment),
        died_at: None,
        serious_codes: vec![],
        injury: None,
        medical_document: None,
        known_at: at(known),
        reason: "Bệnh viện báo tử".to_owned(),
        // What the sender says of himself is not believed.
        told_by: Some(Filer::Employer),
    }))
}

fn declared_again(n: u128, when: &str, outcome: Severity) -> Command {
    Command::Report(Box::new(report(n, ReportKind::Declaration, when, told(outcome))))
}

/// Who owes, again or not, and since when.
fn owes(desk: &Desk) -> Vec<(Filer, Option<u32>, Instant)> {
    undeclared(&desk.case).iter().map(|o| (o.by, o.again, o.since)).collect()
}

fn employers(desk: &Desk) -> Vec<(RoleKey, Discharge)> {
    filings(&desk.case)
        .into_iter()
        .filter(|f| f.duty.by == Filer::Employer)
        .map(|f| (f.duty.to, f.state))
        .collect()
}

#[test]
fn a_death_that_an_officer_wrote_down_is_declared_by_nobody_yet() {
    let mut desk = light();
    assert_eq!(owes(&desk), []);
    desk.must("20/11/2026 08:00", Role::Investigator, dies(1, "20/11/2026 06:00"));
    assert_eq!(owes(&desk), [(Filer::Employer, Some(1), at("20/11/2026 06:00"))]);
    let owed = undeclared(&desk.case).remove(0);
    let to: Vec<RoleKey> = owed.duties.iter().map(|d| d.to).collect();
    assert_eq!(to, [RoleKey::DeclarationRecipient, RoleKey::PoliceFirstNotice]);
    assert!(owed.duties.iter().all(|d| d.form.as_deref() == Some("PL III")));
    let since = Discharge::Outstanding(at("20/11/2026 06:00"));
    assert_eq!(employers(&desk), to.iter().map(|t| (*t, since)).collect::<Vec<_>>());
    let asked: Vec<Instant> =
        asked_after(&desk.case, LawSet::embedded().settings()).iter().map(|(at, _)| *at).collect();
    assert_eq!(asked, [at("21/11/2026 06:00")]);
}

#[test]
fn who_recorded_the_death_himself_has_told_it() {
    let mut desk = light();
    desk.must("20/11/2026 08:00", Role::Enterprise, dies(1, "20/11/2026 06:00"));
    assert_eq!(owes(&desk), []);
    let done = Discharge::Done(at("20/11/2026 08:00"));
    assert!(employers(&desk).iter().all(|(_, state)| *state == done), "{:?}", employers(&desk));
}

#[test]
fn a_new_declaration_a_correction_or_an_answer_discharges_it() {
    let by_officer = || {
        let mut desk = light();
        desk.must("20/11/2026 08:00", Role::Investigator, dies(1, "20/11/2026 06:00"));
        desk
    };
    let mut again = by_officer();
    again.must("20/11/2026 10:00", Role::Enterprise, declared_again(11, "20/11/2026 10:00", Severity::Fatal));
    assert_eq!(owes(&again), []);
    let mut same = by_officer();
    same.must("20/11/2026 10:00", Role::Enterprise, declared_again(11, "20/11/2026 10:00", Severity::Light));
    assert_eq!(owes(&same).len(), 1, "the same light accident told again says nothing of the death");

    let correct = |accident: AccidentStatement| Command::CorrectReport {
        report: domain::ids::ReportId(id(10)),
        reason: "Nạn nhân đã chết".to_owned(),
        accident: Box::new(accident),
    };
    let mut facts = by_officer();
    let mut stands = facts.case.accident.clone().expect("facts");
    stands.course.place = Some("Kho số 2".to_owned());
    facts.must("20/11/2026 10:00", Role::Investigator, correct(stands.clone()));
    assert_eq!(owes(&facts).len(), 1, "an officer's correction is not the employer's word");
    stands.course.place = Some("Kho số 3".to_owned());
    facts.must("20/11/2026 11:00", Role::Enterprise, correct(stands));
    assert_eq!(owes(&facts), []);

    let ask = |n: u128, when: &str| {
        let reason = "Khai báo lại vì nạn nhân đã chết".to_owned();
        let due = day("23/11/2026");
        let report = domain::ids::ReportId(id(10));
        let asked = Command::RequestSupplement { id: SupplementId(id(n)), report, reason, due };
        let text = "Nạn nhân chết lúc 05 giờ ngày 20/11".to_owned();
        let given = Command::ProvideSupplement { report, request: Some(SupplementId(id(n))), text };
        (when.to_owned(), asked, given)
    };
    let mut early = light();
    let (when, asked, given) = ask(70, "17/11/2026 08:00");
    early.must(&when, Role::Investigator, asked);
    early.must("20/11/2026 08:00", Role::Investigator, dies(1, "20/11/2026 06:00"));
    early.must("20/11/2026 09:00", Role::Enterprise, given);
    assert_eq!(owes(&early).len(), 1, "what was asked before the death answers another question");
    let (when, asked, given) = ask(71, "20/11/2026 10:00");
    early.must(&when, Role::Investigator, asked);
    assert_eq!(owes(&early).len(), 1);
    early.must("20/11/2026 11:00", Role::Enterprise, given);
    assert_eq!(owes(&early), []);
}

#[test]
fn each_further_death_is_owed_anew() {
    let victims = vec![
        victim(1, "Ngô Văn Nhẹ", Severity::Light, &[], WorkRelation::Contract),
        victim(2, "Lý Văn Nặng", Severity::Serious, &["034"], WorkRelation::Contract),
    ];
    let both = accident(RACH_GIA, "16/11/2026 08:00", victims);
    let mut desk = Desk::open(report(10, ReportKind::Declaration, "16/11/2026 09:00", both));
    desk.must("20/11/2026 08:00", Role::Enterprise, dies(1, "20/11/2026 06:00"));
    desk.must("25/11/2026 08:00", Role::Investigator, dies(2, "25/11/2026 07:00"));
    assert_eq!(owes(&desk), [(Filer::Employer, Some(2), at("25/11/2026 07:00"))]);
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}

#[test]
fn what_was_declared_as_fatal_or_by_nobody_is_as_before() {
    let fatal = Desk::open(report(10, ReportKind::Declaration, "16/11/2026 09:00", told(Severity::Fatal)));
    assert_eq!(owes(&fatal), []);
    let tip = Desk::open(report(10, ReportKind::Tip, "16/11/2026 09:00", told(Severity::Fatal)));
    assert_eq!(owes(&tip), [(Filer::Employer, None, at("16/11/2026 09:00"))]);
}

#[test]
fn a_merge_takes_over_who_told_of_the_death() {
    let mut other = light();
    other.must("20/11/2026 08:00", Role::Enterprise, dies(1, "20/11/2026 06:00"));
    other.case.id = domain::ids::CaseId(id(998));
    let mut kept = Desk::open(report(20, ReportKind::Tip, "16/11/2026 10:00", told(Severity::Light)));
    let absorb = Command::AbsorbCase { other: Box::new(other.case), reason: "Cùng một vụ".to_owned() };
    kept.must("20/11/2026 12:00", Role::Investigator, absorb);
    assert_eq!(owes(&kept), []);
}

#[test]
fn the_commune_owes_its_notice_anew_in_the_same_way() {
    let hurt = victim(1, "Danh Văn Tự Do", Severity::Serious, &["034"], WorkRelation::NoContract);
    let found = accident(RACH_GIA, "16/11/2026 08:00", vec![hurt]);
    let mut desk = Desk::open(report(10, ReportKind::CommuneRecord, "16/11/2026 09:00", found));
    assert_eq!(owes(&desk), []);
    desk.must("20/11/2026 08:00", Role::Investigator, dies(1, "20/11/2026 06:00"));
    let commune: Vec<_> = owes(&desk).into_iter().filter(|(by, ..)| *by == Filer::Commune).collect();
    assert_eq!(commune, [(Filer::Commune, Some(1), at("20/11/2026 06:00"))]);
}
