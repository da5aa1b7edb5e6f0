//! Agencies, users and tokens: a repeated request does nothing twice, a stale change nothing at all.

use crate::support::{Desk, PASSWORD, on_both};
use casework::auth::{SignIn, session, sign_in};
use casework::directory::{
    AgencyEdit, DutyEdit, UserEdit, add_duty_turn, add_user, duty_roster, list_agencies, list_enterprises,
    list_users, put_agency, put_duty_roster, remove_duty_turn, reset_password, set_user_active,
    user_by_login,
};
use casework::{Context, Failure, IdempotencyKey, sweep, tokens};
use chrono::{Duration, NaiveDate};
use domain::access::{Actor, Denied, Role};
use domain::ids::UserId;
use domain::words::RoleKey;

fn keyed(actor: &Actor, key: &str, body: &str) -> Context {
    let key = IdempotencyKey { scope: "one".to_owned(), key: key.to_owned(), body_hash: body.to_owned() };
    Context { idempotency: Some(key), ..Context::of(actor.clone()) }
}

fn agency(name: &str) -> AgencyEdit {
    AgencyEdit {
        id: None,
        role: RoleKey::HealthAuthorityProvince,
        province: "91".to_owned(),
        commune: None,
        name_vi: name.to_owned(),
        name_en: "Health".to_owned(),
        email: None,
        phone: None,
        valid_from: NaiveDate::from_ymd_opt(2040, 1, 1).expect("a day"),
        valid_until: None,
    }
}

on_both!(an_agency_is_added_once_and_changed_at_its_version, |desk: super::Desk| async move {
    super::agencies(desk).await;
});

async fn agencies(desk: Desk) {
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let added = put_agency(&desk.app, keyed(&admin, "k", "b"), agency("Sở Y tế")).await.expect("added");
    let again = put_agency(&desk.app, keyed(&admin, "k", "b"), agency("Sở Y tế")).await.expect("again");
    assert_eq!((again.id, again.version), (added.id, 1));
    let other = put_agency(&desk.app, keyed(&admin, "k", "other"), agency("Sở khác")).await;
    assert!(matches!(other, Err(Failure::KeyReused)), "{other:?}");
    let all = list_agencies(&desk.app, Context::of(admin.clone()), None).await.expect("a list");
    assert_eq!(all.iter().filter(|a| a.valid_from == added.valid_from).count(), 1);

    let id = Some(domain::ids::AgencyId(added.id));
    let at = |version| Context { if_match: Some(version), ..Context::of(admin.clone()) };
    let edit = |name: &str| AgencyEdit { id, ..agency(name) };
    let changed = put_agency(&desk.app, at(1), edit("Sở Y tế tỉnh")).await.expect("changed");
    assert_eq!(changed.version, 2);
    let late = put_agency(&desk.app, at(1), edit("Sở Y tế cũ")).await;
    assert!(matches!(late, Err(Failure::Stale { expected: 1, actual: 2, .. })), "{late:?}");

    // A key is kept for thirty days, no longer.
    desk.clock.set(desk.app.now() + Duration::days(30));
    assert_eq!(sweep::purge(&desk.app).await.expect("swept"), sweep::Forgotten::default());
    desk.clock.set(desk.app.now() + Duration::seconds(1));
    let forgotten = sweep::purge(&desk.app).await.expect("swept");
    assert_eq!(forgotten, sweep::Forgotten { keys: 1, ..sweep::Forgotten::default() });
}

on_both!(a_user_is_added_once_and_changed_at_its_version, |desk: super::Desk| async move {
    super::people(desk).await;
});

async fn people(desk: Desk) {
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let edit = || UserEdit {
        login: "moi.den".to_owned(),
        display_name: "Đỗ Mới Đến".to_owned(),
        unit: "Phòng Việc làm – An toàn lao động".to_owned(),
        title: "Chuyên viên".to_owned(),
        email: None,
        phone: None,
        role: Role::Investigator,
        commune: None,
        agency: None,
        password: "một câu đủ dài để nhớ 2026".to_owned(),
        must_change: true,
    };
    let id = add_user(&desk.app, keyed(&admin, "k", "b"), edit()).await.expect("added");
    assert_eq!(add_user(&desk.app, keyed(&admin, "k", "b"), edit()).await.expect("again"), id);
    let now = desk.app.now();
    let kept = desk.app.db().write(move |c| store::idempotency::begin(c, "one", "k", "b", now)).await;
    assert!(matches!(kept, Ok(store::idempotency::Begun::BodyDiffers)), "the plain hash is kept: {kept:?}");
    let version = |rows: Vec<store::UserRow>| rows.into_iter().find(|u| u.id == id.0).map(|u| u.version);
    let listed = list_users(&desk.app, Context::of(admin.clone())).await.expect("a list");
    assert_eq!(version(listed), Some(1));
    let at = |version| Context { if_match: Some(version), ..Context::of(admin.clone()) };
    set_user_active(&desk.app, at(1), id, false).await.expect("disabled");
    let late = set_user_active(&desk.app, at(1), id, true).await;
    assert!(matches!(late, Err(Failure::Stale { expected: 1, actual: 2, .. })), "{late:?}");
}

