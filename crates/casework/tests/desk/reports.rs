//! Filing, repeating, clashing.

use crate::support::{Desk, at, on_both};
use casework::cases::{self, CaseQuery};
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure, IdempotencyKey};
use domain::access::Role;
use domain::case::{Command, StageKind};
use domain::words::{EventClass, ReportKind, RoleKey, Severity};

on_both!(a_declaration_is_numbered_and_listed, |desk: super::Desk| async move {
    super::numbered_and_listed(desk).await;
});

async fn numbered_and_listed(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let filed = file_declaration(&desk.app, Context::of(officer.clone()), FiledBy::Page, None, report)
        .await
        .expect("filed");
    assert_eq!(filed.number, "TNLĐ-91-2026-000001");
    assert_eq!((filed.class, filed.stage), (EventClass::Fatal, StageKind::Declared));
    assert_eq!(filed.receipt.len(), 64);
    let page = cases::list(
        &desk.app,
        Context::of(inspector.clone()),
        CaseQuery::default(),
        Some("nguyen thu".to_owned()),
    )
    .await
    .expect("listed");
    assert_eq!((page.total, page.items[0].deaths), (1, 1));
    let view = cases::read(&desk.app, Context::of(inspector), filed.case_id).await.expect("read");
    assert_eq!(view.version, filed.version);
    assert!(view.sees_victims && view.case.victims[0].statement.name.is_some());
    desk.verified().await;
    let app = desk.app.clone();
    let rebuilt = tokio::task::spawn_blocking(move || casework::verify::rebuild(&app)).await.expect("joined");
    assert_eq!(rebuilt.expect("rebuilt"), 1);
    desk.verified().await;
}

on_both!(the_same_key_files_once, |desk: super::Desk| async move {
    super::files_once(desk).await;
});

async fn files_once(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let key = |body: &str| IdempotencyKey {
        scope: "u/declarations".to_owned(),
        key: "k1".to_owned(),
        body_hash: body.to_owned(),
    };
    let context = |body: &str| Context { idempotency: Some(key(body)), ..Context::of(officer.clone()) };
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let first =
        file_declaration(&desk.app, context("a"), FiledBy::Page, None, report.clone()).await.expect("filed");
    let again = file_declaration(&desk.app, context("a"), FiledBy::Page, None, report.clone())
        .await
        .expect("answered");
    assert_eq!(first, again);
    let other = file_declaration(&desk.app, context("b"), FiledBy::Page, None, report).await;
    assert!(matches!(other, Err(Failure::KeyReused)));
    let page =
        cases::list(&desk.app, Context::of(officer), CaseQuery::default(), None).await.expect("listed");
    assert_eq!(page.total, 1);
}

on_both!(a_refused_report_leaves_no_gap_in_the_numbers, |desk: super::Desk| async move {
    super::no_gap(desk).await;
});

async fn no_gap(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let mut bad = desk.report(ReportKind::Declaration, Severity::Fatal);
    bad.accident.place.commune = domain::value::CommuneCode::parse("99999").expect("five digits");
    let refused = file_declaration(&desk.app, Context::of(officer.clone()), FiledBy::Page, None, bad).await;
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
    let good = desk.report(ReportKind::Declaration, Severity::Light);
    let filed =
        file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, good).await.expect("filed");
    assert_eq!(filed.number, "TNLĐ-91-2026-000001");
}

on_both!(a_stale_version_tells_what_changed, |desk: super::Desk| async move {
    super::stale(desk).await;
});

async fn stale(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let filed =
        file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await.expect("filed");
    let accept = || Command::AcceptReport { report: filed.report_id.expect("a report"), note: None };
    let none = cases::accept_report(&desk.app, Context::of(inspector.clone()), filed.case_id, accept()).await;
    assert!(matches!(none, Err(Failure::IfMatchRequired)));
    let with = |version| Context { if_match: Some(version), ..Context::of(inspector.clone()) };
    desk.clock.set(at("23/11/2026 08:05"));
    let nobody = domain::ids::UserId(uuid::Uuid::from_u128(7));
    let police = desk.user("cshs", Role::ProvincialPolice, None, None).await.user.expect("an id");
    for officer in [nobody, police] {
        let to = Command::Assign { officer, officer_name: "Ai đó".to_owned() };
        let refused = cases::assign(&desk.app, with(filed.version), filed.case_id, to).await;
        assert!(matches!(&refused, Err(Failure::Invalid(f)) if f[0].pointer == "/officer_id"), "{refused:?}");
    }
    cases::accept_report(&desk.app, with(filed.version), filed.case_id, accept()).await.expect("accepted");
    match cases::assign(
        &desk.app,
        with(filed.version),
        filed.case_id,
        Command::Assign { officer: inspector.user.expect("an id"), officer_name: inspector.name.clone() },
    )
    .await
    {
        Err(Failure::Stale { expected, actual, changes }) => {
            assert_eq!((expected, actual), (filed.version, filed.version + 1));
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].by, inspector.name);
        }
        other => panic!("not stale: {other:?}"),
    }
}
