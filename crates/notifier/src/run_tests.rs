//! The loop against a real database and a real socket.

use crate::bench::{Bench, Running, on_both, start_of_test};
use crate::transport::fake_server::{At, Does, FakeServer};
use casework::alerts::{AlertEvent, claim, sent};
use chrono::Duration as Span;
use std::collections::BTreeSet;
use std::time::Duration;
use store::testkit::{PgCluster, TestDb};
use store::{OutboxRow, OutboxState};

on_both! {
    every_alert_of_a_death_is_sent_once_and_recorded,
    a_transient_refusal_waits_for_its_time_and_is_tried_again,
    a_permanent_refusal_is_shown_and_stops_nobody_else,
    several_notifiers_send_nothing_twice,
    what_a_dead_worker_held_is_sent_when_its_lease_runs_out,
    a_notifier_that_stops_gives_its_leases_back,
}

fn delivered(row: &OutboxRow) -> bool {
    row.state == OutboxState::Delivered
}

/// The Message-IDs a server took.
fn message_ids(server: &FakeServer) -> Vec<String> {
    let line = |m: &String| m.lines().find(|l| l.starts_with("Message-ID:")).unwrap().to_owned();
    server.messages().iter().map(line).collect()
}

async fn every_alert_of_a_death_is_sent_once_and_recorded(bench: Bench) {
    let server = FakeServer::start([]);
    let notifier = bench.notifier(&server, "w1");
    let case = bench.a_death(10).await;
    bench.until(&[case], delivered).await;
    notifier.stop().await;

    let alerts = bench.alerts(case).await;
    assert!(alerts.len() >= 3, "department, police of the ward, provincial police: {alerts:#?}");
    assert_eq!(server.messages().len(), alerts.len());
    for alert in &alerts {
        assert!(alert.sent_at.is_some(), "{}", alert.role);
        let events = bench.beside_hops(alert.id).await;
        let [AlertEvent::Raised { .. }, AlertEvent::Sent { attempt: 1, answer, .. }] = &events[..] else {
            panic!("{events:#?}")
        };
        assert_eq!(answer, "250 2.0.0 queued as 7F");
        let address = alert.address.as_deref().unwrap();
        assert_eq!(server.messages().iter().filter(|m| m.contains(&format!("<{address}>"))).count(), 1);
    }
}

async fn a_transient_refusal_waits_for_its_time_and_is_tried_again(bench: Bench) {
    let server = FakeServer::start([(At::RcptTo, Does::Says("451 4.7.1 greylisted")); 3]);
    let case = bench.a_death(10).await;
    let count = bench.messages(case).await.len();
    let notifier = bench.notifier(&server, "w1");
    bench.until(&[case], |row| row.attempts == 1 && row.leased_by.is_none()).await;
    assert_eq!(server.messages().len(), count - 3);

    bench.clock.set(start_of_test() + Span::seconds(10));
    bench.until(&[case], delivered).await;
    notifier.stop().await;
    assert_eq!(server.messages().len(), count);
    let retried: Vec<OutboxRow> =
        bench.messages(case).await.into_iter().filter(|row| row.attempts == 2).collect();
    assert_eq!(retried.len(), 3);
    let events = bench.beside_hops(retried[0].alert_id).await;
    let [_, AlertEvent::Delayed { attempt: 1, error, next_at, .. }, AlertEvent::Sent { attempt: 2, .. }] =
        &events[..]
    else {
        panic!("{events:#?}")
    };
    assert_eq!(error, "rcpt to: transient error (451): 4.7.1 greylisted");
    assert!(*next_at >= start_of_test() + Span::seconds(5) && *next_at <= start_of_test() + Span::seconds(7));
}

