//! Dead letters: listed without content, explained, sent again once, set aside.

use crate::support::{Desk, on_both};
use crate::watch::{claimed, death};
use casework::alerts::Content;
use casework::alerts::{self, Acknowledgement};
use casework::dead_letters::{self, DeadLetterQuery, DeadLetterView};
use casework::directory::{AgencyEdit, put_agency};
use casework::watch::{self, IncidentKind};
use casework::{Context, Failure, IdempotencyKey};
use chrono::Duration;
use domain::access::{Actor, Role};
use domain::ids::AgencyId;
use domain::value::Email;
use domain::words::RoleKey;

const UNKNOWN: &str = "rcpt to: permanent error (550): 5.1.1 <police_province@agency.example> User unknown";

/// Everything that waits is refused for good.
async fn given_up(desk: &Desk) -> usize {
    let taken = claimed(desk).await;
    for d in &taken {
        alerts::failed_permanently(&desk.app, "w", d, UNKNOWN).await.expect("recorded");
    }
    taken.len()
}

async fn list(desk: &Desk, who: &Actor) -> Vec<DeadLetterView> {
    let all = dead_letters::list(&desk.app, Context::of(who.clone()), DeadLetterQuery::default()).await;
    all.expect("listed").items
}

fn keyed(who: &Actor, key: &str) -> Context {
    let idempotency =
        Some(IdempotencyKey { scope: "s".to_owned(), key: key.to_owned(), body_hash: String::new() });
    Context { idempotency, ..Context::of(who.clone()) }
}

on_both!(a_dead_letter_is_explained_and_sent_again_to_the_mended_address, |desk: super::Desk| async move {
    super::mended(desk).await;
});

async fn mended(desk: Desk) {
    let inspector = death(&desk).await;
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    assert_eq!(given_up(&desk).await, 4);
    watch::look(&desk.app, "a").await.expect("looked");
    let health = watch::health(&desk.app, Context::of(inspector.clone())).await.expect("health");
    assert_eq!(health.open.iter().map(|i| i.kind).collect::<Vec<_>>(), [IncidentKind::DeadLetter]);
    let seen = list(&desk, &admin).await;
    let police = seen.iter().find(|d| d.role == RoleKey::PoliceProvince.as_str()).expect("the police");
    assert_eq!(police.address, "…@agency.example");
    assert!(police.error.contains("5.1.1 …@agency.example") && !police.error.contains("police_province@"));
    assert_eq!((police.explained.cause, police.case_id), ("no_such_mailbox", None));
    let own = list(&desk, &inspector).await;
    assert!(
        own.len() == seen.len() && own.iter().all(|d| d.case_id.is_some()),
        "the department opens the case"
    );

    let agency = agency(&desk, RoleKey::PoliceProvince).await;
    let edit = AgencyEdit {
        id: Some(AgencyId(agency.id)),
        role: RoleKey::PoliceProvince,
        province: "91".to_owned(),
        commune: None,
        name_vi: agency.name_vi,
        name_en: agency.name_en,
        email: Some(Email::parse("moi@congan.example").expect("an address")),
        phone: None,
        valid_from: agency.valid_from,
        valid_until: None,
    };
    put_agency(&desk.app, Context::of(admin.clone()), edit).await.expect("mended");
    let first = dead_letters::replay(&desk.app, keyed(&admin, "k"), police.id).await.expect("sent again");
    let second =
        dead_letters::replay(&desk.app, keyed(&admin, "k"), police.id).await.expect("the same answer");
    assert_eq!((first.replayed, first), (1, second));
    let gone = dead_letters::replay(&desk.app, keyed(&admin, "other"), police.id).await;
    assert!(matches!(gone, Err(Failure::NotFound)), "it is no dead letter any more: {gone:?}");
    let again: Vec<_> =
        claimed(&desk).await.into_iter().filter(|d| matches!(d.content, Content::Case(_))).collect();
    assert_eq!(again.len(), 1, "{:?}", again.iter().map(|d| &d.address).collect::<Vec<_>>());
    assert_eq!((again[0].address.as_str(), again[0].attempt), ("moi@congan.example", 1));
    alerts::sent(&desk.app, "w", &again[0], "250 ok").await.expect("recorded");

    let rest = dead_letters::replay_all(&desk.app, keyed(&inspector, "all"), None).await.expect("all");
    assert_eq!((rest.replayed, rest.left), (3, 0));
    let twice = dead_letters::replay_all(&desk.app, keyed(&inspector, "all"), None).await.expect("again");
    assert_eq!(twice, rest, "the same key has one effect");
    assert_eq!(claimed(&desk).await.len(), 3);
    desk.clock.set(desk.app.now() + Duration::minutes(1));
    watch::look(&desk.app, "a").await.expect("looked");
    let health = watch::health(&desk.app, Context::of(inspector)).await.expect("health");
    assert!(health.open.iter().all(|i| i.kind != IncidentKind::DeadLetter));
    desk.verified().await;
}

async fn agency(desk: &Desk, role: RoleKey) -> store::AgencyRow {
    let today = domain::time::vn_date(desk.app.now());
    let found = desk.app.db().read(move |c| store::agencies::find(c, role.as_str(), "91", None, today)).await;
    found.expect("read").remove(0)
}

on_both!(what_is_confirmed_or_set_aside_is_not_sent_again, |desk: super::Desk| async move {
    super::over(desk).await;
});

async fn over(desk: Desk) {
    let inspector = death(&desk).await;
    given_up(&desk).await;
    let seen = list(&desk, &inspector).await;
    let police = seen.iter().find(|d| d.role == RoleKey::PoliceProvince.as_str()).expect("the police");
    let officer = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    let refused = dead_letters::replay(&desk.app, Context::of(officer.clone()), police.id).await;
    assert!(matches!(refused, Err(Failure::Denied(_))), "{refused:?}");
    let ack = Acknowledgement { name: "Bùi Văn A".to_owned(), unit: "Trực ban".to_owned(), note: None };
    alerts::acknowledge(&desk.app, Context::of(officer), police.alert_id, ack).await.expect("confirmed");
    let late = dead_letters::replay(&desk.app, Context::of(inspector.clone()), police.id).await;
    assert!(matches!(late, Err(Failure::Refused(ref r)) if r.code() == "alert_over"), "{late:?}");
    let left = list(&desk, &inspector).await;
    assert_eq!(left.len(), seen.len() - 1, "what was confirmed leaves the list");
    for letter in &left {
        dead_letters::set_aside(&desk.app, Context::of(inspector.clone()), letter.id)
            .await
            .expect("set aside");
    }
    assert_eq!(list(&desk, &inspector).await, []);
    let none = dead_letters::replay_all(&desk.app, Context::of(inspector), None).await.expect("none");
    assert_eq!((none.replayed, none.left), (0, 0));
    assert!(claimed(&desk).await.is_empty());
    desk.verified().await;
}
