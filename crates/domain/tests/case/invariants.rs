//! Property tests over random command sequences.

use crate::histories::{a_report, command, step};
use crate::support::*;
use domain::case::*;
use domain::law::LawSet;
use domain::reference::Calendar;
use domain::words::{EventClass, Severity, TeamLevel};
use proptest::prelude::*;

fn holds(desk: &Desk, before: StageKind, events: &[Event]) {
    let case = &desk.case;
    let again = case.stage.team().is_some_and(|t| t.again.is_some());
    let class_of_team = match case.class() {
        EventClass::Fatal | EventClass::SeriousMulti => {
            Some([TeamLevel::Province, TeamLevel::Central, TeamLevel::Specialised].as_slice())
        }
        EventClass::SeriousSingle | EventClass::Light | EventClass::Unknown => None,
    };
    if let Some(levels) = class_of_team {
        assert!(levels.contains(&case.level()), "{} investigated by {}", case.class(), case.level());
    }
    for event in events {
        if let Event::DutiesArose { alerts, filing, .. } = event {
            assert!(!alerts.is_empty() || !filing.is_empty());
            for a in alerts {
                assert!(!a.basis.citation.text.is_empty());
            }
        }
    }
    for d in deadlines(case, LawSet::embedded(), Calendar::embedded(), desk.now) {
        assert!(!d.term.basis.citation.text.is_empty(), "a term without an article");
        assert!(!d.term.explanation.vi.is_empty() && !d.term.explanation.en.is_empty());
        assert!(d.term.due >= d.term.alarm_on);
    }
    if matches!(before, StageKind::Dismissed) {
        assert!(events.is_empty(), "a dismissed case moved");
    }
    if before == StageKind::Closed && !events.is_empty() {
        let leaves = |e: &Event| match e {
            Event::ConditionChanged(c) => c.outcome == Severity::Fatal,
            Event::Reinvestigated(_) | Event::CaseReleased(_) => true,
            Event::ComplaintReceived(_)
            | Event::ComplaintAnswered { .. }
            | Event::ComplaintEscalated { .. }
            | Event::CompensationRecorded { .. }
            | Event::AssessmentRecorded { .. }
            | Event::CompensationCancelled { .. } => {
                assert_eq!(case.stage.kind(), StageKind::Closed, "this runs beside the stage");
                true
            }
            _other => false,
        };
        assert!(events.iter().any(leaves), "{events:?}");
    }
    if again {
        assert!(matches!(case.level(), TeamLevel::Province | TeamLevel::Central), "{}", case.level());
    }
    // What was announced is lost by nothing: each announced round stands, or a later one replaced it.
    let announced: Vec<u32> = case.announcements().map(|(a, _)| a.team.round).collect();
    assert!(announced.is_sorted() && announced.windows(2).all(|w| w[0] != w[1]), "{announced:?}");
    if case.stage.announcement().is_some() {
        assert!(case.standing.is_none(), "two announcements are valid at once");
    }
    if case.stage.kind() == StageKind::Closed && before != StageKind::Closed {
        assert!(case.complaints.iter().all(|c| c.answer.is_some()), "closed over a complaint");
    }
    if case.stage.kind() == StageKind::Closed {
        assert!(case.recommendations.iter().all(|r| r.state() == RecommendationState::Verified));
    }
    let first = case.reports.iter().map(|r| r.report.received_at).min();
    assert!(first.is_some(), "a case without a report");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_keep_the_invariants(first in a_report(99), steps in prop::collection::vec(step(), 0..24)) {
        let mut desk = Desk::open(first);
        let opening: Vec<Event> = desk.events.iter().map(|(_, e)| e.clone()).collect();
        holds(&desk, StageKind::Reported, &opening);
        for (minute, step) in steps.iter().enumerate() {
            let minute = u32::try_from(minute).expect("few");
            let Some((role, command)) = command(&desk.case, step, minute) else { continue };
            let before = desk.case.stage.kind();
            let class_before = desk.case.class();
            let moment = (at("24/11/2026 08:00") + chrono::Duration::minutes(i64::from(minute)))
                .with_timezone(&domain::time::vietnam()).format("%d/%m/%Y %H:%M").to_string();
            let lowered_by_document = matches!(&command, Command::ChangeCondition(_) | Command::Release { .. });
            match desk.try_do(&moment, role, command) {
                Ok(events) => {
                    holds(&desk, before, &events);
                    // Unknown casualties count as two or more seriously injured until they are known.
                    let rank = |c: EventClass| match c {
                        EventClass::Light => 0, EventClass::SeriousSingle => 1,
                        EventClass::Unknown | EventClass::SeriousMulti => 2, EventClass::Fatal => 3,
                    };
                    let became_known = class_before == EventClass::Unknown;
                    prop_assert!(became_known || lowered_by_document || rank(desk.case.class()) >= rank(class_before),
                        "{} became {} without a document", class_before, desk.case.class());
                }
                Err(refusal) => {
                    prop_assert!(!refusal.code().is_empty());
                    prop_assert!(!refusal.message(domain::words::Lang::Vi).trim().is_empty());
                }
            }
        }
        prop_assert_eq!(fold(desk.events.iter().map(|(at, e)| (*at, e))), Some(desk.case.clone()));
    }
}
