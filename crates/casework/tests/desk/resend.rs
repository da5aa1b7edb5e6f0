//! Sending again on request, and the figures about confirmations.

use crate::support::{Desk, on_both};
use casework::alerts::{self, Acknowledgement, AlertEvent, AlertQuery, AlertView, Period, Why};
use casework::cases::{self, Happened};
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure, IdempotencyKey};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::ids::CaseId;
use domain::value::Share;
use domain::words::{Contact, ReportKind, RoleKey, Severity};

async fn filed(desk: &Desk) -> (CaseId, Actor) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let case = file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    (case.expect("filed").case_id, inspector)
}

async fn of_role(desk: &Desk, inspector: &Actor, case: CaseId, role: RoleKey) -> AlertView {
    let all = alerts::of_case(&desk.app, Context::of(inspector.clone()), case).await.expect("listed");
    all.into_iter().find(|a| a.role == role.as_str()).expect("an alert")
}

async fn deliver(desk: &Desk) -> Vec<String> {
    let taken =
        alerts::claim(&desk.app, "w", std::time::Duration::from_secs(60), 200).await.expect("claimed");
    for delivery in &taken {
        alerts::sent(&desk.app, "w", delivery, "250 ok").await.expect("recorded");
    }
    let mut to: Vec<String> = taken.into_iter().map(|d| d.address).collect();
    to.sort();
    to
}

async fn confirm(desk: &Desk, alert: &AlertView, name: &str) {
    let mut officer = Actor::anonymous();
    officer.role = Role::ProvincialPolice;
    officer.user = Some(domain::ids::UserId(desk.app.id()));
    officer.agency = alert.agency_id;
    let ack = Acknowledgement { name: name.to_owned(), unit: "Trực ban".to_owned(), note: None };
    alerts::acknowledge(&desk.app, Context::of(officer), alert.id, ack).await.expect("confirmed");
}

on_both!(an_officer_asks_and_the_next_contact_is_told_at_once, |desk: super::Desk| async move {
    super::asked(desk).await;
});

async fn asked(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    deliver(&desk).await;
    let before = of_role(&desk, &inspector, case, RoleKey::PoliceProvince).await;
    desk.clock.set(desk.app.now() + Duration::minutes(3));
    let key = IdempotencyKey { scope: "s".to_owned(), key: "k".to_owned(), body_hash: "h".to_owned() };
    let mut ctx = Context::of(inspector.clone());
    ctx.idempotency = Some(key);
    alerts::resend(&desk.app, ctx.clone(), before.id).await.expect("sent again");
    let after = alerts::resend(&desk.app, ctx, before.id).await.expect("the same request again");
    assert_eq!(deliver(&desk).await, ["public_security_ministry@agency.example"], "one rung, not two");
    assert_eq!(after.next_rung_at, Some(desk.app.now() + Duration::minutes(10)));
    let line = cases::timeline(&desk.app, Context::of(inspector.clone()), case).await.expect("a timeline");
    let asked = line.iter().find(|e| {
        matches!(&e.happened, Happened::Alert { event, .. } if matches!(**event,
            AlertEvent::Hop { why: Why::Asked, contact: Contact::Superior, .. }))
    });
    assert_eq!(asked.expect("the hop").by, inspector.name);
    confirm(&desk, &before, "Bùi Văn A").await;
    let refused = alerts::resend(&desk.app, Context::of(inspector.clone()), before.id).await;
    assert!(
        matches!(refused, Err(Failure::Refused(ref r)) if r.code() == "already_confirmed"),
        "{refused:?}"
    );
    let mut stranger = inspector;
    stranger.province = Some("92".to_owned());
    let hidden = alerts::resend(&desk.app, Context::of(stranger), before.id).await;
    assert!(matches!(hidden, Err(Failure::NotFound)), "{hidden:?}");
    desk.verified().await;
}

on_both!(a_message_without_a_ladder_is_sent_once_more, |desk: super::Desk| async move {
    super::without_ladder(desk).await;
});

async fn without_ladder(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    deliver(&desk).await;
    let info = of_role(&desk, &inspector, case, RoleKey::CommunePc).await;
    assert_eq!(info.mode, "info");
    let again = alerts::resend(&desk.app, Context::of(inspector.clone()), info.id).await.expect("sent again");
    assert_eq!((again.state.as_str(), again.next_rung_at), ("sent", None));
    assert_eq!(deliver(&desk).await, ["commune_pc@agency.example"]);
    let line = cases::timeline(&desk.app, Context::of(inspector), case).await.expect("a timeline");
    let resent = line.iter().filter(|e| {
        matches!(&e.happened, Happened::Alert { event, .. } if matches!(**event, AlertEvent::Resent { .. }))
    });
    assert_eq!(resent.count(), 1);
    desk.verified().await;
}

on_both!(figures_come_from_the_streams, |desk: super::Desk| async move {
    super::figures(desk).await;
});

async fn figures(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let start = desk.app.now();
    let police = of_role(&desk, &inspector, case, RoleKey::PoliceProvince).await;
    let commune_police = of_role(&desk, &inspector, case, RoleKey::PoliceFirstNotice).await;
    desk.clock.set(start + Duration::seconds(100));
    confirm(&desk, &police, "Bùi Văn A").await;
    desk.clock.set(start + Duration::minutes(40));
    confirm(&desk, &commune_police, "Bùi Văn B").await;
    // The row alone decides nothing: its times may be touched by whoever has the database.
    let id = police.id.0;
    let touched = desk.app.db().write(move |conn| {
        let mut row = store::alerts::get(conn, id)?;
        let read_at = row.version;
        row.acknowledged_at = Some(row.created_at);
        store::alerts::update(conn, &row, read_at)
    });
    touched.await.expect("changed");
    let ctx = || Context::of(inspector.clone());
    let told = alerts::performance(&desk.app, ctx(), Period::default()).await.expect("figures");
    assert_eq!((told.all.raised, told.all.confirmed, told.all.unconfirmed), (3, 2, 1));
    assert_eq!(told.all.within_15, Share { part: 1, whole: 3 });
    assert_eq!(told.all.median, Some(Duration::seconds((100 + 2400) / 2)));
    assert_eq!(told.all.ninetieth, Some(Duration::minutes(40)));
    let own = told.by_agency.iter().find(|(role, _, _)| role == "police_province").expect("the police");
    assert_eq!((own.2.within_15, own.2.median), (Share { part: 1, whole: 1 }, Some(Duration::seconds(100))));
    let day = |text: &str| Some(text.parse().expect("a day"));
    let before = Period { from: day("2026-01-01"), to: day("2026-11-22") };
    let none = alerts::performance(&desk.app, ctx(), before).await.expect("figures");
    assert_eq!((none.all.raised, none.all.within_15.percent()), (0, None));
    let wrong = Period { from: day("2026-11-24"), to: day("2026-11-23") };
    let refused = alerts::performance(&desk.app, ctx(), wrong).await;
    assert!(matches!(refused, Err(Failure::Invalid(_))), "{refused:?}");
    let police = desk.user("congan", Role::ProvincialPolice, None, None).await;
    let denied = alerts::performance(&desk.app, Context::of(police), Period::default()).await;
    assert!(matches!(denied, Err(Failure::Denied(_))), "{denied:?}");
    let all = alerts::list(&desk.app, ctx(), AlertQuery::default()).await.expect("listed");
    assert!(all.items.iter().all(|a| !a.drill));
}
