//! Property tests over random command sequences.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{RecommendationId, ReportId, VictimId};
use domain::law::LawSet;
use domain::reference::Calendar;
use domain::words::{DeathKind, EventClass, ReportKind, Severity, TeamLevel, WorkRelation};
use proptest::prelude::*;

const COMMUNES: [&str; 3] = ["30742", "31078", "31108"];

fn severity() -> impl Strategy<Value = Severity> {
    prop_oneof![
        Just(Severity::Light),
        Just(Severity::Serious),
        Just(Severity::Fatal),
        Just(Severity::Unknown)
    ]
}

fn a_report(n: u128) -> impl Strategy<Value = Report> {
    let kinds = prop_oneof![
        Just(ReportKind::Tip),
        Just(ReportKind::UrgentNotice),
        Just(ReportKind::Declaration),
        Just(ReportKind::CommuneNotice),
        Just(ReportKind::CommuneRecord)
    ];
    (kinds, 0..3_usize, prop::collection::vec((1..5_u128, severity(), any::<bool>()), 0..4), any::<bool>())
        .prop_map(move |(kind, place, people, unknown)| {
            let victims = people
                .into_iter()
                .enumerate()
                .map(|(i, (v, outcome, contract))| {
                    let relation = if contract { WorkRelation::Contract } else { WorkRelation::NoContract };
                    let mut one = victim(v * 10 + i as u128, "Nguyễn Văn Ngẫu", outcome, &[], relation);
                    one.name = None;
                    one
                })
                .collect();
            let mut a = accident(COMMUNES[place], "20/11/2026 08:00", victims);
            a.casualties.unknown = unknown;
            report(n, kind, "20/11/2026 09:00", a)
        })
}

#[derive(Debug, Clone)]
enum Step {
    Report(Box<Report>),
    Accept,
    Supplement,
    Withdraw,
    Change(usize, Severity),
    Dismiss,
    Found(bool),
    Conclude,
    Announce,
    Issue,
    Recommend,
    Progress,
    Verify,
    Police,
    Return(bool),
    Close,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (100..200_u128).prop_flat_map(a_report).prop_map(|r| Step::Report(Box::new(r))),
        Just(Step::Accept),
        Just(Step::Supplement),
        Just(Step::Withdraw),
        (0..4_usize, severity()).prop_map(|(i, s)| Step::Change(i, s)),
        Just(Step::Dismiss),
        any::<bool>().prop_map(Step::Found),
        Just(Step::Conclude),
        Just(Step::Announce),
        Just(Step::Issue),
        Just(Step::Recommend),
        Just(Step::Progress),
        Just(Step::Verify),
        Just(Step::Police),
        any::<bool>().prop_map(Step::Return),
        Just(Step::Close),
    ]
}

