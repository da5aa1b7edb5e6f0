//! Forms filled from a case: what it knows stands in them, what it lacks is listed, and nobody reads more in a form than
//! in the case.

use crate::support::{Desk, on_both};
use casework::cases::CaseOutcome;
use casework::documents::{DocumentList, DocumentSide, list};
use casework::reports::{FiledBy, file_declaration, log_report};
use casework::{Context, Failure};
use domain::access::{Actor, Denied, Role};
use domain::case::Informant;
use domain::value::PersonName;
use domain::words::{Channel, ReportKind, Severity};

const TELLER: &str = "Người Báo Tin";

async fn forms(desk: &Desk, who: &Actor, case: &CaseOutcome) -> DocumentList {
    list(&desk.app, Context::of(who.clone()), case.case_id).await.expect("listed")
}

fn kinds(list: &DocumentList) -> Vec<&'static str> {
    list.offered.iter().map(|o| o.kind.code()).collect()
}

on_both!(a_declared_case_fills_its_forms_and_lists_what_they_lack, |desk: super::Desk| async move {
    super::filled(desk).await;
});

async fn filled(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let ctx = Context::of(owner.clone());
    let filed = file_declaration(&desk.app, ctx, FiledBy::Page, None, report).await.expect("filed");

    let seen = forms(&desk, &inspector, &filed).await;
    assert_eq!(kinds(&seen), ["employer_declaration", "receipt", "quick_report"]);
    let [declaration, receipt, quick] = &seen.offered[..] else { panic!("three forms") };
    let value = serde_json::to_value(&declaration.form).expect("a value");
    assert_eq!(value["value"]["victims"][0]["name"], "Nguyễn Văn Thử");
    assert_eq!(value["value"]["victims"][0]["condition"], "fatal");
    assert_eq!(value["value"]["addressees"][0], "Sở Nội vụ tỉnh An Giang");
    assert_eq!(value["value"]["head"]["place"], "An Giang");
    assert_eq!(value["value"]["head"]["date"], "2026-11-23");
    assert_eq!(declaration.side, DocumentSide::Employer);
    assert_eq!(declaration.citation.vi, "Phụ lục III Nghị định 39/2016/NĐ-CP");
    // A dead worker: the police is told too.
    assert_eq!(value["value"]["addressees"].as_array().map(Vec::len), Some(2));
    // Each thing that is missing is a field that has no value.
    for offered in [declaration, receipt, quick] {
        let value = serde_json::to_value(&offered.form).expect("a value");
        assert!(!offered.missing.is_empty(), "{:?}", offered.kind);
        for m in &offered.missing {
            let first = m.pointer.split("/0").next().unwrap_or_default();
            let field = value["value"].pointer(&m.pointer).or_else(|| value["value"].pointer(first));
            let absent = field.is_some_and(|f| f.is_null() || f.as_array().is_some_and(Vec::is_empty));
            assert!(absent, "{:?} {} is {field:?}", offered.kind, m.pointer);
        }
    }
    let value = serde_json::to_value(&quick.form).expect("a value");
    assert_eq!((&value["value"]["dead"], &value["value"]["serious"]), (&1.into(), &0.into()));
}

on_both!(a_form_tells_nobody_more_than_the_case, |desk: super::Desk| async move {
    super::secret(desk).await;
});

async fn secret(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let rival = desk.safety_officer("doithu", "0300588569").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let leader = desk.user("lanhdao", Role::Leader, None, None).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let ctx = Context::of(owner.clone());
    let filed = file_declaration(&desk.app, ctx, FiledBy::Page, None, report).await.expect("filed");
    let mut call = desk.report(ReportKind::Tip, Severity::Fatal);
    call.channel = Channel::Phone;
    call.told_by =
        Informant { name: Some(PersonName::parse(TELLER).expect("a name")), ..Informant::default() };
    log_report(&desk.app, Context::of(inspector.clone()), Some(filed.case_id), call).await.expect("logged");

    let all = forms(&desk, &inspector, &filed).await;
    assert_eq!(kinds(&all).iter().filter(|k| **k == "receipt").count(), 2);
    assert!(format!("{:?}", all.offered).contains(TELLER));
    // The employer reads the receipt of the own report, and not what the department tells the ministry.
    let own = forms(&desk, &owner, &filed).await;
    assert_eq!(kinds(&own), ["employer_declaration", "receipt"]);
    assert!(!format!("{:?}", own.offered).contains(TELLER));
    for (who, wanted) in [(rival, Denied::Hidden), (Actor::anonymous(), Denied::SignInRequired)] {
        let refused = list(&desk.app, Context::of(who), filed.case_id).await;
        assert!(matches!(&refused, Err(Failure::Denied(d)) if *d == wanted), "{refused:?}");
    }
    // Whoever reads without names reads no form with names.
    let refused = list(&desk.app, Context::of(leader), filed.case_id).await;
    assert!(matches!(refused, Err(Failure::Denied(_))), "{refused:?}");
}
