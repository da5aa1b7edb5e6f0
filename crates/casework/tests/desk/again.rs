//! After the announcement: invitations, service, complaint, another investigation, and who sees what of it.

use crate::support::{Desk, on_both, province_team};
use casework::alerts;
use casework::cases::{self, CaseOutcome, Happened};
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::{CaseId, ComplaintId, EvidenceId};
use domain::time::vn_date;
use domain::words::{ReportKind, RoleKey, Severity};

pub(crate) const RELATIVE: &str = "Nguyễn Thị Vợ";

/// Concludes on a sketch of the scene, and every member of the team signs.
pub(crate) async fn conclude(desk: &Desk, by: &Actor, id: CaseId) {
    conclude_with(desk, by, id, |_| {}).await;
}

/// The same with other findings.
pub(crate) async fn conclude_with(desk: &Desk, by: &Actor, id: CaseId, found: impl FnOnce(&mut Findings)) {
    let app = &desk.app;
    let sketch = EvidenceId(app.id());
    let new = NewEvidence {
        id: sketch,
        kind: EvidenceKind::SceneSketch,
        title: "Sơ đồ hiện trường".to_owned(),
        description: None,
        victim: None,
        obtained_on: vn_date(app.now()),
        obtained_time: None,
        obtained_from: None,
        obtained_by: None,
        place: None,
        sensitivity: None,
        file: None,
    };
    casework::evidence::add(app, Context::of(by.clone()), id, new, None).await.expect("added");
    let mut findings = Findings {
        course: "Nguyễn Văn Thử bị máy cuốn".to_owned(),
        fault: FaultSide::Employer,
        cause: "1".to_owned(),
        cause_detail: "Máy không có che chắn".to_owned(),
        injury_factor: None,
        esaw: Esaw::default(),
        conclusion: Conclusion::Tnld,
        responsibility: "Người sử dụng lao động".to_owned(),
        persons_at_fault: vec![],
        damage: Damage::default(),
        reserved_opinions: vec![],
        minutes_number: None,
        evidence: vec![sketch],
        causes: vec![],
        rules_breached: vec![RuleBreached {
            article: "Quy trình vận hành".to_owned(),
            by: FaultSide::Employer,
            how: None,
        }],
        contrary: vec![],
        victims: vec![],
        participants: vec![],
        provincial: ProvincialPart::default(),
        commuting_paper_reason: None,
    };
    found(&mut findings);
    let command = Command::Conclude(Box::new(findings));
    cases::conclude(app, latest(desk, by, id).await, id, command).await.expect("concluded");
    let team = cases::read(app, Context::of(by.clone()), id).await.expect("read").case;
    let members = team.stage.team().expect("a team").members.clone();
    let sign = |m: &TeamMember| MinutesSignature { name: m.name.to_string(), signed: true, reason: None };
    let command = Command::SignFindings(SignFindings {
        minutes_number: "05/BB".to_owned(),
        signed_on: vn_date(app.now()),
        signatures: members.iter().map(sign).collect(),
    });
    cases::sign_findings(app, latest(desk, by, id).await, id, command).await.expect("signed");
}

pub(crate) fn meeting(desk: &Desk) -> Command {
    Command::HoldAnnouncement(Box::new(Meeting {
        held_at: desk.app.now(),
        place: "Hội trường".to_owned(),
        chair: "Trần Văn Trưởng".to_owned(),
        secretary: None,
        attendance: vec![Attendee {
            group: AttendanceGroup::VictimOrRelatives,
            name: RELATIVE.to_owned(),
            unit: None,
            present: true,
            note: None,
            authorisation: None,
        }],
        dissent: vec![Dissent {
            person: RELATIVE.to_owned(),
            opinion: "Chồng tôi không có lỗi".to_owned(),
            reason: None,
            signed: Some(true),
        }],
        proceedings: Proceedings::default(),
        late_reason: None,
        recorded_at: desk.app.now(),
    }))
}

/// The context of a change against what stands.
pub(crate) async fn latest(desk: &Desk, who: &Actor, id: CaseId) -> Context {
    let view = cases::read(&desk.app, Context::of(who.clone()), id).await.expect("read");
    Context { if_match: Some(view.version), ..Context::of(who.clone()) }
}

