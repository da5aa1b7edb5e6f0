//! A case taken in by mistake comes out again, on both databases.

use crate::again::latest;
use crate::police_files::all_tasks;
use crate::support::{Desk, on_both};
use casework::cases;
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure, sweep};
use domain::access::Role;
use domain::case::StageKind;
use domain::value::PersonName;
use domain::words::{EventClass, ReportKind, Severity};

on_both!(what_was_merged_by_mistake_comes_apart, |desk: super::Desk| async move {
    super::apart(desk).await;
});

async fn apart(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let app = &desk.app;
    let file = |outcome| {
        let report = desk.report(ReportKind::Declaration, outcome);
        file_declaration(app, Context::of(owner.clone()), FiledBy::Page, None, report)
    };
    let host = file(Severity::Light).await.expect("filed").case_id;
    let gone = file(Severity::Fatal).await.expect("filed").case_id;
    desk.clock.set(desk.app.now() + chrono::Duration::hours(3));
    sweep::run(app).await.expect("swept");
    let before = all_tasks(&desk, &inspector, gone).await;
    assert!(!before.is_empty(), "a death leaves something to do");
    let ctx = latest(&desk, &inspector, host).await;
    let merged = cases::merge(app, ctx, host, gone, "Cùng một vụ".to_owned()).await.expect("merged");
    assert_eq!(merged.class, EventClass::Fatal);
    // The case that went into the other one says where it went, owes nothing, and leaves nobody a task.
    let number = cases::read(app, Context::of(owner.clone()), host).await.expect("read").case.number;
    let view = cases::read(app, Context::of(owner.clone()), gone).await.expect("read");
    let into = view.merged_into.expect("it says where it went");
    assert_eq!((into.id, into.number), (Some(host), number.to_string()));
    assert_eq!(view.filings.len(), 0);
    sweep::run(app).await.expect("swept");
    assert_eq!(all_tasks(&desk, &inspector, gone).await, [""; 0]);
    let reason = || "Hai tai nạn khác nhau".to_owned();
    let ctx = latest(&desk, &inspector, host).await;
    let stale = cases::unmerge(app, ctx, host, gone, Some(1), reason()).await;
    assert!(matches!(stale, Err(Failure::Stale { .. })), "{stale:?}");
    let ctx = latest(&desk, &owner, host).await;
    let denied = cases::unmerge(app, ctx, host, gone, None, reason()).await;
    assert!(matches!(denied, Err(Failure::Denied(_))), "{denied:?}");
    let ctx = latest(&desk, &inspector, host).await;
    let outcome = cases::unmerge(app, ctx, host, gone, None, reason()).await.expect("apart");
    assert_eq!((outcome.class, outcome.stage), (EventClass::Light, StageKind::Declared));
    let back = cases::read(app, Context::of(owner.clone()), gone).await.expect("read");
    assert_eq!((back.case.class(), back.case.stage.kind()), (EventClass::Fatal, StageKind::Declared));
    assert_eq!(back.case.reports.len(), 1);
    assert_eq!(back.merged_into, None);
    // What was to be done before is to be done again.
    sweep::run(app).await.expect("swept");
    assert_eq!(all_tasks(&desk, &inspector, gone).await, before);
    let told = casework::alerts::of_case(app, Context::of(inspector.clone()), gone).await.expect("read");
    let waits = told.iter().filter(|a| a.mode == "acknowledged" && a.state != "withdrawn").count();
    assert!(waits >= 2, "those concerned are told again: {waits}");
    desk.verified().await;
    let twice = cases::unmerge(app, latest(&desk, &inspector, host).await, host, gone, None, reason()).await;
    assert!(matches!(twice, Err(Failure::Refused(_))), "{twice:?}");
}

on_both!(a_merge_brings_the_people_of_the_other_declaration, |desk: super::Desk| async move {
    super::people(desk).await;
});

async fn people(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let app = &desk.app;
    let file = |name: &str| {
        let mut report = desk.report(ReportKind::Declaration, Severity::Serious);
        report.accident.victims[0].name = Some(PersonName::parse(name).expect("a name"));
        file_declaration(app, Context::of(owner.clone()), FiledBy::Page, None, report)
    };
    let host = file("Trần Thị Bưởi").await.expect("filed").case_id;
    let gone = file("Lê Văn Cam").await.expect("filed").case_id;
    let ctx = latest(&desk, &inspector, host).await;
    let merged = cases::merge(app, ctx, host, gone, "Cùng một vụ".to_owned()).await.expect("merged");
    assert_eq!(merged.class, EventClass::SeriousMulti);
    let warned: Vec<&str> = merged.warnings.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(warned, ["people_taken_over"]);
    let view = cases::read(app, Context::of(owner.clone()), host).await.expect("read");
    assert_eq!(view.case.victims.len(), 2);
    let query = cases::CaseQuery { stages: vec!["declared".to_owned()], ..cases::CaseQuery::default() };
    let asked = Some("lê văn cam".to_owned());
    let found = cases::list(app, Context::of(owner.clone()), query, asked).await.expect("listed");
    let rows: Vec<_> = found.items.iter().map(|r| (r.id, r.serious, r.victims_total)).collect();
    assert_eq!(rows, [(host.0, 2, 2)], "found by the name of whoever came over");
    desk.verified().await;
    let ctx = latest(&desk, &inspector, host).await;
    let apart = cases::unmerge(app, ctx, host, gone, None, "Hai vụ".to_owned()).await.expect("apart");
    assert_eq!(apart.class, EventClass::SeriousSingle);
    let view = cases::read(app, Context::of(owner), host).await.expect("read");
    assert_eq!(view.case.victims.len(), 1, "each has its own people again");
    desk.verified().await;
}
