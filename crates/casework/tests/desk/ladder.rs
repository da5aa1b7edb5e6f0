//! The ladder: one contact after the other until a named officer has confirmed, and nobody after that.

use crate::support::{Desk, at, on_both};
use casework::alerts::{self, Acknowledgement, AlertEvent, AlertQuery, AlertView};
use casework::cases::{self, Happened};
use casework::reports::{FiledBy, file_declaration};
use casework::tasks::{self, Outcome, TaskDone, TaskKind, TaskQuery};
use casework::{Context, Failure};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::ids::{AlertId, CaseId};
use domain::words::{ReportKind, RoleKey, Severity};
use store::{DutyRow, TaskState};

/// The police of the province, with an officer on duty and a deputy.
async fn roster(desk: &Desk) {
    let today = domain::time::vn_date(desk.app.now());
    let (now, ids) = (desk.app.now(), [desk.app.id(), desk.app.id()]);
    desk.app
        .db()
        .write(move |conn| {
            let police = store::agencies::find(conn, RoleKey::PoliceProvince.as_str(), "91", None, today)?;
            for (rank, id) in ids.into_iter().enumerate() {
                let row = DutyRow {
                    id,
                    agency_id: police[0].id,
                    officer: format!("Cán bộ trực {}", rank + 1),
                    email: Some(format!("truc{}@police.example", rank + 1)),
                    phone: Some("0912345678".to_owned()),
                    starts_at: now - Duration::hours(1),
                    ends_at: now + Duration::days(30),
                    rank: i32::try_from(rank).expect("small") + 1,
                };
                store::duty_rosters::insert(conn, &row)?;
            }
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("a roster");
}

pub(crate) async fn filed(desk: &Desk) -> (CaseId, Actor) {
    roster(desk).await;
    let officer = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let case = file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await;
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    (case.expect("filed").case_id, inspector)
}

pub(crate) async fn police(desk: &Desk, inspector: &Actor, case: CaseId) -> AlertView {
    let all = alerts::of_case(&desk.app, Context::of(inspector.clone()), case).await.expect("listed");
    all.into_iter().find(|a| a.role == RoleKey::PoliceProvince.as_str()).expect("the police")
}

/// Hops and passed rungs of an alert, in order.
pub(crate) async fn hops(desk: &Desk, inspector: &Actor, case: CaseId, alert: AlertId) -> Vec<String> {
    let line = cases::timeline(&desk.app, Context::of(inspector.clone()), case).await.expect("a timeline");
    line.into_iter()
        .filter_map(|e| match e.happened {
            Happened::Alert { id, event, .. } if id == alert => match *event {
                AlertEvent::Hop { contact, reached, round, .. } => {
                    Some(format!("{round} {contact} {reached}"))
                }
                _other => None,
            },
            _other => None,
        })
        .collect()
}

/// Sends everything that waits; answers the addresses.
pub(crate) async fn deliver(desk: &Desk) -> Vec<String> {
    let taken =
        alerts::claim(&desk.app, "w", std::time::Duration::from_secs(60), 200).await.expect("claimed");
    let mut to: Vec<String> = taken.iter().map(|d| d.address.clone()).collect();
    for delivery in &taken {
        alerts::sent(&desk.app, "w", delivery, "250 ok").await.expect("recorded");
    }
    to.sort();
    to
}

pub(crate) fn ack(name: &str) -> Acknowledgement {
    Acknowledgement { name: name.to_owned(), unit: "Phòng CSHS".to_owned(), note: None }
}

pub(crate) async fn minutes_later(desk: &Desk, minutes: i64) {
    desk.clock.set(desk.app.now() + Duration::minutes(minutes));
    while alerts::climb_due(&desk.app, 50).await.expect("climbed") > 0 {}
}

on_both!(silence_climbs_to_the_telephone_and_begins_anew, |desk: super::Desk| async move {
    super::climbs(desk).await;
});

async fn climbs(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    let first = deliver(&desk).await;
    assert!(first.contains(&"truc1@police.example".to_owned()), "{first:?}");
    assert!(!first.contains(&"truc2@police.example".to_owned()), "{first:?}");
    minutes_later(&desk, 4).await;
    assert_eq!(deliver(&desk).await, Vec::<String>::new(), "the window of the first has not ended");
    minutes_later(&desk, 1).await;
    assert!(deliver(&desk).await.contains(&"truc2@police.example".to_owned()));
    minutes_later(&desk, 5).await;
    assert!(deliver(&desk).await.contains(&"police_province@agency.example".to_owned()));
    minutes_later(&desk, 10).await;
    assert!(deliver(&desk).await.contains(&"public_security_ministry@agency.example".to_owned()));
    minutes_later(&desk, 10).await;
    let mine = TaskQuery { case: Some(case.0), states: vec![TaskState::Open], ..TaskQuery::default() };
    let calls = tasks::list(&desk.app, Context::of(inspector.clone()), mine.clone()).await.expect("listed");
    let call = calls.items.iter().find(|t| t.alert_id == Some(alert.id)).expect("a call");
    assert_eq!(call.kind, TaskKind::PhoneCall);
    assert!(call.urgent && call.content.phones.iter().any(|(who, _)| who == "Cán bộ trực 1"));
    minutes_later(&desk, 15).await;
    let line = hops(&desk, &inspector, case, alert.id).await;
    assert_eq!(
        line,
        [
            "0 duty_officer Cán bộ trực 1",
            "0 deputy Cán bộ trực 2",
            "0 common_address Công an tỉnh An Giang",
            "0 superior Bộ Công an",
            "0 duty_phone Công an tỉnh An Giang",
            "1 duty_officer Cán bộ trực 1",
        ]
    );
    desk.verified().await;
}

on_both!(a_confirmation_stops_the_ladder_and_what_waits, |desk: super::Desk| async move {
    super::stops(desk).await;
});

async fn stops(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    let officer = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    minutes_later(&desk, 5).await;
    alerts::acknowledge(&desk.app, Context::of(officer), alert.id, ack("Bùi Văn A"))
        .await
        .expect("confirmed");
    let sent = deliver(&desk).await;
    assert!(!sent.iter().any(|a| a.ends_with("police.example")), "what waited is not sent: {sent:?}");
    for _ in 0..20 {
        minutes_later(&desk, 30).await;
    }
    let line = hops(&desk, &inspector, case, alert.id).await;
    assert_eq!(line, ["0 duty_officer Cán bộ trực 1", "0 deputy Cán bộ trực 2"]);
    let after = police(&desk, &inspector, case).await;
    assert_eq!((after.state.as_str(), after.next_rung_at), ("acknowledged", None));
    desk.verified().await;
}

on_both!(a_confirmation_and_the_next_rung_meet, |desk: super::Desk| async move {
    super::race(desk).await;
});

/// In whatever order the two are written: no rung after the confirmation, and nothing of the police waits.
async fn race(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    let officer = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    desk.clock.set(desk.app.now() + Duration::minutes(5));
    let context = Context::of(officer);
    let (confirmed, climbed) = tokio::join!(
        alerts::acknowledge(&desk.app, context, alert.id, ack("Bùi Văn A")),
        alerts::climb_due(&desk.app, 50)
    );
    confirmed.expect("confirmed");
    climbed.expect("climbed");
    minutes_later(&desk, 60).await;
    let line = cases::timeline(&desk.app, Context::of(inspector), case).await.expect("a timeline");
    let mut own: Vec<(i64, &'static str)> = line
        .iter()
        .filter_map(|e| match &e.happened {
            Happened::Alert { id, event, .. } if *id == alert.id => Some((e.seq, event.kind())),
            _other => None,
        })
        .collect();
    own.sort_unstable();
    assert_eq!(own.last().map(|(_, kind)| *kind), Some("acknowledged"), "{own:?}");
    let sent = deliver(&desk).await;
    assert!(!sent.iter().any(|a| a.ends_with("police.example")), "{sent:?}");
    desk.verified().await;
}

on_both!(what_reaches_nobody_takes_the_next_rung_at_once, |desk: super::Desk| async move {
    super::undeliverable(desk).await;
});

async fn undeliverable(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    let taken =
        alerts::claim(&desk.app, "w", std::time::Duration::from_secs(60), 200).await.expect("claimed");
    let own: Vec<_> = taken.iter().filter(|d| d.alert == alert.id).collect();
    assert_eq!(own.len(), 2, "by mail and by text message");
    alerts::failed_permanently(&desk.app, "w", own[0], "550 no such mailbox").await.expect("recorded");
    minutes_later(&desk, 0).await;
    assert_eq!(hops(&desk, &inspector, case, alert.id).await.len(), 1, "the other may still arrive");
    alerts::failed_permanently(&desk.app, "w", own[1], "no such number").await.expect("recorded");
    minutes_later(&desk, 0).await;
    let line = hops(&desk, &inspector, case, alert.id).await;
    assert_eq!(line, ["0 duty_officer Cán bộ trực 1", "0 deputy Cán bộ trực 2"]);
    assert_eq!(police(&desk, &inspector, case).await.state, "failed");
    desk.verified().await;
}

on_both!(a_call_that_confirms_is_a_confirmation, |desk: super::Desk| async move {
    super::call(desk).await;
});

async fn call(desk: Desk) {
    let (case, inspector) = filed(&desk).await;
    let alert = police(&desk, &inspector, case).await;
    minutes_later(&desk, 5).await;
    minutes_later(&desk, 5).await;
    minutes_later(&desk, 10).await;
    minutes_later(&desk, 10).await;
    let mine = TaskQuery { case: Some(case.0), ..TaskQuery::default() };
    let calls = tasks::list(&desk.app, Context::of(inspector.clone()), mine).await.expect("listed");
    let call = calls.items.into_iter().find(|t| t.alert_id == Some(alert.id)).expect("a call");
    let done = |name: Option<&str>| TaskDone {
        outcome: Outcome::Done,
        name: name.map(str::to_owned),
        unit: name.map(|_| "Trực ban".to_owned()),
        note: None,
    };
    let with = |version| Context { if_match: version, ..Context::of(inspector.clone()) };
    let nameless = tasks::complete(&desk.app, with(Some(call.version)), call.id, done(None)).await;
    assert!(matches!(nameless, Err(Failure::Invalid(ref p)) if p.len() == 2), "{nameless:?}");
    let blind = tasks::complete(&desk.app, with(None), call.id, done(Some("Lê B"))).await;
    assert!(matches!(blind, Err(Failure::IfMatchRequired)));
    let over = tasks::complete(&desk.app, with(Some(call.version)), call.id, done(Some("Lê B")))
        .await
        .expect("done");
    assert_eq!(over.state, TaskState::Done);
    let after = police(&desk, &inspector, case).await;
    assert_eq!(after.acknowledged_by_name.as_deref(), Some("Lê B"));
    let again = tasks::complete(&desk.app, with(Some(call.version)), call.id, done(Some("Lê C"))).await;
    assert!(matches!(again, Err(Failure::Stale { .. })), "{again:?}");
    let stranger = desk.user("congan2", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let hidden = tasks::read(&desk.app, Context::of(stranger), call.id).await;
    assert!(matches!(hidden, Err(Failure::Denied(_) | Failure::NotFound)), "{hidden:?}");
    desk.verified().await;
}

on_both!(an_agency_without_anybody_on_duty_is_reached_at_its_address, |desk: super::Desk| async move {
    super::common(desk).await;
});

async fn common(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await.expect("filed");
    let sent = deliver(&desk).await;
    for role in ["police_province", "police_first_notice", "labour_authority_province", "commune_pc"] {
        assert!(sent.contains(&format!("{role}@agency.example")), "{role} in {sent:?}");
    }
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let unconfirmed =
        alerts::list(&desk.app, Context::of(inspector), AlertQuery::default()).await.expect("listed");
    assert!(unconfirmed.items.iter().filter(|a| a.mode == "acknowledged").all(|a| a.next_rung_at.is_some()));
    assert!(unconfirmed.items.iter().filter(|a| a.mode == "info").all(|a| a.next_rung_at.is_none()));
    assert_eq!(desk.app.now(), at("23/11/2026 08:00"));
}

on_both!(the_superior_of_an_agency_elsewhere_is_sought_there, |desk: super::Desk| async move {
    super::elsewhere(desk).await;
});

/// An alert that went to the department of Thành phố Hồ Chí Minh, where a worker abroad is employed: it climbs to the
/// People's Committee of that city and not to the one of An Giang.
async fn elsewhere(desk: Desk) {
    let today = domain::time::vn_date(desk.app.now());
    let officer = desk.safety_officer("coso", "0100233488").await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let case = file_declaration(&desk.app, Context::of(officer), FiledBy::Page, None, report).await;
    let case = case.expect("filed").case_id;
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let all = alerts::of_case(&desk.app, Context::of(inspector.clone()), case).await.expect("listed");
    let department = RoleKey::LabourAuthorityProvince.as_str();
    let there = all.iter().find(|a| a.role == department).expect("told").id;
    let ids = [desk.app.id(), desk.app.id()];
    desk.app
        .db()
        .write(move |conn| {
            for (id, role) in ids.into_iter().zip([RoleKey::LabourAuthorityProvince, RoleKey::ProvincePc]) {
                let own = store::agencies::find(conn, role.as_str(), "91", None, today)?.remove(0);
                let name_vi = own.name_vi.replace("An Giang", "Hồ Chí Minh");
                let email = Some(format!("{role}@hcm.example"));
                let row = store::AgencyRow { id, province: "79".to_owned(), name_vi, email, ..own };
                store::agencies::insert(conn, &row)?;
            }
            let mut alert = store::alerts::get(conn, there.0)?;
            let read_at = alert.version;
            alert.agency_id = Some(ids[0]);
            store::alerts::update(conn, &alert, read_at)?;
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("a directory");
    minutes_later(&desk, 10).await;
    let line = hops(&desk, &inspector, case, there).await;
    let above = line.iter().find(|hop| hop.contains("superior")).expect("a superior");
    assert!(above.contains("Hồ Chí Minh"), "{line:?}");
}