/// A death announced by the provincial team, minutes issued.
pub(crate) async fn announced(
    desk: &Desk,
    owner: &Actor,
    director: &Actor,
    inspector: &Actor,
) -> CaseOutcome {
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report)
        .await
        .expect("filed");
    let id = filed.case_id;
    let app = &desk.app;
    let team = province_team(desk);
    let founded = cases::found_team(app, latest(desk, director, id).await, id, team).await;
    founded.expect("founded");
    conclude(desk, inspector, id).await;
    let held = cases::hold_announcement(app, latest(desk, inspector, id).await, id, meeting(desk)).await;
    held.expect("held");
    let order = IssueMinutes {
        number: "05/BB".to_owned(),
        date: vn_date(desk.app.now()),
        sent_at: desk.app.now(),
        addressees: vec![],
        sent_to: vec![],
    };
    let issued =
        cases::issue_minutes(app, latest(desk, inspector, id).await, id, Command::IssueMinutes(order)).await;
    issued.expect("issued");
    filed
}

pub(crate) fn complaint(desk: &Desk) -> (ComplaintId, Command) {
    let id = ComplaintId(desk.app.id());
    let complaint = NewComplaint {
        id,
        round: None,
        by: Complainant::Relative,
        name: RELATIVE.to_owned(),
        received_at: desk.app.now(),
        content: "Kết luận bỏ sót chứng cứ".to_owned(),
        late_reason: None,
    };
    (id, Command::RecordComplaint(complaint))
}

pub(crate) fn again(desk: &Desk, complaint: ComplaintId) -> Command {
    let Command::FoundTeam(mut team) = province_team(desk) else { panic!("a team") };
    team.founder = "Bộ trưởng Bộ Nội vụ".to_owned();
    Command::Reinvestigate(Reinvestigate {
        ground: ReinvestigationGround::Complaint,
        complaint: Some(complaint),
        requested_at: None,
        reason: "Chưa đủ chứng cứ".to_owned(),
        team,
    })
}

on_both!(
    a_complaint_leads_to_another_round_and_the_first_stands_until_then,
    |desk: super::Desk| async move {
        super::rounds(desk).await;
    }
);

async fn rounds(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let filed = announced(&desk, &owner, &director, &inspector).await;
    let id = filed.case_id;
    let app = &desk.app;
    desk.clock.set(desk.app.now() + Duration::hours(20));
    // A complaint is an addition: whoever writes it down compares nothing.
    let (which, complain) = complaint(&desk);
    cases::record_complaint(app, Context::of(inspector.clone()), id, complain).await.expect("recorded");
    let seen = cases::read(app, Context::of(owner.clone()), id).await.expect("read").case;
    assert_eq!(seen.complaints.len(), 1);
    assert!(!seen.complaints[0].name.contains(RELATIVE), "whoever complains is not told to the employer");
    // Only the Director has a case investigated again, or the ministry.
    let denied =
        cases::reinvestigate(app, latest(&desk, &inspector, id).await, id, again(&desk, which)).await;
    assert!(matches!(denied, Err(Failure::Denied(_))), "{denied:?}");
    let begun = cases::reinvestigate(app, latest(&desk, &director, id).await, id, again(&desk, which)).await;
    assert_eq!(begun.expect("begun").stage, StageKind::Investigating);
    conclude_with(&desk, &inspector, id, |f| f.course = "Bị điện giật".to_owned()).await;
    // The register keeps what was announced, until something else is.
    for who in [&owner, &inspector] {
        let query = casework::follow_up::RegisterQuery::default();
        let book = casework::follow_up::list_register(app, Context::of(who.clone()), query).await;
        let line = book.expect("read").items.remove(0);
        assert_eq!(line.course.as_deref(), Some("Nguyễn Văn Thử bị máy cuốn"), "{}", who.name);
        assert_eq!(line.cause.as_deref(), Some("1"));
        assert!(line.conclusion.is_some() && line.document.as_deref() == Some("05/BB"), "{line:?}");
    }
    // What the new round concluded is secret; what the first announced is not.
    let outside = cases::read(app, Context::of(owner.clone()), id).await.expect("read");
    assert_eq!(outside.case.stage.kind(), StageKind::Investigating, "the employer does not know of it");
    assert!(outside.case.standing.is_some());
    let told = cases::timeline(app, Context::of(owner.clone()), id).await.expect("read");
    let concluded =
        told.iter().filter(|e| matches!(&e.happened, Happened::Case(x) if x.kind() == "concluded"));
    assert_eq!(concluded.count(), 1);
    desk.clock.set(desk.app.now() + Duration::hours(1));
    cases::hold_announcement(app, latest(&desk, &inspector, id).await, id, meeting(&desk))
        .await
        .expect("held");
    let view = cases::read(app, Context::of(owner), id).await.expect("read");
    assert_eq!(view.case.superseded.len(), 1);
    assert!(view.case.standing.is_none());
    let terms = view.deadlines.iter().filter(|d| d.term.kind == domain::law::DeadlineKind::Investigation);
    assert_eq!(terms.count(), 2, "the terms of both rounds are kept");
    desk.verified().await;
}

