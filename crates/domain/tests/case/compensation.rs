//! Compensation in fatal cases: the term of five days, when it is met, and who may still close (R-BEN-7).

use crate::scenarios::{boiler, findings, meeting, team, term};
use crate::support::*;
use domain::access::{Action, Relation, Role, granted};
use domain::case::*;
use domain::ids::VictimId;
use domain::law::{ClockState, DeadlineKind, Moment};
use domain::value::Dong;
use domain::words::{ReportKind, Severity, WorkRelation};

const PAY: DeadlineKind = DeadlineKind::CompensationPayment;

pub(crate) fn payment(victim: u128, paid: &str) -> NewCompensation {
    NewCompensation {
        victim: VictimId(id(victim)),
        kind: CompensationKind::Compensation,
        amount: Dong::new(250_000_000).expect("an amount"),
        paid_on: day(paid),
        recipient_kind: RecipientKind::Relative,
        recipient_name: "Trần Thị Vợ".to_owned(),
        decision_reference: Some("12/QĐ-CT ngày 20/12/2026".to_owned()),
        note: None,
        monthly_wage: None,
        insurance_paid: None,
        replaces: None,
    }
}

fn pay(victim: u128, paid: &str) -> Command {
    Command::RecordCompensation(payment(victim, paid))
}

pub(crate) fn announce(mut desk: Desk, findings: Findings) -> Desk {
    desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    desk.conclude_and_sign("10/12/2026 09:00", findings);
    let held = Command::HoldAnnouncement(Box::new(meeting("18/12/2026 14:00")));
    desk.must("18/12/2026 16:00", Role::Investigator, held);
    desk
}

pub(crate) fn two_dead() -> Desk {
    let victims = vec![
        victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract),
        victim(2, "Trần Văn B", Severity::Fatal, &[], WorkRelation::Contract),
        victim(3, "Lê Văn C", Severity::Serious, &[], WorkRelation::Contract),
    ];
    let told = accident("30742", "23/11/2026 08:15", victims);
    announce(Desk::open(report(10, ReportKind::Declaration, "23/11/2026 08:40", told)), findings())
}

pub(crate) fn codes(decision: &Decision) -> Vec<&'static str> {
    decision.warnings.iter().map(|w| w.code).collect()
}

pub(crate) fn decided(desk: &Desk, when: &str, command: Command) -> Decision {
    let who = actor(Role::Investigator);
    decide(&desk.case, command, &circumstances(at(when), &who)).expect("decided")
}

#[test]
fn the_term_is_met_once_everybody_who_died_was_paid_for() {
    let mut desk = two_dead();
    assert_eq!(term(&desk, PAY).term.due, Moment::Day(day("23/12/2026")));
    desk.must("21/12/2026 09:00", Role::Enterprise, pay(1, "20/12/2026"));
    desk.must("21/12/2026 09:05", Role::Enterprise, pay(3, "20/12/2026"));
    assert!(term(&desk, PAY).open(), "the second of the dead is still to be paid for");
    desk.must("28/12/2026 09:00", Role::Investigator, pay(2, "22/12/2026"));
    let met = term(&desk, PAY);
    assert_eq!((met.term.state, met.met_at), (ClockState::Closed, Some(at("22/12/2026 00:00"))));
    desk.must("28/12/2026 10:00", Role::Investigator, pay(2, "27/12/2026"));
    assert_eq!(
        term(&desk, PAY).met_at,
        Some(at("22/12/2026 00:00")),
        "a further instalment unsettles nothing"
    );
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}

#[test]
fn somebody_counted_as_dead_without_a_name_keeps_the_term_open() {
    let mut told = accident("30742", "23/11/2026 08:15", vec![]);
    told.victims = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
    told.casualties.dead = 2;
    let report = report(10, ReportKind::Declaration, "23/11/2026 08:40", told);
    let mut desk = announce(Desk::open(report), findings());
    desk.must("21/12/2026 09:00", Role::Enterprise, pay(1, "20/12/2026"));
    desk.now = at("28/12/2026 09:00");
    assert_eq!(term(&desk, PAY).term.state, ClockState::Overdue);
}

