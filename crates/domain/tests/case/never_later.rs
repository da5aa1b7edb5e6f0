//! The start of a clock never moves later, but for what the law names.

use crate::histories::{Step, a_report, command, other, telling_step};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::ReportId;
use domain::law::{ClockState, DeadlineKind, LawSet, Moment};
use domain::reference::Calendar;
use domain::time::Instant;
use domain::words::{ReportKind, Severity, TeamLevel, WorkRelation};
use proptest::prelude::*;
use std::collections::BTreeMap;

const RACH_GIA: &str = "30742";

fn begin(case: &Case, level: TeamLevel) -> Option<ClockBegin> {
    clock_begin(case, level, LawSet::embedded().settings())
}

fn told(n: u128, kind: ReportKind, by: ReceivingBody, received: &str) -> Report {
    let victims = vec![victim(1, "Nguyễn Văn A", Severity::Fatal, &[], WorkRelation::Contract)];
    let mut told = report(n, kind, received, accident(RACH_GIA, "22/11/2026 08:15", victims));
    told.received_by = by;
    told
}

fn withdraw(report: u128) -> Command {
    Command::WithdrawReport { report: ReportId(id(report)), reason: "Gọi nhầm".to_owned() }
}

#[test]
fn a_withdrawn_notice_was_received_all_the_same() {
    let mut desk = Desk::open(told(10, ReportKind::Tip, ReceivingBody::Department, "22/11/2026 09:00"));
    let second = told(11, ReportKind::Declaration, ReceivingBody::Department, "23/11/2026 10:00");
    desk.must("23/11/2026 10:00", Role::Enterprise, Command::Report(Box::new(second)));
    let first = Some(ClockBegin { at: at("22/11/2026 09:00"), provisional: false });
    assert_eq!(begin(&desk.case, TeamLevel::Province), first);
    desk.must("23/11/2026 11:00", Role::Investigator, withdraw(10));
    assert_eq!(begin(&desk.case, TeamLevel::Province), first);
    let terms = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now);
    let scene = terms.iter().find(|d| d.term.kind == DeadlineKind::SceneArrival).expect("two hours");
    assert_eq!(scene.term.due, Moment::At(at("22/11/2026 11:00")));
}

#[test]
fn a_later_death_leaves_two_hours_from_its_news() {
    let mut serious = told(10, ReportKind::Declaration, ReceivingBody::Department, "22/11/2026 09:00");
    serious.accident.victims[0].outcome = Severity::Serious;
    serious.accident.victims[0].death = None;
    let desk = other(&serious, Some(Severity::Fatal));
    let terms = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now);
    let scene = terms.iter().find(|d| d.term.kind == DeadlineKind::SceneArrival).expect("two hours");
    assert_eq!(scene.term.due, Moment::At(at("23/11/2026 22:00")));
}

#[test]
fn an_employer_who_takes_his_word_back_still_knew() {
    let light = |n, received| {
        let mut told = told(n, ReportKind::Declaration, ReceivingBody::Department, received);
        told.accident.victims[0].outcome = Severity::Light;
        told.accident.victims[0].death = None;
        told
    };
    let mut desk = Desk::open(light(10, "22/11/2026 09:00"));
    desk.must("23/11/2026 10:00", Role::Enterprise, Command::Report(Box::new(light(11, "23/11/2026 10:00"))));
    desk.must("23/11/2026 11:00", Role::Enterprise, withdraw(10));
    let known = begin(&desk.case, TeamLevel::Establishment).expect("a clock");
    assert_eq!((known.at, known.provisional), (at("22/11/2026 09:00"), false));
}

#[test]
fn the_receipt_of_the_commune_stands_in_until_the_department_has_its_own() {
    let mut desk = Desk::open(told(10, ReportKind::Tip, ReceivingBody::Commune, "22/11/2026 09:00"));
    let stand_in = begin(&desk.case, TeamLevel::Province).expect("a clock");
    assert_eq!((stand_in.at, stand_in.provisional), (at("22/11/2026 09:00"), true));
    let second = told(11, ReportKind::Declaration, ReceivingBody::Department, "22/11/2026 10:00");
    desk.must("22/11/2026 10:00", Role::Enterprise, Command::Report(Box::new(second)));
    let own = begin(&desk.case, TeamLevel::Province).expect("a clock");
    assert_eq!((own.at, own.provisional), (at("22/11/2026 10:00"), false));
}

/// The running investigation term: its round and the day it counts from.
fn running(desk: &Desk) -> Option<(String, Moment)> {
    let terms = deadlines(&desk.case, LawSet::embedded(), Calendar::embedded(), desk.now);
    let mut own = terms.into_iter().filter(|d| d.term.kind == DeadlineKind::Investigation);
    own.find(|d| d.met_at.is_none() && d.term.state != ClockState::Closed)
        .map(|d| (d.reference, d.term.starts_at))
}

fn level(case: &Case) -> TeamLevel {
    case.stage.team().map_or(case.level(), |t| t.level)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_history_moves_a_start_later(first in a_report(99), steps in prop::collection::vec(telling_step(), 0..24)) {
        let mut desk = Desk::open(first);
        // The start of each level's clock as it was last seen, since the last hand-over.
        let mut seen: BTreeMap<&str, Instant> = BTreeMap::new();
        for (minute, step) in steps.iter().enumerate() {
            let minute = u32::try_from(minute).expect("few");
            let Some((role, command)) = command(&desk.case, step, minute) else { continue };
            let was = (level(&desk.case), begin(&desk.case, level(&desk.case)), running(&desk));
            let moment = (at("24/11/2026 08:00") + chrono::Duration::minutes(i64::from(minute)))
                .with_timezone(&domain::time::vietnam()).format("%d/%m/%Y %H:%M").to_string();
            let Ok(events) = desk.try_do(&moment, role, command) else { continue };
            let handed = events.iter().any(|e| matches!(e, Event::HandedOver { .. }));
            let returned = events.iter().any(|e| matches!(e, Event::ReturnedByPolice { .. }));
            if handed {
                seen.clear();
            }
            let now = level(&desk.case);
            let Some(start) = begin(&desk.case, now) else { continue };
            if let Some(earlier) = seen.get(now.as_str()) {
                prop_assert!(start.at <= *earlier, "{now}: {earlier} became {} by {step:?}", start.at);
                prop_assert!(!start.provisional, "{now}: a receipt was forgotten by {step:?}");
            }
            if !start.provisional {
                seen.insert(now.as_str(), start.at);
            }
            let sure = was.1.is_some_and(|b| !b.provisional);
            if let (Some((round, from)), Some((again, to))) = (&was.2, running(&desk))
                && sure && was.0 == now && *round == again && !handed && !returned
            {
                prop_assert!(to <= *from, "round {round}: {from:?} became {to:?} by {step:?}");
            }
            // A case taken in brings its clock: it does not start anew by being merged.
            if let Step::Merge(report, outcome) = step {
                let gone = other(report, *outcome);
                if let Some(theirs) = begin(&gone.case, now).filter(|b| gone.case.level() == now && !b.provisional) {
                    prop_assert!(start.at <= theirs.at, "{now}: {} became {} by a merge", theirs.at, start.at);
                }
            }
        }
    }
}
