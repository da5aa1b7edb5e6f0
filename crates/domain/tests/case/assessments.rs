//! The medical assessment of the injured: the five days from it, and payments below the least.

use crate::compensation::{announce, codes, decided, payment, two_dead};
use crate::scenarios::{boiler, findings};
use crate::support::*;
use domain::access::{Action, Relation, Role, granted};
use domain::case::*;
use domain::ids::VictimId;
use domain::law::{ClockState, DeadlineKind, LawSet, Moment};
use domain::reference::Calendar;
use domain::value::Dong;

fn dong(n: i64) -> Dong {
    Dong::new(n).expect("an amount")
}

fn assessment(victim: u128, percent: u8, received: &str) -> NewAssessment {
    NewAssessment {
        victim: VictimId(id(victim)),
        percent,
        document_number: "45/GĐYK".to_owned(),
        document_date: day("05/01/2027"),
        issued_by: Some("Hội đồng GĐYK tỉnh".to_owned()),
        received_on: day(received),
    }
}

fn record(victim: u128, percent: u8, received: &str) -> Command {
    Command::RecordAssessment(assessment(victim, percent, received))
}

fn terms(desk: &Desk) -> Vec<CaseDeadline> {
    deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now)
        .into_iter()
        .filter(|d| d.term.kind == DeadlineKind::CompensationPayment && d.reference.contains('-'))
        .collect()
}

#[test]
fn the_term_of_the_injured_counts_from_the_assessment_received() {
    let mut desk = announce(boiler(), findings());
    desk.must("08/01/2027 09:00", Role::Enterprise, record(2, 31, "07/01/2027"));
    let term = &terms(&desk)[0];
    assert_eq!((term.term.due, term.open()), (Moment::Day(day("12/01/2027")), true));
    assert!(term.term.explanation.vi.contains("07/01/2027"), "{}", term.term.explanation.vi);
    let late = Command::RecordCompensation(payment(2, "13/01/2027"));
    assert_eq!(codes(&decided(&desk, "13/01/2027 09:00", late)), ["compensation_late"]);
    let paid = Command::RecordCompensation(payment(2, "11/01/2027"));
    assert_eq!(codes(&decided(&desk, "13/01/2027 09:00", paid.clone())), Vec::<&str>::new());
    desk.must("13/01/2027 09:00", Role::Enterprise, paid);
    assert_eq!(terms(&desk)[0].term.state, ClockState::Closed);
    assert_eq!(terms(&desk)[0].met_at, Some(at("11/01/2027 00:00")));
    assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
}

#[test]
fn a_later_assessment_of_the_same_victim_counts_and_each_victim_has_a_term() {
    let mut desk = announce(boiler(), findings());
    desk.must("08/01/2027 09:00", Role::Enterprise, record(2, 31, "07/01/2027"));
    desk.must("08/01/2027 09:05", Role::Enterprise, record(3, 12, "08/01/2027"));
    assert_eq!(terms(&desk).len(), 2);
    desk.must("09/01/2027 09:05", Role::Investigator, record(2, 33, "09/01/2027"));
    assert_eq!(desk.case.assessment_of(VictimId(id(2))).map(|a| a.percent), Some(33));
    assert_eq!(terms(&desk)[0].term.due, Moment::Day(day("14/01/2027")));
}

#[test]
fn below_five_percent_nothing_is_owed_and_no_term_runs() {
    let mut desk = announce(boiler(), findings());
    assert_eq!(codes(&decided(&desk, "08/01/2027 09:00", record(2, 4, "07/01/2027"))), ["nothing_owed"]);
    desk.must("08/01/2027 09:00", Role::Enterprise, record(2, 4, "07/01/2027"));
    assert!(terms(&desk).is_empty());
}

#[test]
fn an_impossible_assessment_is_refused() {
    let mut desk = two_dead();
    let mut refused = |edit: &dyn Fn(&mut NewAssessment)| {
        let mut order = assessment(3, 31, "07/01/2027");
        edit(&mut order);
        match desk.try_do("08/01/2027 09:00", Role::Enterprise, Command::RecordAssessment(order)) {
            Err(Refusal::Invalid(fields)) => {
                fields.iter().map(|f| format!("{} {}", f.pointer, f.code)).collect::<Vec<_>>().join(", ")
            }
            other => format!("{other:?}"),
        }
    };
    assert_eq!(refused(&|a| a.percent = 101), "/percent number.range");
    assert_eq!(refused(&|a| a.received_on = day("09/01/2027")), "/received_on in_future");
    assert_eq!(refused(&|a| a.received_on = day("04/01/2027")), "/received_on before_document");
    assert_eq!(refused(&|a| a.document_date = day("22/11/2026")), "/document_date before_accident");
    assert_eq!(refused(&|a| a.victim = VictimId(id(1))), "/victim_id victim_died");
}

#[test]
fn a_payment_below_the_least_is_warned_of_and_instalments_add_up() {
    let desk = announce(boiler(), findings());
    let of = |amount: i64, wage: Option<i64>, insurance: Option<i64>| {
        let mut paid = payment(1, "20/12/2026");
        paid.amount = dong(amount);
        paid.monthly_wage = wage.map(dong);
        paid.insurance_paid = insurance.map(dong);
        Command::RecordCompensation(paid)
    };
    let told = |desk: &Desk, command| codes(&decided(desk, "21/12/2026 09:00", command));
    // A death: 30 months.
    assert_eq!(told(&desk, of(269_999_999, Some(9_000_000), None)), ["below_minimum"]);
    assert_eq!(told(&desk, of(270_000_000, Some(9_000_000), None)), Vec::<&str>::new());
    assert_eq!(told(&desk, of(170_000_000, Some(9_000_000), Some(100_000_000))), Vec::<&str>::new());
    assert_eq!(told(&desk, of(1, None, None)), Vec::<&str>::new(), "without a wage nothing is computed");
    let mut first = Desk { case: desk.case.clone(), events: desk.events.clone(), now: desk.now };
    first.must("21/12/2026 08:00", Role::Enterprise, of(200_000_000, None, None));
    assert_eq!(told(&first, of(70_000_000, Some(9_000_000), None)), Vec::<&str>::new());
    let mut injured = announce(boiler(), findings());
    injured.must("08/01/2027 09:00", Role::Enterprise, record(2, 31, "07/01/2027"));
    let mut paid = payment(2, "08/01/2027");
    paid.amount = dong(89_000_000);
    paid.monthly_wage = Some(dong(9_000_000));
    let command = Command::RecordCompensation(paid);
    assert_eq!(codes(&decided(&injured, "08/01/2027 10:00", command)), ["below_minimum"]);
}

#[test]
fn the_department_and_the_own_enterprise_record_assessments_and_nobody_else() {
    for role in Role::ALL {
        for relation in Relation::ALL {
            let may = match relation {
                Relation::OwnProvince => role.is_department(),
                Relation::OwnEnterprise => *role == Role::Enterprise,
                _other => false,
            };
            assert_eq!(granted(*role, Action::RecordAssessment, *relation), may, "{role} {relation}");
        }
    }
}
