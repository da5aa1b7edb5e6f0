//! Nothing is lost: alerts when a reporter takes his word back, reports that arrive at once, what a merged case knew.

use crate::support::{Desk, at, on_both};
use casework::cases::{self, CaseOutcome};
use casework::reports::{FiledBy, file_commune_record, file_declaration, log_report};
use casework::{Context, Failure, alerts};
use domain::access::{Actor, Role};
use domain::case::{Command, ConditionChange, NewRecommendation, OwnerKind, ReportState};
use domain::ids::{RecommendationId, SupplementId};
use domain::words::{Channel, DeathKind, EventClass, ReportKind, Severity};
use std::time::Duration;

async fn declared(desk: &Desk, owner: &Actor, outcome: Severity) -> CaseOutcome {
    let report = desk.report(ReportKind::Declaration, outcome);
    file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report).await.expect("filed")
}

fn with(who: &Actor, version: i64) -> Context {
    Context { if_match: Some(version), ..Context::of(who.clone()) }
}

on_both!(a_reporter_who_withdraws_silences_no_alert, |desk: super::Desk| async move {
    super::withdrawn(desk).await;
});

async fn withdrawn(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let filed = declared(&desk, &owner, Severity::Fatal).await;
    let withdraw =
        Command::WithdrawReport { report: filed.report_id.expect("a report"), reason: "Nhầm".to_owned() };
    cases::withdraw_report(&desk.app, with(&owner, filed.version), filed.case_id, withdraw)
        .await
        .expect("withdrawn");
    let waiting = alerts::claim(&desk.app, "w1", Duration::from_secs(60), 100).await.expect("claimed");
    assert_eq!(waiting.len(), 4, "a death that was declared is told");
    desk.verified().await;
}

on_both!(reports_that_arrive_at_once_are_all_taken, |desk: super::Desk| async move {
    super::at_once(desk).await;
});