on_both!(who_must_attend_is_invited_and_told_of_every_change, |desk: super::Desk| async move {
    super::invitations(desk).await;
});

async fn invitations(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let app = &desk.app;
    let filed =
        file_declaration(app, Context::of(owner.clone()), FiledBy::Page, None, report).await.expect("filed");
    let id = filed.case_id;
    cases::found_team(app, latest(&desk, &director, id).await, id, province_team(&desk))
        .await
        .expect("founded");
    conclude(&desk, &inspector, id).await;
    let plan = |hours: i64, reason: Option<&str>| {
        Command::PlanMeeting(NewMeetingPlan {
            at: desk.app.now() + Duration::hours(hours),
            place: "Hội trường Sở".to_owned(),
            agenda: None,
            invited: vec![],
            reason: reason.map(str::to_owned),
        })
    };
    let invited = || async {
        let all = alerts::of_case(app, Context::of(inspector.clone()), id).await.expect("read");
        let of_meeting = all.into_iter().filter(|a| a.trigger == "meeting_planned");
        of_meeting.map(|a| (a.role, a.state)).collect::<Vec<_>>()
    };
    cases::plan_meeting(app, latest(&desk, &inspector, id).await, id, plan(48, None)).await.expect("planned");
    let first = invited().await;
    assert_eq!(first.len(), 4, "{first:?}");
    cases::plan_meeting(app, latest(&desk, &inspector, id).await, id, plan(72, Some("Chủ trì bận")))
        .await
        .expect("planned anew");
    let both = invited().await;
    assert_eq!(both.len(), 8, "{both:?}");
    assert_eq!(both.iter().filter(|(_, s)| s == "withdrawn").count(), 4, "the old date calls for no answer");
    desk.clock.set(desk.app.now() + Duration::hours(1));
    cases::hold_announcement(app, latest(&desk, &inspector, id).await, id, meeting(&desk))
        .await
        .expect("held");
    assert_eq!(invited().await.iter().filter(|(_, s)| s == "withdrawn").count(), 8);
    desk.verified().await;
}

on_both!(the_same_cause_is_asked_after_whichever_case_is_concluded_last, |desk: super::Desk| async move {
    super::same_cause(desk).await;
});

async fn same_cause(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let app = &desk.app;
    let mut filed = Vec::new();
    for days_ago in [40, 0] {
        let mut report = desk.report(ReportKind::Declaration, Severity::Fatal);
        let at = domain::time::vn_datetime(app.now()) - Duration::days(days_ago) - Duration::minutes(30);
        report.accident.occurred = domain::value::OccurredAt::Exact(at);
        let outcome = file_declaration(app, Context::of(owner.clone()), FiledBy::Page, None, report).await;
        let id = outcome.expect("filed").case_id;
        let ctx = latest(&desk, &director, id).await;
        cases::found_team(app, ctx, id, province_team(&desk)).await.expect("founded");
        filed.push(id);
    }
    let asked = || async {
        let query = casework::tasks::TaskQuery {
            kind: Some(domain::words::TaskKind::SameCause.as_str().to_owned()),
            ..casework::tasks::TaskQuery::default()
        };
        let page = casework::tasks::list(app, Context::of(inspector.clone()), query).await.expect("listed");
        page.items.into_iter().map(|t| t.case_id).collect::<Vec<_>>()
    };
    // The later accident is concluded first: nothing to compare with yet.
    conclude(&desk, &inspector, filed[1]).await;
    assert!(asked().await.is_empty());
    conclude(&desk, &inspector, filed[0]).await;
    assert_eq!(asked().await, [Some(filed[0])], "the earlier accident is concluded last, and asks");
    let view = cases::read(app, Context::of(inspector.clone()), filed[0]).await.expect("read");
    assert_eq!(view.same_cause.iter().map(|c| c.id).collect::<Vec<_>>(), [filed[1]]);
    // Concluded anew, the same pair is not asked about twice.
    conclude_again(&desk, &inspector, filed[1]).await;
    assert_eq!(asked().await.len(), 1);
    desk.verified().await;
}

