//! Who sees what of a case: names, whoever told of it, the alerts of others.

use crate::support::{Desk, on_both};
use casework::alerts::{self, Acknowledgement, AlertQuery};
use casework::cases::{self, CaseOutcome, CaseQuery, Happened};
use casework::reports::{FiledBy, file_declaration, file_tip, log_report};
use casework::{Context, Failure};
use domain::access::{Actor, Denied, Role};
use domain::case::{Command, CommandKind, ConditionChange, Informant, PoliceTransfer};
use domain::value::PersonName;
use domain::words::{Channel, ReportKind, RoleKey, Severity, TeamLevel};

const VICTIM: &str = "Nguyễn Văn Thử";
const TELLER: &str = "Người Báo Tin";

async fn declared(desk: &Desk, owner: &Actor, outcome: Severity) -> CaseOutcome {
    let report = desk.report(ReportKind::Declaration, outcome);
    file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report).await.expect("filed")
}

/// Everything a caller reads, in the words in which it is stored: what is shown by name stands in it.
async fn everything(desk: &Desk, who: &Actor, filed: &CaseOutcome) -> String {
    let view = cases::read(&desk.app, Context::of(who.clone()), filed.case_id).await.expect("read");
    let timeline = cases::timeline(&desk.app, Context::of(who.clone()), filed.case_id).await.expect("read");
    let reports: Vec<_> = view.case.reports.iter().map(|r| &r.report).collect();
    let events: Vec<_> = timeline
        .iter()
        .filter_map(|e| match &e.happened {
            Happened::Case(event) => Some(event),
            Happened::Alert { .. } => None,
        })
        .collect();
    assert!(!events.is_empty());
    let victims: Vec<_> = view.case.victims.iter().map(|v| &v.statement).collect();
    serde_json::to_string(&(reports, view.case.accident, victims, events)).expect("plain values")
}

on_both!(a_leader_reads_the_timeline_without_names, |desk: super::Desk| async move {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let filed = super::declared(&desk, &owner, domain::words::Severity::Fatal).await;
    let leader = desk.user("lanhdao", domain::access::Role::Leader, None, None).await;
    let inspector = desk.user("dieutra", domain::access::Role::Investigator, None, None).await;
    assert!(super::everything(&desk, &inspector, &filed).await.contains(super::VICTIM));
    assert!(!super::everything(&desk, &leader, &filed).await.contains(super::VICTIM));
});

on_both!(an_employer_never_sees_who_else_told_of_the_accident, |desk: super::Desk| async move {
    super::teller(desk).await;
});

async fn teller(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let filed = declared(&desk, &owner, Severity::Fatal).await;
    let mut call = desk.report(ReportKind::Tip, Severity::Fatal);
    call.channel = Channel::Phone;
    call.told_by =
        Informant { name: Some(PersonName::parse(TELLER).expect("a name")), ..Informant::default() };
    log_report(&desk.app, Context::of(inspector.clone()), Some(filed.case_id), call).await.expect("logged");
    assert!(everything(&desk, &inspector, &filed).await.contains(TELLER));
    let seen = everything(&desk, &owner, &filed).await;
    assert!(!seen.contains(TELLER) && seen.contains(VICTIM), "its own report, and no other");
}

on_both!(naming_an_enterprise_does_not_open_the_case_to_it, |desk: super::Desk| async move {
    super::naming(desk).await;
});

async fn naming(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let rival = desk.safety_officer("doithu", "0300588569").await;
    let mut tip = desk.report(ReportKind::Tip, Severity::Fatal);
    tip.accident.employer.enterprise = owner.enterprises.first().copied();
    let told = file_tip(&desk.app, Context::of(Actor::anonymous()), FiledBy::Page, tip).await.expect("told");
    let read = cases::read(&desk.app, Context::of(owner.clone()), told.case_id).await;
    assert!(matches!(read, Err(Failure::Denied(Denied::Hidden))), "{read:?}");
    let filed = declared(&desk, &rival, Severity::Fatal).await;
    let view = cases::read(&desk.app, Context::of(rival.clone()), filed.case_id).await.expect("read");
    let mut accident = view.case.accident.expect("facts");
    accident.employer.enterprise = owner.enterprises.first().copied();
    let correct = Command::CorrectReport {
        report: filed.report_id.expect("a report"),
        reason: "Nhầm cơ sở".to_owned(),
        accident: Box::new(accident),
    };
    let ctx = Context { if_match: Some(filed.version), ..Context::of(rival) };
    let refused = cases::correct_report(&desk.app, ctx, filed.case_id, correct).await;
    assert!(matches!(refused, Err(Failure::Invalid(_))), "{refused:?}");
}