async fn at_once(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let filed = declared(&desk, &owner, Severity::Fatal).await;
    let calls = (0..4).map(|_| {
        let mut call = desk.report(ReportKind::Tip, Severity::Fatal);
        call.channel = Channel::Phone;
        let (app, ctx) = (desk.app.clone(), Context::of(inspector.clone()));
        tokio::spawn(async move { log_report(&app, ctx, Some(filed.case_id), call).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("joined").expect("taken, though others were faster");
    }
    let view = cases::read(&desk.app, Context::of(inspector), filed.case_id).await.expect("read");
    assert_eq!(view.case.reports.len(), 5);
    desk.verified().await;
}

on_both!(a_death_known_to_the_merged_case_is_kept, |desk: super::Desk| async move {
    super::merged(desk).await;
});

async fn merged(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let kept = declared(&desk, &owner, Severity::Light).await;
    let gone = declared(&desk, &owner, Severity::Light).await;
    let view = cases::read(&desk.app, Context::of(inspector.clone()), gone.case_id).await.expect("read");
    desk.clock.set(at("23/11/2026 12:00"));
    let dies = Command::ChangeCondition(Box::new(ConditionChange {
        victim: view.case.victims[0].statement.id,
        outcome: Severity::Fatal,
        death: Some(DeathKind::Treatment),
        died_at: None,
        serious_codes: vec![],
        injury: None,
        medical_document: None,
        known_at: at("23/11/2026 11:00"),
        reason: "Bệnh viện báo".to_owned(),
        told_by: None,
    }));
    cases::change_condition(&desk.app, with(&inspector, gone.version), gone.case_id, dies)
        .await
        .expect("told");
    let outcome = cases::merge(
        &desk.app,
        with(&inspector, kept.version),
        kept.case_id,
        gone.case_id,
        "Cùng một vụ".to_owned(),
    )
    .await
    .expect("merged");
    assert_eq!(outcome.class, EventClass::Fatal);
    desk.verified().await;
}

on_both!(a_merge_brings_what_was_asked_answered_and_recommended, |desk: super::Desk| async move {
    super::brought(desk).await;
});

async fn brought(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let commune = desk.user("xa.rachgia", Role::Commune, Some("30742"), None).await;
    let kept = declared(&desk, &owner, Severity::Light).await;
    let record = desk.report(ReportKind::CommuneRecord, Severity::Serious);
    let gone = file_commune_record(&desk.app, Context::of(commune), FiledBy::Page, None, record)
        .await
        .expect("recorded");
    let report = gone.report_id.expect("a report");
    let (app, id) = (&desk.app, gone.case_id);
    let accept = Command::AcceptReport { report, note: None };
    let gone = cases::accept_report(app, with(&inspector, gone.version), id, accept).await.expect("accepted");
    let ask = Command::RequestSupplement {
        id: SupplementId(app.id()),
        report,
        reason: "Thiếu giờ".to_owned(),
        due: domain::time::vn_date(app.now()),
    };
    let gone = cases::request_supplement(app, with(&inspector, gone.version), id, ask).await.expect("asked");
    let add = Command::AddRecommendation(NewRecommendation {
        id: RecommendationId(app.id()),
        content: "Rào chắn".to_owned(),
        owner_kind: OwnerKind::Employer,
        owner: "Nhà máy".to_owned(),
        due: domain::time::vn_date(app.now()),
        proof: None,
        proof_kind: None,
        priority: None,
    });
    cases::add_recommendation(app, with(&inspector, gone.version), id, add).await.expect("recommended");
    let reason = "Cùng một vụ".to_owned();
    cases::merge(app, with(&inspector, kept.version), kept.case_id, id, reason).await.expect("merged");
    let view = cases::read(app, Context::of(inspector), kept.case_id).await.expect("read");
    assert_eq!(view.case.report(report).expect("it came over").state, ReportState::Accepted);
    assert_eq!((view.case.supplements.len(), view.case.recommendations.len()), (1, 1));
    desk.verified().await;
    let app = desk.app.clone();
    tokio::task::spawn_blocking(move || casework::verify::rebuild(&app))
        .await
        .expect("joined")
        .expect("rebuilt");
    desk.verified().await;
}

on_both!(the_commune_corrects_its_own_report_and_not_the_declaration, |desk: super::Desk| async move {
    super::corrected(desk).await;
});

async fn corrected(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let commune = desk.user("xa.rachgia", Role::Commune, Some("30742"), None).await;
    let filed = declared(&desk, &owner, Severity::Light).await;
    let mut call = desk.report(ReportKind::Tip, Severity::Light);
    call.channel = Channel::Phone;
    let told = log_report(&desk.app, Context::of(commune.clone()), Some(filed.case_id), call.clone())
        .await
        .expect("logged");
    let mut mended = call.accident;
    mended.employer.name = Some("Cơ sở khác".to_owned());
    mended.course.event = Some("Ngã xe".to_owned());
    let correct = |report| Command::CorrectReport {
        report,
        reason: "Nghe nhầm".to_owned(),
        accident: Box::new(mended.clone()),
    };
    let theirs = cases::read(&desk.app, Context::of(commune.clone()), filed.case_id).await.expect("read");
    assert_eq!(theirs.cares_for, [told.report_id.expect("a report")]);
    let ctx = || with(&commune, told.version);
    let foreign = correct(filed.report_id.expect("a report"));
    let refused = cases::correct_report(&desk.app, ctx(), filed.case_id, foreign).await;
    assert!(matches!(refused, Err(Failure::NotFound)), "{refused:?}");
    let own = correct(told.report_id.expect("a report"));
    cases::correct_report(&desk.app, ctx(), filed.case_id, own).await.expect("corrected");
    let view = cases::read(&desk.app, Context::of(inspector), filed.case_id).await.expect("read");
    let facts = view.case.accident.expect("facts");
    assert_eq!((facts.employer.name.as_deref(), facts.course.event), (Some("Nhà máy thử"), None));
    let tip = view.case.reports.iter().find(|r| r.report.kind == ReportKind::Tip).expect("the tip");
    assert_eq!(tip.tells(), &mended);
    desk.verified().await;
}
