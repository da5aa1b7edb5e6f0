//! Whoever is about to report sees the own cases that may be the same accident, and no other's.

use crate::support::{Desk, on_both};
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure, cases};
use domain::access::{Actor, Role};
use domain::case::AccidentStatement;
use domain::ids::CaseId;
use domain::words::{ReportKind, Severity};

async fn seen(desk: &Desk, who: &Actor, accident: &AccidentStatement) -> Vec<CaseId> {
    let found = cases::similar(&desk.app, Context::of(who.clone()), accident.clone()).await;
    found.expect("compared").into_iter().map(|c| CaseId(c.case.id)).collect()
}

on_both!(the_own_cases_are_shown_before_sending, |desk: super::Desk| async move {
    super::before_sending(desk).await;
});

async fn before_sending(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let neighbour = desk.safety_officer("nguoikhac", "0300588569").await;
    let commune = desk.user("xa.rachgia", Role::Commune, Some("30742"), None).await;
    let far = desk.user("xa.khac", Role::Commune, Some("31078"), None).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let accident = report.accident.clone();
    assert!(seen(&desk, &officer, &accident).await.is_empty(), "nothing is told of yet");
    let filed = file_declaration(&desk.app, Context::of(officer.clone()), FiledBy::Page, None, report).await;
    let first = filed.expect("filed").case_id;
    for own in [&officer, &commune, &inspector] {
        assert_eq!(seen(&desk, own, &accident).await, [first], "{}", own.name);
    }
    for stranger in [&neighbour, &far, &Actor::anonymous()] {
        assert!(seen(&desk, stranger, &accident).await.is_empty(), "{}", stranger.name);
    }
    // Sent all the same: both are there to compare, for whoever reported and for nobody else.
    let again = desk.report(ReportKind::Declaration, Severity::Fatal);
    let filed = file_declaration(&desk.app, Context::of(officer.clone()), FiledBy::Page, None, again).await;
    let second = filed.expect("filed").case_id;
    assert_ne!(first, second);
    let listed = cases::duplicates(&desk.app, Context::of(officer), second).await.expect("listed");
    assert_eq!(listed.iter().map(|c| CaseId(c.case.id)).collect::<Vec<_>>(), [first]);
    assert!(listed[0].reasons.len() >= 2, "{:?}", listed[0].reasons);
    let refused = cases::duplicates(&desk.app, Context::of(neighbour), second).await;
    assert!(matches!(refused, Err(Failure::NotFound | Failure::Denied(_))));
}