on_both!(an_employer_does_not_lead_the_team_of_the_province, |desk: super::Desk| async move {
    super::provincial(desk).await;
});

async fn provincial(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let filed = declared(&desk, &owner, Severity::Fatal).await;
    let team = crate::support::province_team(&desk);
    let with = |who: &Actor, version| Context { if_match: Some(version), ..Context::of(who.clone()) };
    let founded = cases::found_team(&desk.app, with(&director, filed.version), filed.case_id, team)
        .await
        .expect("founded");
    let view = cases::read(&desk.app, Context::of(inspector.clone()), filed.case_id).await.expect("read");
    let lower = Command::ChangeCondition(Box::new(ConditionChange {
        victim: view.case.victims[0].statement.id,
        outcome: Severity::Light,
        death: None,
        died_at: None,
        serious_codes: vec![],
        injury: None,
        medical_document: Some("GCT-01".to_owned()),
        known_at: desk.app.now(),
        reason: "Báo nhầm".to_owned(),
        told_by: None,
    }));
    cases::change_condition(&desk.app, with(&inspector, founded.version), filed.case_id, lower)
        .await
        .expect("lowered");
    let view = cases::read(&desk.app, Context::of(owner), filed.case_id).await.expect("read");
    assert_eq!(view.case.level(), TeamLevel::Establishment);
    assert!(!view.allowed.contains(&CommandKind::Conclude) && !view.sees_findings);
}

on_both!(an_agency_sees_its_own_alerts_on_the_timeline, |desk: super::Desk| async move {
    super::own_on_timeline(desk).await;
});

