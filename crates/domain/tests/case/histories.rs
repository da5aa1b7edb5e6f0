//! Random reports and random command sequences.

use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{ComplaintId, RecommendationId, ReportId, VictimId};
use domain::words::{DeathKind, ReportKind, Severity, TeamLevel, WorkRelation};
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

pub(crate) fn a_report(n: u128) -> impl Strategy<Value = Report> {
    let kinds = prop_oneof![
        Just(ReportKind::Tip),
        Just(ReportKind::UrgentNotice),
        Just(ReportKind::Declaration),
        Just(ReportKind::CommuneNotice),
        Just(ReportKind::CommuneRecord)
    ];
    let people = prop::collection::vec((1..5_u128, severity(), any::<bool>()), 0..4);
    let bodies = prop_oneof![
        Just(ReceivingBody::Department),
        Just(ReceivingBody::Commune),
        Just(ReceivingBody::Police),
        Just(ReceivingBody::Employer)
    ];
    (kinds, 0..3_usize, people, any::<bool>(), bodies, 1..80_i64, 1..80_i64).prop_map(
        move |(kind, place, people, unknown, body, received, known)| {
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
            let mut told = report(n, kind, "23/11/2026 18:00", a);
            let after = |hours| at("20/11/2026 08:00") + chrono::Duration::hours(hours);
            told.received_by = body;
            told.received_at = after(received);
            told.late_entry_reason = Some("Ghi sau".to_owned());
            if let Some(d) = &mut told.declaration {
                d.known_at = Some(after(known));
            }
            told
        },
    )
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Report(Box<Report>),
    Accept,
    Supplement,
    Withdraw(usize),
    Correct(usize),
    Merge(Box<Report>, Option<Severity>),
    Change(usize, Severity),
    Dismiss,
    Found(bool),
    Evidence,
    Conclude,
    Sign,
    Ruling(PoliceDecision),
    Announce,
    Plan,
    Issue,
    Serve,
    Post,
    Complain,
    Answer,
    Escalate,
    Again(bool),
    Unmerge(Box<Report>, Option<Severity>),
    Recommend,
    Progress,
    PutOff(u32),
    Assess(usize, u8),
    TakeOver,
    Verify,
    Police,
    Return(bool),
    Close,
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (100..200_u128).prop_flat_map(a_report).prop_map(|r| Step::Report(Box::new(r))),
        Just(Step::Accept),
        Just(Step::Supplement),
        (0..4_usize).prop_map(Step::Withdraw),
        (0..4_usize).prop_map(Step::Correct),
        ((200..300_u128).prop_flat_map(a_report), prop::option::of(severity()))
            .prop_map(|(r, s)| Step::Merge(Box::new(r), s)),
        (0..4_usize, severity()).prop_map(|(i, s)| Step::Change(i, s)),
        Just(Step::Dismiss),
        any::<bool>().prop_map(Step::Found),
        Just(Step::Evidence),
        Just(Step::Conclude),
        Just(Step::Sign),
        prop_oneof![
            Just(PoliceDecision::NotProsecuted),
            Just(PoliceDecision::Prosecuted),
            Just(PoliceDecision::TemporarilySuspended)
        ]
        .prop_map(Step::Ruling),
        Just(Step::Announce),
        Just(Step::Plan),
        Just(Step::Issue),
        Just(Step::Serve),
        Just(Step::Post),
        Just(Step::Complain),
        Just(Step::Answer),
        Just(Step::Escalate),
        any::<bool>().prop_map(Step::Again),
        ((300..400_u128).prop_flat_map(a_report), prop::option::of(severity()))
            .prop_map(|(r, s)| Step::Unmerge(Box::new(r), s)),
        Just(Step::Recommend),
        Just(Step::Progress),
        (1..40_u32).prop_map(Step::PutOff),
        (0..4_usize, 0..=101_u8).prop_map(|(i, p)| Step::Assess(i, p)),
        Just(Step::TakeOver),
        Just(Step::Verify),
        Just(Step::Police),
        any::<bool>().prop_map(Step::Return),
        Just(Step::Close),
    ]
}

