//! Sign-in, and objects of others.

use crate::support::{Desk, PASSWORD, at, on_both};
use casework::auth::{SignIn, session, sign_in, sign_out};
use casework::cases;
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure, tokens};
use domain::access::{Denied, Role};
use domain::words::{ReportKind, Severity};

on_both!(a_case_of_another_enterprise_is_not_found, |desk: super::Desk| async move {
    super::not_found(desk).await;
});

async fn not_found(desk: Desk) {
    let owner = desk.safety_officer("chu", "0100233488").await;
    let rival = desk.safety_officer("doithu", "0300588569").await;
    let admin = desk.user("quantri", Role::Admin, None, None).await;
    let elsewhere = desk.user("xa.khac", Role::Commune, Some("31078"), None).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report)
        .await
        .expect("filed");
    assert!(cases::read(&desk.app, Context::of(owner), filed.case_id).await.is_ok());
    for stranger in [rival, admin, elsewhere] {
        let read = cases::read(&desk.app, Context::of(stranger.clone()), filed.case_id).await;
        assert!(matches!(read, Err(Failure::Denied(Denied::Hidden))), "{:?}: {read:?}", stranger.role);
    }
}

on_both!(sessions_open_and_end, |desk: super::Desk| async move {
    super::sessions(desk).await;
});

async fn sessions(desk: Desk) {
    desk.user("dieutra", Role::Investigator, None, None).await;
    let with = |password: &str, address: &str| SignIn {
        login: "DieuTra ".to_owned(),
        password: password.to_owned(),
        address: address.to_owned(),
    };
    let opened = sign_in(&desk.app, with(PASSWORD, "10.0.0.1")).await.expect("opened");
    let who = session(&desk.app, &opened.token).await.expect("asked").expect("alive");
    assert_eq!((who.actor.role, who.csrf), (Role::Investigator, opened.csrf));
    sign_out(&desk.app, &opened.token).await.expect("ended");
    assert!(session(&desk.app, &opened.token).await.expect("asked").is_none());
    let idle = sign_in(&desk.app, with(PASSWORD, "10.0.0.1")).await.expect("opened");
    desk.clock.set(at("23/11/2026 09:01"));
    assert!(session(&desk.app, &idle.token).await.expect("asked").is_none(), "an hour without use ends it");
    for _ in 0..5 {
        let wrong = sign_in(&desk.app, with("không phải mật khẩu này", "10.0.0.66")).await;
        assert!(matches!(wrong, Err(Failure::BadCredentials)));
    }
    let slowed = sign_in(&desk.app, with(PASSWORD, "10.0.0.66")).await;
    assert!(matches!(slowed, Err(Failure::TooMany { .. })));
    assert!(
        sign_in(&desk.app, with(PASSWORD, "10.0.0.1")).await.is_ok(),
        "the rightful user is not locked out"
    );
}

on_both!(guesses_sent_at_once_do_not_slip_past_the_throttle, |desk: super::Desk| async move {
    super::guesses(desk).await;
});

async fn guesses(desk: Desk) {
    desk.user("dieutra", Role::Investigator, None, None).await;
    let with = |login: &str, password: &str, address: &str| {
        let typed =
            SignIn { login: login.to_owned(), password: password.to_owned(), address: address.to_owned() };
        let app = desk.app.clone();
        tokio::spawn(async move { sign_in(&app, typed).await })
    };
    // Somebody who does not exist is throttled like somebody who does.
    for login in ["dieutra", "khong.co.ai"] {
        let all: Vec<_> =
            (0..30).map(|n| with(login, &format!("lần đoán mật khẩu thứ {n}"), "10.0.0.66")).collect();
        let (mut hashed, mut slowed) = (0, 0);
        for guess in all {
            match guess.await.expect("joined") {
                Err(Failure::BadCredentials) => hashed += 1,
                Err(Failure::TooMany { .. }) => slowed += 1,
                other => panic!("{:?}", other.map(|_| "signed in")),
            }
        }
        assert_eq!((hashed, slowed), (5, 25), "{login}");
    }
    let owner = with("dieutra", PASSWORD, "10.0.0.1").await.expect("joined");
    assert!(owner.is_ok(), "the rightful user is not locked out");
    desk.clock.set(at("23/11/2026 08:01"));
    assert!(with("dieutra", PASSWORD, "10.0.0.66").await.expect("joined").is_ok(), "the wait is over");
    for _ in 0..5 {
        let wrong = with("dieutra", "không phải mật khẩu này", "10.0.0.66").await.expect("joined");
        assert!(matches!(wrong, Err(Failure::BadCredentials)), "a success forgot the failures before it");
    }
}

on_both!(tokens_are_scoped_and_revocable, |desk: super::Desk| async move {
    super::tokens_work(desk).await;
});

async fn tokens_work(desk: Desk) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let rival = desk.safety_officer("khac", "0300588569").await;
    let scopes = vec!["declaration.file".to_owned()];
    let made =
        tokens::create(&desk.app, Context::of(owner.clone()), "Phần mềm".to_owned(), scopes.clone(), None)
            .await
            .expect("made");
    assert!(!made.row.token_hash.contains(&made.secret));
    let (actor, found) = tokens::bearer(&desk.app, &made.secret).await.expect("asked").expect("alive");
    assert_eq!((actor.user, found), (owner.user, scopes));
    let theirs = tokens::revoke(&desk.app, Context::of(rival), made.id).await;
    assert!(matches!(theirs, Err(Failure::NotFound)));
    tokens::revoke(&desk.app, Context::of(owner.clone()), made.id).await.expect("revoked");
    assert!(tokens::bearer(&desk.app, &made.secret).await.expect("asked").is_none());
    let unknown =
        tokens::create(&desk.app, Context::of(owner), "x".to_owned(), vec!["all".to_owned()], None).await;
    assert!(matches!(unknown, Err(Failure::Invalid(_))));
}

on_both!(a_cursor_that_no_list_gave_is_told_at_its_field, |desk: super::Desk| async move {
    super::foreign_cursor(desk).await;
});

async fn foreign_cursor(desk: Desk) {
    use casework::follow_up::{LessonQuery, list_lessons};
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    for cursor in ["zzz", "00", "7b7d"] {
        let query = LessonQuery { cursor: Some(cursor.to_owned()), limit: 20, ..LessonQuery::default() };
        let refused = list_lessons(&desk.app, Context::of(inspector.clone()), query, None).await;
        let Err(Failure::Invalid(fields)) = refused else { panic!("{cursor}: {refused:?}") };
        assert_eq!((fields[0].pointer.as_str(), fields[0].code), ("/cursor", "bad_cursor"));
    }
}
