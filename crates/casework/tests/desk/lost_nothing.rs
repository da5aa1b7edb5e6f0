//! Nothing is lost: alerts when a reporter takes his word back, reports that arrive at once, what a merged case knew.

use crate::support::{Desk, at, on_both};
use casework::cases::{self, CaseOutcome};
use casework::reports::{FiledBy, file_declaration, log_report};
use casework::{Context, alerts};
use domain::access::{Actor, Role};
use domain::case::{Command, ConditionChange};
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