on_both!(a_forgotten_password_is_given_anew_for_one_sign_in, |desk: super::Desk| async move {
    super::forgotten(desk).await;
});

async fn forgotten(desk: Desk) {
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let officer = desk.user("dieutra", Role::Investigator, None, None).await;
    let id = officer.user.expect("a person");
    let with = |password: &str| SignIn {
        login: "dieutra".to_owned(),
        password: password.to_owned(),
        address: "10.0.0.1".to_owned(),
    };
    let open = sign_in(&desk.app, with(PASSWORD)).await.expect("opened");
    let denied = reset_password(&desk.app, Context::of(officer), id).await;
    assert!(matches!(denied, Err(Failure::Denied(Denied::Forbidden(_)))), "{denied:?}");
    let own = reset_password(&desk.app, Context::of(admin.clone()), admin.user.expect("a person")).await;
    assert!(matches!(own, Err(Failure::Invalid(_))), "{own:?}");
    let nobody = reset_password(&desk.app, Context::of(admin.clone()), UserId(desk.app.id())).await;
    assert!(matches!(nobody, Err(Failure::NotFound)), "{nobody:?}");

    let secret = reset_password(&desk.app, Context::of(admin.clone()), id).await.expect("given");
    assert!(session(&desk.app, &open.token).await.expect("asked").is_none(), "every session ends");
    let old = sign_in(&desk.app, with(PASSWORD)).await;
    assert!(matches!(old, Err(Failure::BadCredentials)), "the old one is no longer taken");
    assert!(sign_in(&desk.app, with(&secret)).await.expect("opened").must_change);
    let system = Context::of(Actor::system("tnld user reset"));
    assert_eq!(user_by_login(&desk.app, system.clone(), " DieuTra").await.expect("found"), id);
    let again = reset_password(&desk.app, system, id).await.expect("given");
    assert_ne!(again, secret);
    assert!(sign_in(&desk.app, with(&secret)).await.is_err(), "the one before is no longer taken");
    let row = desk.app.db().read(move |c| store::users::get(c, id.0)).await.expect("a row");
    assert!(!row.password_hash.expect("a hash").contains(&again), "only a hash is kept");
}

on_both!(a_role_without_an_account_is_given_to_nobody, |desk: super::Desk| async move {
    for role in [super::Role::Anonymous, super::Role::Family, super::Role::System] {
        let edit = casework::directory::UserEdit {
            login: "khong.ai".to_owned(),
            display_name: "Không Ai".to_owned(),
            unit: String::new(),
            title: String::new(),
            email: None,
            phone: None,
            role,
            commune: None,
            agency: None,
            password: "một câu đủ dài để nhớ 2026".to_owned(),
            must_change: true,
        };
        let system = casework::Context::of(super::Actor::system("tnld user add"));
        let added = super::add_user(&desk.app, system, edit).await;
        let Err(casework::Failure::Invalid(fields)) = added else { panic!("{role:?}: {added:?}") };
        assert_eq!(fields[0].pointer, "/role");
    }
});

on_both!(a_secret_is_shown_once, |desk: super::Desk| async move {
    super::secrets(desk).await;
});

async fn secrets(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let make = |key: &str| {
        let scopes = vec!["declaration.file".to_owned()];
        tokens::create(&desk.app, keyed(&owner, key, "b"), "Phần mềm".to_owned(), scopes, None)
    };
    make("k").await.expect("made");
    let again = make("k").await;
    let Err(Failure::Refused(refusal)) = again else { panic!("{again:?}") };
    assert_eq!(refusal.code(), "secret_shown_once");
    assert_eq!(tokens::list(&desk.app, Context::of(owner.clone())).await.expect("a list").len(), 1);
    make("another").await.expect("made");
}

on_both!(a_roster_is_replaced_by_who_has_read_it, |desk: super::Desk| async move {
    super::roster(desk).await;
});