async fn a_permanent_refusal_is_shown_and_stops_nobody_else(bench: Bench) {
    let server = FakeServer::start([(At::RcptTo, Does::Says("550 5.1.1 no such user"))]);
    let case = bench.a_death(10).await;
    let count = bench.messages(case).await.len();
    let notifier = bench.notifier(&server, "w1");
    bench.until(&[case], |row| delivered(row) || row.state == OutboxState::Dead).await;
    notifier.stop().await;

    // The rung above may be told in its place.
    let messages = bench.messages(case).await;
    assert!(messages.len() >= count, "a refused message may have taken the next rung of its ladder");
    let told = messages.iter().filter(|row| delivered(row)).count();
    assert_eq!((server.messages().len(), told), (messages.len() - 1, messages.len() - 1));
    let [dead] = &messages.iter().filter(|row| row.state == OutboxState::Dead).collect::<Vec<_>>()[..] else {
        panic!("{messages:#?}")
    };
    let events = bench.beside_hops(dead.alert_id).await;
    assert!(
        matches!(&events[..], [_, AlertEvent::Failed { attempt: 1, error, .. }, ..] if error.contains("550")),
        "{events:#?}"
    );
}

async fn several_notifiers_send_nothing_twice(bench: Bench) {
    let server = FakeServer::start([]);
    let running: Vec<Running> = (1..=3).map(|n| bench.notifier(&server, &format!("w{n}"))).collect();
    let mut cases = Vec::new();
    for minute in 0..8 {
        cases.push(bench.a_death(minute).await);
    }
    bench.until(&cases, delivered).await;
    for one in running {
        one.stop().await;
    }
    let ids = message_ids(&server);
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "a message was sent twice");
    let mut expected = 0;
    for case in cases {
        expected += bench.messages(case).await.len();
    }
    assert_eq!(ids.len(), expected);
}

async fn what_a_dead_worker_held_is_sent_when_its_lease_runs_out(bench: Bench) {
    let server = FakeServer::start([]);
    let case = bench.a_death(10).await;
    let lease = Duration::from_secs(120);
    let held = claim(&bench.app, "dead", lease, 100).await.unwrap();
    let all = bench.messages(case).await.len();
    assert_eq!(held.len(), all);
    let other = claim(&bench.app, "w1", lease, 100).await.unwrap();
    assert!(other.is_empty(), "a lease holds against others");

    let notifier = bench.notifier(&server, "w1");
    bench.clock.set(start_of_test() + Span::seconds(121));
    bench.until(&[case], delivered).await;
    notifier.stop().await;
    assert_eq!(server.messages().len(), all);

    // The dead one comes back too late: its report changes nothing.
    sent(&bench.app, "dead", &held[0], "250 late").await.unwrap();
    let events = bench.beside_hops(held[0].alert.0).await;
    assert!(matches!(&events[..], [_, AlertEvent::Sent { attempt: 2, .. }]), "{events:#?}");
}

async fn a_notifier_that_stops_gives_its_leases_back(bench: Bench) {
    let server = FakeServer::start([]);
    let case = bench.a_death(10).await;
    let held = claim(&bench.app, "w1", Duration::from_secs(120), 100).await.unwrap();
    assert!(!held.is_empty());
    bench.notifier(&server, "w1").stop().await;
    assert!(server.messages().is_empty());
    for row in bench.messages(case).await {
        assert_eq!((row.leased_by, row.attempts, row.state), (None, 0, OutboxState::Pending));
    }
}

/// PostgreSQL restarts, or a firewall forgets its connections.
#[tokio::test(flavor = "multi_thread")]
async fn postgres_connections_that_break_do_not_end_the_loop() {
    let bench = Bench::on(TestDb::postgres()).await;
    let server = FakeServer::start([]);
    let notifier = bench.notifier(&server, "w1");
    let before = bench.a_death(10).await;
    bench.until(&[before], delivered).await;

    let name = bench.db.url().rsplit('/').next().unwrap().to_owned();
    let cut = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    PgCluster::shared().run_sql(&cut).unwrap();
    let after = bench.a_death(20).await;
    bench.until(&[before, after], delivered).await;
    assert!(!notifier.task.is_finished());
    notifier.stop().await;
}
