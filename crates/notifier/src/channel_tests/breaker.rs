//! A channel that does not work is left alone, tried once, and used again.

use crate::bench::{Bench, Running, on_both, start_of_test};
use crate::http::fake_endpoint::{Does, FakeEndpoint};
use crate::transport::fake_server::{At, Does as Smtp, FakeServer};
use casework::channels::{self, Breaker};
use chrono::Duration as Span;
use domain::ids::AgencyId;
use domain::words::ChannelKind;
use store::{CircuitState, OutboxState};

on_both! {
    mails_wait_while_the_server_is_down_and_keep_their_attempts,
    a_refused_recipient_says_nothing_against_the_server,
    a_webhook_that_is_down_holds_up_no_other,
}

fn breaker() -> Breaker {
    Breaker { failures: 2, pause: Span::seconds(30), longest: Span::minutes(2), probe: Span::minutes(5) }
}

async fn circuit(bench: &Bench, name: &str) -> Option<channels::ChannelHealth> {
    let all = bench.app.db().read(channels::health).await.unwrap();
    all.into_iter().find(|h| h.circuit == name)
}

async fn until_circuit(bench: &Bench, name: &str, asked: impl Fn(&channels::ChannelHealth) -> bool) {
    for _ in 0..2_000 {
        if circuit(bench, name).await.is_some_and(|h| asked(&h)) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("{name} never got there: {:#?}", circuit(bench, name).await);
}

async fn is_up(bench: &Bench, channel: ChannelKind) -> bool {
    let app = bench.app.clone();
    bench.app.db().read(move |c| channels::is_up(&app, c, channel)).await.unwrap()
}

async fn mails_wait_while_the_server_is_down_and_keep_their_attempts(bench: Bench) {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let first = bench.a_death(10).await;
    assert!(is_up(&bench, ChannelKind::Email).await, "what was never used is believed to work");
    let down = bench.made_for(&format!("smtp://127.0.0.1:{port}"), "w1", |s| {
        s.breaker = breaker();
        s.connections = 1;
    });
    let running = Running::of(down);
    until_circuit(&bench, "email", |h| h.state == CircuitState::Open).await;
    assert!(!is_up(&bench, ChannelKind::Email).await);
    let health = circuit(&bench, "email").await.unwrap();
    assert_eq!(
        (health.consecutive_failures, health.last_error.as_deref()),
        (2, Some("connect: Connection error: Connection refused (os error 111)"))
    );

    // What comes now is not tried, for as long as the pause lasts.
    let second = bench.a_death(20).await;
    bench.clock.set(start_of_test() + Span::seconds(29));
    running.stop().await;
    for message in bench.messages(second).await {
        assert_eq!((message.attempts, message.state), (0, OutboxState::Pending));
    }
    let before: i32 = bench.messages(first).await.iter().map(|m| m.attempts).sum();
    assert_eq!(before, 2);

    // The server is back: one mail tries, then all go.
    let server = FakeServer::start([]);
    let running = Running::of(bench.made(&server, "w2", |s| s.breaker = breaker()));
    bench.clock.set(start_of_test() + Span::minutes(1));
    bench.until(&[first, second], |row| row.state == OutboxState::Delivered).await;
    until_circuit(&bench, "email", |h| h.state == CircuitState::Closed && h.consecutive_failures == 0).await;
    running.stop().await;
    assert!(is_up(&bench, ChannelKind::Email).await);
    let after: i32 = bench.messages(second).await.iter().map(|m| m.attempts).sum();
    assert_eq!(after as usize, bench.messages(second).await.len(), "one attempt each");
}

async fn a_refused_recipient_says_nothing_against_the_server(bench: Bench) {
    let server = FakeServer::start([(At::RcptTo, Smtp::Says("550 5.1.1 no such user")); 3]);
    let case = bench.a_death(10).await;
    let running = Running::of(bench.made(&server, "w1", |s| s.breaker = breaker()));
    bench.until(&[case], |row| row.state != OutboxState::Pending).await;
    until_circuit(&bench, "email", |h| h.last_ok_at.is_some()).await;
    running.stop().await;
    let health = circuit(&bench, "email").await.unwrap();
    assert_eq!((health.state, health.consecutive_failures), (CircuitState::Closed, 0));
}

async fn a_webhook_that_is_down_holds_up_no_other(bench: Bench) {
    let (smtp, good, bad) = (FakeServer::start([]), FakeEndpoint::start([]), FakeEndpoint::start([]));
    bad.usually(Does::Answers(500, ""));
    let (admin, case) = (bench.admin().await, bench.a_death(10).await);
    let agencies: Vec<AgencyId> =
        bench.alerts(case).await.iter().map(|a| AgencyId(a.agency_id.unwrap())).collect();
    let (up, _) = super::webhook::registered(&bench, &admin, &good, agencies[0]).await;
    let (down, _) = super::webhook::registered(&bench, &admin, &bad, agencies[1]).await;
    let running = Running::of(bench.made(&smtp, "w1", |s| {
        s.breaker = breaker();
        s.webhook_connections = 1;
    }));
    let circuit_down = format!("webhook/{}", down.id);
    for _ in 0..2 {
        bench.also(case, ChannelKind::Webhook, &down.id.to_string()).await;
    }
    until_circuit(&bench, &circuit_down, |h| h.state == CircuitState::Open).await;
    let waiting = bench.also(case, ChannelKind::Webhook, &down.id.to_string()).await;
    let passing = bench.also(case, ChannelKind::Webhook, &up.id.to_string()).await;
    bench.until_one(passing, |row| row.state == OutboxState::Delivered).await;
    assert_eq!((bench.message(waiting).await.attempts, bad.asked().len()), (0, 2));
    assert!(is_up(&bench, ChannelKind::Webhook).await, "one of them works");
    let (app, address) = (bench.app.clone(), down.id.to_string());
    let this = move |c: &mut store::Conn| channels::is_up_for(&app, c, ChannelKind::Webhook, &address);
    assert!(!bench.app.db().read(this).await.unwrap());

    bad.usually(Does::Answers(204, ""));
    bench.clock.set(start_of_test() + Span::minutes(1));
    bench.until_one(waiting, |row| row.state == OutboxState::Delivered).await;
    until_circuit(&bench, &circuit_down, |h| h.state == CircuitState::Closed).await;
    running.stop().await;
}