async fn own_on_timeline(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let filed = declared(&desk, &owner, Severity::Fatal).await;
    let police =
        desk.user("ca.rachgia", Role::CommunePolice, Some("30742"), Some(RoleKey::PoliceFirstNotice)).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let recipients = async |who: &Actor| {
        let entries =
            cases::timeline(&desk.app, Context::of(who.clone()), filed.case_id).await.expect("read");
        let told = entries.into_iter().filter_map(|e| match e.happened {
            Happened::Alert { recipient, .. } => Some(recipient),
            Happened::Case(_) => None,
        });
        told.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(Vec::from_iter(recipients(&police).await), ["Công an phường Rạch Giá"]);
    assert_eq!(recipients(&inspector).await.len(), 4);
}

on_both!(an_agency_reads_by_login_what_its_alert_may_tell, |desk: super::Desk| async move {
    super::told_in_modes(desk).await;
});

/// What an agency finds: cases in its list, alerts in its list, and the case itself.
async fn finds(desk: &Desk, who: &Actor, filed: &CaseOutcome) -> (i64, i64, bool) {
    let ctx = || Context::of(who.clone());
    let listed = cases::list(&desk.app, ctx(), CaseQuery::default(), None).await.expect("listed").total;
    let alerts = alerts::list(&desk.app, ctx(), AlertQuery::default()).await.expect("listed").total;
    let timeline = cases::timeline(&desk.app, ctx(), filed.case_id).await;
    let named = match cases::read(&desk.app, ctx(), filed.case_id).await {
        Ok(view) => view.case.victims[0].statement.name.is_some(),
        Err(Failure::Denied(Denied::Hidden)) => {
            assert!(matches!(timeline, Err(Failure::Denied(Denied::Hidden))), "{timeline:?}");
            false
        }
        Err(other) => panic!("{other:?}"),
    };
    (listed, alerts, named)
}

async fn told_in_modes(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let police = desk.user("ca.tinh", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let procuracy = desk.user("vks", Role::Procuracy, None, Some(RoleKey::ProcuracySameLevel)).await;
    let health = desk.user("yte", Role::MemberAgency, None, Some(RoleKey::HealthAuthorityProvince)).await;
    let commune = desk.user("xa.rachgia", Role::Commune, Some("30742"), Some(RoleKey::CommunePc)).await;
    let filed = declared(&desk, &owner, Severity::Fatal).await;
    let with = |who: &Actor, version| Context { if_match: Some(version), ..Context::of(who.clone()) };
    let founded = cases::found_team(
        &desk.app,
        with(&director, filed.version),
        filed.case_id,
        crate::support::province_team(&desk),
    )
    .await
    .expect("founded");
    let transfer = PoliceTransfer {
        at: desk.app.now(),
        body: "Cơ quan CSĐT".to_owned(),
        signs: "Vi phạm".to_owned(),
        penal_article: None,
        grounds: None,
        items: vec![],
        record_number: None,
    };
    cases::send_to_police(
        &desk.app,
        with(&inspector, founded.version),
        filed.case_id,
        Command::SendToPolice(transfer),
    )
    .await
    .expect("sent");
    let seen = async |who: &Actor| finds(&desk, who, &filed).await;
    assert_eq!(
        seen(&police).await,
        (1, 2, true),
        "the declaration and the signs of a crime carry the victims"
    );
    assert_eq!(seen(&procuracy).await, (0, 1, false), "informed: the alert alone");
    assert_eq!(seen(&health).await, (0, 1, false), "invited, and not yet taking part");
    assert_eq!(seen(&commune).await, (1, 1, true), "informed, and it happened there");
    let invitation = alerts::list(&desk.app, Context::of(health.clone()), AlertQuery::default()).await;
    let id = invitation.expect("listed").items[0].id;
    assert!(alerts::read(&desk.app, Context::of(health.clone()), id).await.is_ok());
    let ack =
        Acknowledgement { name: "Bùi Thị Ngọc".to_owned(), unit: "Sở Y tế".to_owned(), note: None };
    alerts::acknowledge(&desk.app, Context::of(health.clone()), id, ack).await.expect("confirmed");
    assert_eq!(seen(&health).await, (1, 1, true), "it takes part");
    let read = cases::read(&desk.app, Context::of(commune), filed.case_id).await.expect("read");
    assert!(read.sees_alerts, "the commune finds its own alert with the case");
}

on_both!(whoever_reported_sees_who_has_confirmed, |desk: super::Desk| async move {
    super::answered(desk).await;
});

async fn answered(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let police = desk.user("catinh", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let leader = desk.user("lanhdao", Role::Leader, None, None).await;
    let filed = declared(&desk, &owner, Severity::Fatal).await;
    let told = async |who: &Actor| {
        cases::read(&desk.app, Context::of(who.clone()), filed.case_id).await.expect("read").told
    };
    let before = told(&owner).await;
    assert!(before.len() >= 3 && before.iter().all(|t| t.confirmed_at.is_none()), "{before:?}");
    let list =
        alerts::list(&desk.app, Context::of(police.clone()), AlertQuery::default()).await.expect("a list");
    let own = list.items.first().expect("an alert");
    let words =
        Acknowledgement { name: "Bùi Đức Mạnh".to_owned(), unit: "PC02".to_owned(), note: None };
    alerts::acknowledge(&desk.app, Context::of(police.clone()), own.id, words).await.expect("confirmed");
    let after = told(&owner).await;
    let confirmed: Vec<_> = after.iter().filter(|t| t.confirmed_at.is_some()).collect();
    assert_eq!(confirmed.len(), 1, "{after:?}");
    assert_eq!(confirmed[0].recipient, own.recipient);
    // Everybody else has the alerts of his own, or none.
    assert!(told(&leader).await.is_empty() && told(&police).await.is_empty());
}