/// Mostly what moves reports and receipts.
pub(crate) fn telling_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (100..200_u128).prop_flat_map(a_report).prop_map(|r| Step::Report(Box::new(r))),
        3 => (0..4_usize).prop_map(Step::Withdraw),
        1 => (0..4_usize).prop_map(Step::Correct),
        2 => ((200..300_u128).prop_flat_map(a_report), prop::option::of(severity()))
            .prop_map(|(r, s)| Step::Merge(Box::new(r), s)),
        1 => (0..4_usize, severity()).prop_map(|(i, s)| Step::Change(i, s)),
        2 => step(),
    ]
}

pub(crate) fn command(case: &Case, step: &Step, minute: u32) -> Option<(Role, Command)> {
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
        Step::Withdraw(i) => {
            let report = case.reports.get(*i)?.report.id;
            (Role::Enterprise, Command::WithdrawReport { report, reason: "Nhầm".to_owned() })
        }
        Step::Correct(i) => {
            let told = case.reports.get(*i)?;
            let leads = case.facts_from == Some(told.report.id);
            let mut accident = if leads { case.accident.clone()? } else { told.tells().clone() };
            accident.course.event = Some(format!("Lời kể phút {minute}"));
            let (report, reason) = (told.report.id, "Nhầm".to_owned());
            (Role::Enterprise, Command::CorrectReport { report, reason, accident: Box::new(accident) })
        }
        Step::Merge(first, outcome) => (Role::Investigator, absorb(&other(first, *outcome))),
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
                told_by: None,
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
                authorisation: Some("01/UQ".to_owned()),
            };
            let team = FoundTeam {
                paper: domain::case::DecisionPaper::default(),
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
                evidence: case.evidence.iter().map(|e| e.id).collect(),
                ..grounded()
            };
            (Role::Investigator, Command::Conclude(Box::new(findings)))
        }
        Step::Evidence => (Role::Investigator, sketch()),
        Step::Sign => (Role::Investigator, signed_by_all(case, now.date_naive())),
        Step::Ruling(decision) => {
            let ruling = PoliceRuling {
                decision: *decision,
                number: "15/QĐ".to_owned(),
                date: now.date_naive(),
                received_at: now,
                note: None,
            };
            (Role::ProvincialPolice, Command::RecordRuling(ruling))
        }
        Step::Announce => {
            let meeting = Meeting {
                held_at: now,
                place: "x".to_owned(),
                chair: "x".to_owned(),
                secretary: None,
                attendance: vec![],
                dissent: vec![],
                proceedings: Proceedings::default(),
                late_reason: Some("Lý do".to_owned()),
                recorded_at: now,
            };
            (Role::Investigator, Command::HoldAnnouncement(Box::new(meeting)))
        }
        Step::Issue => {
            let minutes = IssueMinutes {
                number: "1".to_owned(),
                date: day("24/11/2026"),
                sent_to: all_but_the_last(case),
                sent_at: now,
                addressees: vec![],
            };
            (Role::Investigator, Command::IssueMinutes(minutes))
        }
        Step::Plan => {
            let reason = case.meeting_plan().map(|_| "Đổi".to_owned());
            let plan =
                NewMeetingPlan { at: now, place: "x".to_owned(), agenda: None, invited: vec![], reason };
            (Role::Investigator, Command::PlanMeeting(plan))
        }
        Step::Serve => {
            let open = case.valid()?.minutes.as_ref()?.addressees.iter().find(|a| a.service.is_none())?.no;
            let service = NewService {
                to: Served::Line(open),
                how: ServiceMethod::Post,
                at: now,
                proof: None,
                evidence: None,
            };
            (Role::Investigator, Command::RecordService(service))
        }
        Step::Post => {
            let posting = NewPosting {
                by: PostedBy::Employer,
                place: "x".to_owned(),
                from: day("24/11/2026"),
                to: None,
                proof: None,
                evidence: None,
            };
            (Role::Enterprise, Command::RecordPosting(posting))
        }
        Step::Complain => {
            let complaint = NewComplaint {
                id: ComplaintId(id(700 + u128::from(minute))),
                round: None,
                by: Complainant::Relative,
                name: "x".to_owned(),
                received_at: now,
                content: "x".to_owned(),
                late_reason: None,
            };
            (Role::Investigator, Command::RecordComplaint(complaint))
        }
        Step::Answer => {
            let answer = AnswerComplaint {
                id: case.complaints.last()?.id,
                outcome: ComplaintOutcome::Partly,
                number: "1".to_owned(),
                date: day("24/11/2026"),
                content: "x".to_owned(),
                late_reason: None,
            };
            (Role::Investigator, Command::AnswerComplaint(answer))
        }
        Step::Escalate => {
            let step = EscalateComplaint {
                id: case.complaints.last()?.id,
                body: "x".to_owned(),
                received_on: day("24/11/2026"),
                outcome: EscalationOutcome::Pending,
                reference: None,
            };
            (Role::Investigator, Command::EscalateComplaint(step))
        }
        Step::Again(complained) => {
            let Some((_, Command::FoundTeam(team))) = command(case, &Step::Found(true), minute) else {
                return None;
            };
            let complaint = case.complaints.last().map(|c| c.id).filter(|_| *complained);
            let ground = match complaint {
                Some(_) => ReinvestigationGround::Complaint,
                None => ReinvestigationGround::ExOfficio,
            };
            let again = Reinvestigate { ground, complaint, requested_at: None, reason: "x".to_owned(), team };
            (Role::Director, Command::Reinvestigate(again))
        }
        Step::Unmerge(first, outcome) => {
            let mut gone = other(first, *outcome).case;
            gone.id = case.absorbed.last()?.0;
            (Role::Investigator, Command::Release { other: Box::new(gone), reason: "Nhầm".to_owned() })
        }
        Step::Recommend => {
            let new = NewRecommendation {
                id: rec,
                content: "x".to_owned(),
                owner_kind: OwnerKind::Employer,
                owner: "x".to_owned(),
                due: day("31/12/2026"),
                proof: None,
                proof_kind: None,
                priority: None,
            };
            (Role::Investigator, Command::AddRecommendation(new))
        }
        Step::Progress => (
            Role::Enterprise,
            Command::ReportRecommendation {
                id: rec,
                text: "x".to_owned(),
                evidence: None,
                evidence_ids: vec![],
                done: true,
            },
        ),
        Step::PutOff(days) => {
            let due = day("31/12/2026") + chrono::Days::new(u64::from(*days));
            let order = ExtendRecommendation { id: rec, due, reason: "x".to_owned() };
            (Role::Investigator, Command::ExtendRecommendation(order))
        }
        Step::Assess(i, percent) => {
            let order = NewAssessment {
                victim: case.victims.get(*i)?.statement.id,
                percent: *percent,
                document_number: "x".to_owned(),
                document_date: day("23/11/2026"),
                issued_by: None,
                received_on: day("24/11/2026"),
            };
            (Role::Enterprise, Command::RecordAssessment(order))
        }
        Step::TakeOver => {
            let reason = "x".to_owned();
            let order = TakeOver { to: TeamLevel::Province, reason, items: vec![], record_reference: None };
            (Role::Investigator, Command::TakeOver(order))
        }
        Step::Verify => {
            (Role::Investigator, Command::VerifyRecommendation { id: rec, accepted: true, note: None })
        }
        Step::Police => {
            let transfer = PoliceTransfer {
                at: now,
                body: "x".to_owned(),
                signs: "x".to_owned(),
                penal_article: None,
                grounds: None,
                items: vec![],
                record_number: None,
            };
            (Role::Investigator, Command::SendToPolice(transfer))
        }
        Step::Return(prosecuted) => {
            let decision =
                if *prosecuted { PoliceDecision::Prosecuted } else { PoliceDecision::NotProsecuted };
            (Role::Investigator, returned(now, decision))
        }
        Step::Close => {
            (Role::Investigator, Command::Close { note: Some("Đã xem hồ sơ".to_owned()), reported: true })
        }
    })
}

/// The case that a merge takes in.
pub(crate) fn other(first: &Report, outcome: Option<Severity>) -> Desk {
    let mut desk = Desk::open(first.clone());
    if let (Some(outcome), Some(victim)) = (outcome, desk.case.victims.first()) {
        let change = ConditionChange {
            victim: victim.statement.id,
            outcome,
            death: (outcome == Severity::Fatal).then_some(DeathKind::Treatment),
            died_at: None,
            serious_codes: vec![],
            injury: None,
            medical_document: Some("GCT".to_owned()),
            known_at: at("23/11/2026 20:00"),
            reason: "Bệnh viện báo".to_owned(),
            told_by: None,
        };
        desk.must("23/11/2026 22:00", Role::Investigator, Command::ChangeCondition(Box::new(change)));
    }
    desk
}