#[test]
fn payments_are_recorded_from_the_announcement_on_and_owed_beyond_the_close() {
    let mut early = boiler();
    let refused = early.try_do("24/11/2026 09:00", Role::Enterprise, pay(1, "24/11/2026"));
    assert_eq!(refused.expect_err("not announced").code(), "not_allowed_in_stage");
    let mut desk = announce(boiler(), findings());
    let minutes = IssueMinutes {
        number: "05/BB".to_owned(),
        date: day("18/12/2026"),
        sent_to: vec!["Công an tỉnh".to_owned()],
        sent_at: at("21/12/2026 09:00"),
        addressees: vec![],
    };
    desk.must("21/12/2026 09:05", Role::Investigator, Command::IssueMinutes(minutes));
    let close = || Command::Close { note: Some("Đã xem hồ sơ".to_owned()), reported: true };
    desk.complete_files("21/12/2026 09:10", Role::Investigator);
    desk.serve_all("21/12/2026 09:10", Role::Investigator);
    let told = codes(&decided(&desk, "29/12/2026 09:00", close()));
    assert!(told.contains(&"compensation_not_recorded"), "{told:?}");
    let mut paid = Desk { case: desk.case.clone(), events: desk.events.clone(), now: desk.now };
    paid.must("29/12/2026 09:00", Role::Investigator, pay(1, "22/12/2026"));
    assert!(!codes(&decided(&paid, "29/12/2026 09:10", close())).contains(&"compensation_not_recorded"));
    desk.must("29/12/2026 09:00", Role::Investigator, close());
    assert_eq!(desk.case.stage.kind(), StageKind::Closed, "closing waits for no payment");
    assert_eq!(
        term(&desk, PAY).term.state,
        ClockState::Overdue,
        "what is owed to a family outlives the file"
    );
    desk.must("30/12/2026 09:00", Role::Enterprise, pay(1, "24/12/2026"));
    assert_eq!(desk.case.stage.kind(), StageKind::Closed);
    assert_eq!(term(&desk, PAY).term.state, ClockState::Closed);
}

