//! Alerts: exactly those the law orders, confirmed once by name.

use crate::support::{Desk, at, on_both};
use casework::alerts::{self, Acknowledgement, AlertQuery};
use casework::cases;
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use domain::access::{Actor, Role};
use domain::words::{ReportKind, RoleKey, Severity};

on_both!(a_death_is_told_to_those_the_law_names, |desk: super::Desk| async move {
    super::told(desk).await;
});

async fn file(desk: &Desk, severity: Severity) -> cases::CaseOutcome {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, severity);
    file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await.expect("filed")
}

async fn told(desk: Desk) {
    let filed = file(&desk, Severity::Fatal).await;
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let raised = alerts::of_case(&desk.app, Context::of(inspector), filed.case_id).await.expect("listed");
    let mut names: Vec<(String, String)> =
        raised.iter().map(|a| (a.recipient.clone(), a.mode.clone())).collect();
    names.sort();
    let wanted = [
        ("Công an phường Rạch Giá", "acknowledged"),
        ("Công an tỉnh An Giang", "acknowledged"),
        ("Sở Nội vụ tỉnh An Giang", "acknowledged"),
        ("Ủy ban nhân dân phường Rạch Giá", "info"),
    ];
    let wanted: Vec<(String, String)> =
        wanted.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(names, wanted);
    let deliveries =
        alerts::claim(&desk.app, "w1", std::time::Duration::from_secs(60), 100).await.expect("claimed");
    assert_eq!(deliveries.len(), 4);
    let info = deliveries.iter().find(|d| d.content.confirm_url().is_none()).expect("the information");
    let info = info.content.case().expect("about a case");
    assert!(info.victims.is_empty() && info.course.is_none(), "no names for information only");
    for d in &deliveries {
        alerts::sent(&desk.app, "w1", d, "250 ok").await.expect("recorded");
    }
    assert!(
        alerts::claim(&desk.app, "w2", std::time::Duration::from_secs(60), 100)
            .await
            .expect("claimed")
            .is_empty()
    );
    desk.verified().await;
}

on_both!(a_light_accident_alerts_nobody, |desk: super::Desk| async move {
    let filed = super::file(&desk, domain::words::Severity::Light).await;
    let inspector = desk.user("dieutra", domain::access::Role::Investigator, None, None).await;
    let raised = casework::alerts::of_case(&desk.app, casework::Context::of(inspector), filed.case_id)
        .await
        .expect("listed");
    assert!(raised.is_empty());
});

on_both!(a_link_confirms_once_and_only_for_its_alert, |desk: super::Desk| async move {
    super::link(desk).await;
});

async fn link(desk: Desk) {
    let filed = file(&desk, Severity::Fatal).await;
    let deliveries =
        alerts::claim(&desk.app, "w1", std::time::Duration::from_secs(60), 100).await.expect("claimed");
    let police = deliveries
        .iter()
        .filter_map(|d| d.content.case())
        .find(|c| c.role == RoleKey::PoliceProvince)
        .expect("the police");
    let url = police.confirm_url.clone().expect("a link");
    let token = url.rsplit('/').next().expect("a token").to_owned();
    let before = alerts::card_by_link(&desk.app, token.clone()).await.expect("a card");
    assert!(before.alert.acknowledged_at.is_none(), "looking confirms nothing");
    let ack =
        |name: &str| Acknowledgement { name: name.to_owned(), unit: "Phòng CSHS".to_owned(), note: None };
    let nameless = alerts::acknowledge_by_link(&desk.app, token.clone(), ack(" ")).await;
    assert!(matches!(nameless, Err(Failure::Invalid(_))));
    desk.clock.set(at("23/11/2026 08:12"));
    alerts::acknowledge_by_link(&desk.app, token.clone(), ack("Thiếu tá Bùi Văn A"))
        .await
        .expect("confirmed");
    let second =
        alerts::acknowledge_by_link(&desk.app, token.clone(), ack("Người khác")).await.expect("answered");
    assert_eq!(second.acknowledged_by_name.as_deref(), Some("Thiếu tá Bùi Văn A"), "the first name stands");
    let mut forged = token.clone();
    forged.replace_range(token.len() - 1.., if token.ends_with('A') { "B" } else { "A" });
    assert!(matches!(alerts::card_by_link(&desk.app, forged).await, Err(Failure::NotFound)));
    desk.clock.set(at("30/12/2026 08:12"));
    let late = alerts::card_by_link(&desk.app, token).await.expect_err("expired");
    assert!(matches!(late, Failure::Refused(r) if r.code() == "link_expired"));
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let line = cases::timeline(&desk.app, Context::of(inspector), filed.case_id).await.expect("a timeline");
    assert!(
        line.iter().any(|e| e.by == "Thiếu tá Bùi Văn A"
            && e.unit == "Phòng CSHS"
            && e.at == at("23/11/2026 08:12"))
    );
    desk.verified().await;
}

on_both!(an_agency_sees_its_own_alerts_only, |desk: super::Desk| async move {
    super::own_alerts(desk).await;
});

async fn own_alerts(desk: Desk) {
    file(&desk, Severity::Fatal).await;
    let here =
        desk.user("ca.rachgia", Role::CommunePolice, Some("30742"), Some(RoleKey::PoliceFirstNotice)).await;
    let elsewhere =
        desk.user("ca.phuquoc", Role::CommunePolice, Some("31078"), Some(RoleKey::PoliceFirstNotice)).await;
    let own =
        alerts::list(&desk.app, Context::of(here.clone()), AlertQuery::default()).await.expect("listed");
    assert_eq!(own.total, 1);
    let none =
        alerts::list(&desk.app, Context::of(elsewhere.clone()), AlertQuery::default()).await.expect("listed");
    assert_eq!(none.total, 0);
    let ack =
        || Acknowledgement {
            name: "Đỗ Hữu Phước".to_owned(), unit: "Công an phường".to_owned(), note: None
        };
    let id = own.items[0].id;
    let stranger = alerts::acknowledge(&desk.app, Context::of(elsewhere), id, ack()).await;
    assert!(matches!(stranger, Err(Failure::NotFound)), "{stranger:?}");
    let nobody = alerts::acknowledge(&desk.app, Context::of(Actor::anonymous()), id, ack()).await;
    assert!(matches!(nobody, Err(Failure::Denied(_))));
    let mine = alerts::acknowledge(&desk.app, Context::of(here), id, ack()).await.expect("confirmed");
    assert_eq!(mine.state, "acknowledged");
}