async fn roster(desk: Desk) {
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let added = put_agency(&desk.app, keyed(&admin, "k", "b"), agency("Sở Y tế")).await.expect("added");
    let id = domain::ids::AgencyId(added.id);
    let turn = |name: &str| DutyEdit {
        officer: domain::value::PersonName::parse(name).expect("a name"),
        email: None,
        phone: None,
        starts_at: desk.app.now(),
        ends_at: desk.app.now() + Duration::hours(8),
        rank: 1,
    };
    let at = |version| Context { if_match: version, ..Context::of(admin.clone()) };
    let blind = put_duty_roster(&desk.app, at(None), id, vec![turn("Trần Thị Trực")]).await;
    assert!(matches!(blind, Err(Failure::IfMatchRequired)), "{blind:?}");
    let (read, _) = duty_roster(&desk.app, Context::of(admin.clone()), id).await.expect("read");
    let (version, rows) =
        put_duty_roster(&desk.app, at(Some(read)), id, vec![turn("Trần Thị Trực")]).await.expect("put");
    assert_eq!((version, rows.len()), (read + 1, 1));
    let late = put_duty_roster(&desk.app, at(Some(read)), id, vec![]).await;
    assert!(matches!(late, Err(Failure::Stale { .. })), "{late:?}");
    assert_eq!(duty_roster(&desk.app, Context::of(admin), id).await.expect("read"), (version, rows));
}

on_both!(a_turn_is_added_and_taken_out_beside_the_others, |desk: super::Desk| async move {
    super::turns(desk).await;
});

async fn turns(desk: Desk) {
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let added = put_agency(&desk.app, keyed(&admin, "k", "b"), agency("Sở Y tế")).await.expect("added");
    let id = domain::ids::AgencyId(added.id);
    // A turn that came from elsewhere, as no form would take it.
    let odd = store::DutyRow {
        id: desk.app.id(),
        agency_id: added.id,
        officer: "Trực 24/24".to_owned(),
        email: Some("truc@".to_owned()),
        phone: Some("nội bộ 12".to_owned()),
        starts_at: desk.app.now(),
        ends_at: desk.app.now() + Duration::days(30),
        rank: 2,
    };
    let kept = odd.clone();
    desk.app.db().write(move |conn| store::duty_rosters::insert(conn, &odd)).await.expect("inserted");
    let turn = DutyEdit {
        officer: domain::value::PersonName::parse("Trần Thị Trực").expect("a name"),
        email: None,
        phone: None,
        starts_at: desk.app.now(),
        ends_at: desk.app.now() + Duration::hours(8),
        rank: 1,
    };
    let at = |version| Context { if_match: version, ..Context::of(admin.clone()) };
    let (read, _) = duty_roster(&desk.app, at(None), id).await.expect("read");
    let (version, rows) = add_duty_turn(&desk.app, at(Some(read)), id, turn.clone()).await.expect("added");
    assert_eq!(rows.len(), 2);
    assert!(rows.contains(&kept), "{rows:?}");
    let late = add_duty_turn(&desk.app, at(Some(read)), id, turn.clone()).await;
    assert!(matches!(late, Err(Failure::Stale { .. })), "{late:?}");
    let backwards = DutyEdit { ends_at: turn.starts_at, ..turn };
    let wrong = add_duty_turn(&desk.app, at(Some(version)), id, backwards).await.expect_err("backwards");
    assert!(matches!(&wrong, Failure::Invalid(f) if f[0].pointer == "/ends_at"), "{wrong}");
    let new = rows.iter().find(|t| t.id != kept.id).expect("the new one").id;
    let (version, rows) = remove_duty_turn(&desk.app, at(Some(version)), id, new).await.expect("removed");
    assert_eq!(rows, [kept]);
    let again = remove_duty_turn(&desk.app, at(Some(version)), id, new).await;
    assert!(matches!(again, Err(Failure::NotFound)), "{again:?}");
}

on_both!(enterprises_that_wait_for_approval_take_nobodys_place, |desk: super::Desk| async move {
    super::enterprises(desk).await;
});

/// Sixty applications that sort before the one enterprise there is: it is found all the same.
async fn enterprises(desk: Desk) {
    let officer = desk.safety_officer("coso", "0100233488").await;
    let inspector =
        desk.user("dieutra", Role::Investigator, None, Some(RoleKey::LabourAuthorityProvince)).await;
    let (known, app) = (officer.enterprises[0], desk.app.clone());
    desk.app
        .db()
        .write(move |conn| {
            let known = store::enterprises::get(conn, known.0)?;
            for n in 0..60 {
                let row = store::EnterpriseRow {
                    id: app.id(),
                    tax_code: format!("01{n:08}"),
                    name: format!("An {n}"),
                    search: format!(" an {n} nha "),
                    approved_at: None,
                    ..known.clone()
                };
                store::enterprises::insert(conn, &row)?;
            }
            Ok::<_, store::StoreError>(())
        })
        .await
        .expect("applied");
    let found = list_enterprises(&desk.app, Context::of(inspector), Some("nha".to_owned())).await;
    let names: Vec<String> = found.expect("a list").into_iter().map(|e| e.name).collect();
    assert_eq!(names, ["Nhà máy thử"]);
}