async fn conclude_again(desk: &Desk, who: &Actor, id: CaseId) {
    let view = cases::read(&desk.app, Context::of(who.clone()), id).await.expect("read");
    let findings = view.case.stage.findings().expect("concluded").clone();
    let ctx = latest(desk, who, id).await;
    cases::conclude(&desk.app, ctx, id, Command::Conclude(Box::new(findings))).await.expect("anew");
}

on_both!(the_public_version_is_read_only_once_announced, |desk: super::Desk| async move {
    super::public(desk).await;
});

async fn public(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let app = &desk.app;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let other =
        file_declaration(app, Context::of(owner.clone()), FiledBy::Page, None, report).await.expect("filed");
    let early = cases::read_public(app, Context::of(owner.clone()), other.case_id).await;
    assert!(matches!(early, Err(Failure::Refused(r)) if r.code() == "not_announced"));
    let filed = announced(&desk, &owner, &director, &inspector).await;
    let (told, place) =
        cases::read_public(app, Context::of(owner.clone()), filed.case_id).await.expect("read");
    let all = format!("{told:?} {place}");
    assert!(!all.contains("Nguyễn Văn Thử") && !all.contains(RELATIVE), "{all}");
    let domain::case::Public::Findings(version) = told else { panic!("announced: {told:?}") };
    assert_eq!(version.dissent.len(), 1);
    let stranger = desk.safety_officer("khac", "0100112437").await;
    assert!(cases::read_public(app, Context::of(stranger), filed.case_id).await.is_err());
}

on_both!(who_may_not_read_names_reads_none_on_the_service_list, |desk: super::Desk| async move {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", domain::access::Role::Director, None, None).await;
    let inspector = desk.user("dieutra", domain::access::Role::Investigator, None, None).await;
    let leader = desk.user("lanhdao", domain::access::Role::Leader, None, None).await;
    let filed = super::announced(&desk, &owner, &director, &inspector).await;
    let read = |who: &domain::access::Actor| {
        casework::cases::read(&desk.app, casework::Context::of(who.clone()), filed.case_id)
    };
    let seen = |case: &domain::case::Case| format!("{:?}", case.valid());
    let inside = read(&inspector).await.expect("read");
    assert!(seen(&inside.case).contains(super::RELATIVE));
    let outside = read(&leader).await.expect("read");
    assert!(!seen(&outside.case).contains(super::RELATIVE));
    let list = &outside.case.valid().and_then(|a| a.minutes.as_ref()).expect("minutes").addressees;
    assert!(list.iter().all(|a| !a.recipient.contains("Nguyễn Văn Thử")), "{list:?}");
});

on_both!(an_agency_that_confirmed_the_meeting_reads_the_case, |desk: super::Desk| async move {
    let police =
        desk.user("kiemsat", super::Role::Procuracy, None, Some(super::RoleKey::ProcuracySameLevel)).await;
    let owner = desk.safety_officer("coso", "0100233488").await;
    let director = desk.user("giamdoc", super::Role::Director, None, None).await;
    let inspector = desk.user("dieutra", super::Role::Investigator, None, None).await;
    let filed = super::announced(&desk, &owner, &director, &inspector).await;
    let early = casework::cases::read(&desk.app, casework::Context::of(police), filed.case_id).await;
    assert!(early.is_err(), "a copy opens nothing");
});