#[test]
fn an_impossible_payment_is_refused_and_a_doubtful_one_warned_of() {
    let mut desk = announce(boiler(), findings());
    let mut refused = |edit: &dyn Fn(&mut NewCompensation)| {
        let mut paid = payment(1, "20/12/2026");
        edit(&mut paid);
        match desk.try_do("21/12/2026 09:00", Role::Enterprise, Command::RecordCompensation(paid)) {
            Err(Refusal::Invalid(fields)) => fields[0].code.to_owned(),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(refused(&|p| p.amount = Dong::default()), "out_of_range");
    assert_eq!(refused(&|p| p.paid_on = day("22/12/2026")), "in_future");
    assert_eq!(refused(&|p| p.paid_on = day("22/11/2026")), "before_accident");
    let stranger = desk.try_do("21/12/2026 09:00", Role::Enterprise, pay(99, "20/12/2026"));
    assert_eq!(stranger, Err(Refusal::Unknown { what: "victim" }));
    assert_eq!(codes(&decided(&desk, "28/12/2026 09:00", pay(1, "24/12/2026"))), ["compensation_late"]);
    let mut small = payment(1, "20/12/2026");
    small.kind = CompensationKind::Allowance;
    let small = Command::RecordCompensation(small);
    assert_eq!(
        codes(&decided(&desk, "21/12/2026 09:00", small.clone())),
        ["allowance_instead_of_compensation"]
    );
    let mut own = findings();
    own.fault = FaultSide::Worker;
    own.cause = "7".to_owned();
    let own_fault = announce(boiler(), own);
    assert_eq!(codes(&decided(&own_fault, "21/12/2026 09:00", small)), Vec::<&str>::new());
}

#[test]
fn the_department_and_the_own_enterprise_record_payments_and_nobody_else() {
    for role in Role::ALL {
        for relation in Relation::ALL {
            let may = match relation {
                Relation::OwnProvince => role.is_department(),
                Relation::OwnEnterprise => *role == Role::Enterprise,
                _other => false,
            };
            assert_eq!(granted(*role, Action::RecordCompensation, *relation), may, "{role} {relation}");
        }
    }
}

fn cancel(number: u32) -> Command {
    Command::CorrectCompensation { number, reason: "Ghi nhầm nạn nhân".to_owned() }
}

#[test]
fn a_wrong_record_is_cancelled_and_what_it_met_is_open_again() {
    let mut desk = two_dead();
    desk.must("21/12/2026 09:00", Role::Enterprise, pay(1, "20/12/2026"));
    desk.must("21/12/2026 09:05", Role::Enterprise, pay(2, "21/12/2026"));
    assert_eq!(term(&desk, PAY).term.state, ClockState::Closed);
    let taken_back = decided(&desk, "22/12/2026 08:00", cancel(2));
    assert_eq!(codes(&taken_back), ["compensation_open_again"]);
    desk.must("22/12/2026 08:00", Role::Investigator, cancel(2));
    assert!(term(&desk, PAY).open(), "the second of the dead is not paid for");
    let old = desk.case.compensations[1].cancelled.clone().expect("cancelled");
    assert_eq!((old.at, old.reason.as_str()), (at("22/12/2026 08:00"), "Ghi nhầm nạn nhân"));

    let twice = desk.try_do("22/12/2026 09:00", Role::Investigator, cancel(2)).expect_err("cancelled");
    assert_eq!(twice.code(), "cancelled_already");
    let none = desk.try_do("22/12/2026 09:00", Role::Investigator, cancel(3)).expect_err("no such");
    assert!(matches!(none, Refusal::Unknown { what: "payment" }));
    let blank = Command::CorrectCompensation { number: 1, reason: " ".to_owned() };
    let blank = desk.try_do("22/12/2026 09:00", Role::Investigator, blank).expect_err("no reason");
    assert!(matches!(blank, Refusal::Invalid(problems) if problems[0].pointer == "/reason"));

    let right = |replaces| {
        Command::RecordCompensation(NewCompensation { replaces: Some(replaces), ..payment(2, "22/12/2026") })
    };
    let stands = desk.try_do("22/12/2026 10:00", Role::Enterprise, right(1)).expect_err("it stands");
    assert!(matches!(stands, Refusal::Invalid(problems) if problems[0].code == "not_cancelled"));
    desk.must("22/12/2026 10:00", Role::Enterprise, right(2));
    assert_eq!(term(&desk, PAY).met_at, Some(at("22/12/2026 00:00")));
    let second = desk.try_do("22/12/2026 11:00", Role::Enterprise, right(2)).expect_err("put right already");
    assert!(matches!(second, Refusal::Invalid(problems) if problems[0].code == "not_cancelled"));
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}

fn with_wage(victim: u128, paid: &str, amount: i64, wage: Option<i64>) -> Command {
    let dong = |n| Dong::new(n).expect("an amount");
    Command::RecordCompensation(NewCompensation {
        amount: dong(amount),
        monthly_wage: wage.map(dong),
        ..payment(victim, paid)
    })
}

#[test]
fn less_than_the_least_leaves_the_term_open() {
    let mut desk = two_dead();
    desk.must("21/12/2026 09:00", Role::Enterprise, pay(2, "20/12/2026"));
    // Thirty months of 10 000 000 are the least; a million is paid.
    let first = with_wage(1, "20/12/2026", 1_000_000, Some(10_000_000));
    assert_eq!(codes(&decided(&desk, "21/12/2026 09:10", first.clone())), ["below_minimum"]);
    desk.must("21/12/2026 09:10", Role::Enterprise, first);
    let open = term(&desk, PAY);
    assert_eq!((open.met_at, open.term.state), (None, ClockState::Running));
    // How much is lacking tells the wage, and not everybody who reads the terms may know it.
    let told = &open.term.explanation.vi;
    assert!(told.contains("chưa đủ mức tối thiểu") && !told.contains("299"), "{open:?}");
    assert_eq!(
        paid_for_the_dead(&desk.case, domain::law::LawSet::embedded()),
        Err(Unpaid { people: 1, lacking: Some(Dong::new(299_000_000).expect("đồng")) })
    );
    // The rest, and what an insurance paid, together reach it on that day.
    let rest = NewCompensation {
        amount: Dong::new(199_000_000).expect("đồng"),
        insurance_paid: Some(Dong::new(100_000_000).expect("đồng")),
        ..payment(1, "22/12/2026")
    };
    desk.must("22/12/2026 09:00", Role::Enterprise, Command::RecordCompensation(rest));
    let met = term(&desk, PAY);
    assert_eq!((met.met_at, met.term.state), (Some(at("22/12/2026 00:00")), ClockState::Closed));
    // For the second no wage is known: the payment settles the term, and the page says what is not known.
    assert!(met.term.explanation.vi.contains("chưa tính được mức tối thiểu"), "{met:?}");
}

#[test]
fn an_injured_worker_paid_too_little_keeps_the_term_open() {
    let mut desk = two_dead();
    let assessment = NewAssessment {
        victim: VictimId(id(3)),
        percent: 31,
        document_number: "9/GĐYK".to_owned(),
        document_date: day("21/12/2026"),
        issued_by: None,
        received_on: day("21/12/2026"),
    };
    desk.must("21/12/2026 09:00", Role::Enterprise, Command::RecordAssessment(assessment));
    desk.must("22/12/2026 09:00", Role::Enterprise, with_wage(3, "22/12/2026", 98_000_000, Some(10_000_000)));
    let of_the_injured = |desk: &Desk| {
        let reference = VictimId(id(3)).to_string();
        let all = crate::inquiry::terms(desk, PAY);
        all.into_iter().find(|d| d.reference == reference).expect("a term")
    };
    // 9.9 months of wage are the least.
    let open = of_the_injured(&desk);
    assert!(open.met_at.is_none() && open.term.explanation.vi.contains("chưa đủ mức tối thiểu"), "{open:?}");
    desk.must("23/12/2026 09:00", Role::Enterprise, with_wage(3, "23/12/2026", 1_000_000, None));
    assert_eq!(of_the_injured(&desk).met_at, Some(at("23/12/2026 00:00")));
}