fn command(case: &Case, step: &Step, minute: u32) -> Option<(Role, Command)> {
    let report = case.reports.last().map_or(ReportId(id(0)), |r| r.report.id);
    let now = at("24/11/2026 08:00") + chrono::Duration::minutes(i64::from(minute));
    let rec = RecommendationId(id(500));
    Some(match step {
        Step::Report(r) => (Role::Enterprise, Command::Report(r.clone())),
        Step::Accept => (Role::Investigator, Command::AcceptReport { report, note: None }),
        Step::Supplement => (
            Role::Investigator,
            Command::RequestSupplement {
                id: domain::ids::SupplementId(id(600)),
                report,
                reason: "Thiếu".to_owned(),
                due: day("30/11/2026"),
            },
        ),
        Step::Withdraw => (Role::Enterprise, Command::WithdrawReport { report, reason: "Nhầm".to_owned() }),
        Step::Change(i, outcome) => {
            let victim = case.victims.get(*i)?.statement.id;
            let change = ConditionChange {
                victim: VictimId(victim.0),
                outcome: *outcome,
                death: (*outcome == Severity::Fatal).then_some(DeathKind::Treatment),
                died_at: None,
                serious_codes: vec![],
                injury: None,
                medical_document: Some("GCT".to_owned()),
                known_at: now,
                reason: "Tin mới".to_owned(),
            };
            (Role::Investigator, Command::ChangeCondition(Box::new(change)))
        }
        Step::Dismiss => (
            Role::UnitHead,
            Command::Dismiss { kind: DismissalKind::NotTnld, reason: "Không phải".to_owned(), into: None },
        ),
        Step::Found(director) => {
            let member = |head, capacity| TeamMember {
                name: domain::value::PersonName::parse("Trần Văn Trưởng").expect("a name"),
                position: "x".to_owned(),
                unit: "x".to_owned(),
                head,
                capacity,
                authorisation: None,
            };
            let team = FoundTeam {
                decision_number: "1".to_owned(),
                decision_date: day("20/11/2026"),
                founder: "x".to_owned(),
                members: vec![
                    member(true, MemberCapacity::LabourAuthority),
                    member(false, MemberCapacity::UnionOrWorkersRep),
                ],
            };
            (if *director { Role::Director } else { Role::Enterprise }, Command::FoundTeam(team))
        }
        Step::Conclude => {
            let findings = Findings {
                course: "x".to_owned(),
                fault: FaultSide::Both,
                cause: "7".to_owned(),
                cause_detail: "x".to_owned(),
                injury_factor: None,
                conclusion: Conclusion::Tnld,
                responsibility: "x".to_owned(),
                persons_at_fault: vec![],
                damage: Damage::default(),
                reserved_opinions: vec![],
                minutes_number: None,
            };
            (Role::Investigator, Command::Conclude(Box::new(findings)))
        }
        Step::Announce => {
            let meeting = Meeting {
                held_at: now,
                place: "x".to_owned(),
                chair: "x".to_owned(),
                secretary: None,
                attendance: vec![],
                dissent: vec![],
                late_reason: Some("Lý do".to_owned()),
                recorded_at: now,
            };
            (Role::Investigator, Command::HoldAnnouncement(Box::new(meeting)))
        }
        Step::Issue => {
            let minutes = IssuedMinutes {
                number: "1".to_owned(),
                date: day("24/11/2026"),
                sent_to: vec!["x".to_owned()],
                sent_at: now,
            };
            (Role::Investigator, Command::IssueMinutes(minutes))
        }
        Step::Recommend => {
            let new = NewRecommendation {
                id: rec,
                content: "x".to_owned(),
                owner_kind: OwnerKind::Employer,
                owner: "x".to_owned(),
                due: day("31/12/2026"),
                proof: None,
            };
            (Role::Investigator, Command::AddRecommendation(new))
        }
        Step::Progress => (
            Role::Enterprise,
            Command::ReportRecommendation { id: rec, text: "x".to_owned(), evidence: None, done: true },
        ),
        Step::Verify => {
            (Role::Investigator, Command::VerifyRecommendation { id: rec, accepted: true, note: None })
        }
        Step::Police => {
            let transfer = PoliceTransfer {
                at: now,
                body: "x".to_owned(),
                signs: "x".to_owned(),
                items: vec![],
                record_number: None,
            };
            (Role::Investigator, Command::SendToPolice(transfer))
        }
        Step::Return(prosecuted) => {
            let decision =
                if *prosecuted { PoliceDecision::Prosecuted } else { PoliceDecision::NotProsecuted };
            (
                Role::Investigator,
                Command::ReturnFromPolice { received_at: now, decision, decision_reference: "x".to_owned() },
            )
        }
        Step::Close => (Role::Investigator, Command::Close { note: None }),
    })
}

fn holds(desk: &Desk, before: StageKind, events: &[Event]) {
    let case = &desk.case;
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
        assert!(
            events.iter().any(|e| matches!(e, Event::ConditionChanged(c) if c.outcome == Severity::Fatal))
        );
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
            let lowered_by_document = matches!(&command, Command::ChangeCondition(_));
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
