//! The loop against a real database and a real socket.

use crate::transport::Transport;
use crate::transport::fake_server::{At, Does, FakeServer};
use crate::{Notifier, Settings};
use casework::alerts::{AlertEvent, claim, sent};
use casework::reports::{FiledBy, file_urgent_notice};
use casework::{Casework, Context, FixedClock, Mode, Secrets, SystemIds, directory};
use chrono::{Duration as Span, NaiveDate, TimeZone, Utc};
use domain::access::Actor;
use domain::case::{
    AccidentStatement, Casualties, Course, EmployerFacts, Informant, Place, ReceivingBody, Report,
};
use domain::ids::{CaseId, ReportId};
use domain::law::LawSet;
use domain::time::Instant;
use domain::value::{CommuneCode, OccurredAt};
use domain::words::{Channel, ReportKind, Sector};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use store::testkit::{PgCluster, TestDb};
use store::{AlertRow, OutboxRow, OutboxState};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Each test on SQLite, and on PostgreSQL under a name that tells so.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    super::$test(super::Bench::on(super::TestDb::sqlite()).await).await;
                }
            )+
        }

        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    super::$test(super::Bench::on(super::TestDb::postgres()).await).await;
                }
            )+
        }
    };
}

on_both! {
    every_alert_of_a_death_is_sent_once_and_recorded,
    a_transient_refusal_waits_for_its_time_and_is_tried_again,
    a_permanent_refusal_is_shown_and_stops_nobody_else,
    several_notifiers_send_nothing_twice,
    what_a_dead_worker_held_is_sent_when_its_lease_runs_out,
    a_notifier_that_stops_gives_its_leases_back,
}

struct Bench {
    /// Removed when the bench goes.
    db: TestDb,
    app: Casework,
    clock: Arc<FixedClock>,
}

struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    async fn stop(self) {
        self.stop.send(true).unwrap();
        self.task.await.unwrap();
    }
}

fn start_of_test() -> Instant {
    Utc.with_ymd_and_hms(2026, 11, 23, 1, 15, 0).unwrap()
}

impl Bench {
    async fn on(db: TestDb) -> Self {
        let clock = Arc::new(FixedClock::at(start_of_test()));
        let count = AtomicU64::new(1);
        let ids = move || {
            Uuid::from_u128(
                0x019a_b000_0000_7000_8000_0000_0000_0000 + u128::from(count.fetch_add(1, Ordering::Relaxed)),
            )
        };
        let settings = casework::Settings {
            province: "91".to_owned(),
            mode: Mode::Development,
            public_url: "https://tnld.angiang.example.vn".to_owned(),
            session_idle: Span::hours(1),
            session_absolute: Span::hours(8),
            link_validity: Span::days(7),
            channels: vec![domain::words::ChannelKind::Email],
            watch: casework::watch::Watchman::default(),
            notice_validity: Span::days(90),
        };
        let secrets = Secrets { links: vec![7; 32] };
        let law = Arc::new(LawSet::embedded().clone());
        let app = Casework::new(db.clone(), clock.clone(), Arc::new(SystemIds(ids)), law, settings, secrets);
        let address = |a: &directory::AgencySeed| {
            Some(format!("{}@{}.example.vn", a.role, a.commune.as_ref().map_or("tinh", |c| c.as_str())))
        };
        directory::seed_agencies(&app, address).await.unwrap();
        Self { db, app, clock }
    }

    /// Somebody without an account tells of a death.
    async fn a_death(&self, minute: u32) -> CaseId {
        let now = start_of_test();
        let report = Report {
            id: ReportId(self.app.id()),
            kind: ReportKind::UrgentNotice,
            channel: Channel::Form,
            told_by: Informant::default(),
            received_by: ReceivingBody::Department,
            receiver_name: None,
            received_at: now,
            recorded_at: now,
            late_entry_reason: None,
            filed_by: None,
            enterprise: None,
            commune: None,
            verified: false,
            accident: accident(minute),
            declaration: None,
            commune_details: None,
        };
        let ctx = Context::of(Actor::anonymous());
        file_urgent_notice(&self.app, ctx, FiledBy::Page, None, report).await.unwrap().case_id
    }

    fn notifier(&self, server: &FakeServer, name: &str) -> Running {
        let transport =
            Transport::from_url(&server.url(), Mode::Production, Duration::from_secs(20)).unwrap();
        let settings = Settings { poll: Duration::from_millis(20), connections: 3, ..Settings::default() };
        let notifier = Notifier::new(self.app.clone(), transport, settings, name).unwrap();
        let (stop, stopped) = watch::channel(false);
        Running { stop, task: tokio::spawn(notifier.run(stopped)) }
    }

    async fn alerts(&self, case: CaseId) -> Vec<AlertRow> {
        self.app.db().read(move |c| store::alerts::of_case(c, case.0)).await.unwrap()
    }

    /// The messages of a case, one for each of its alerts.
    async fn messages(&self, case: CaseId) -> Vec<OutboxRow> {
        self.app
            .db()
            .read(move |c| {
                let mut out = Vec::new();
                for alert in store::alerts::of_case(c, case.0)? {
                    out.extend(store::outbox::of_alert(c, alert.id)?);
                }
                Ok::<_, store::StoreError>(out)
            })
            .await
            .unwrap()
    }

    async fn events(&self, alert: Uuid) -> Vec<AlertEvent> {
        let stored = self.app.db().read(move |c| store::log::read(c, alert)).await.unwrap();
        let event = |s: store::StoredEvent| {
            serde_json::from_value(serde_json::json!({ "kind": s.kind, "payload": s.payload })).unwrap()
        };
        // Which rung was taken is the ladder's matter, not the sender's.
        stored.into_iter().map(event).filter(|e| !matches!(e, AlertEvent::Hop { .. })).collect()
    }

    /// Waits until every message of the cases is as asked; says how they stand when they never are.
    async fn until(&self, cases: &[CaseId], asked: impl Fn(&OutboxRow) -> bool) {
        let mut last = Vec::new();
        for _ in 0..2_000 {
            last.clear();
            for case in cases {
                last.extend(self.messages(*case).await);
            }
            if !last.is_empty() && last.iter().all(&asked) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the messages never got there: {last:#?}");
    }
}

fn accident(minute: u32) -> AccidentStatement {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    AccidentStatement {
        occurred: OccurredAt::Exact(day.and_hms_opt(7, minute, 0).unwrap()),
        place: Place { commune: CommuneCode::parse("30742").unwrap(), address: None, spot: None },
        sector: Sector::General,
        commuting: false,
        technical_incident: false,
        employer: EmployerFacts { name: Some("Nhà máy xay xát".to_owned()), ..EmployerFacts::default() },
        casualties: Casualties { dead: 1, ..Casualties::default() },
        victims: Vec::new(),
        course: Course::default(),
    }
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
        let events = bench.events(alert.id).await;
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
    let events = bench.events(retried[0].alert_id).await;
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

    let messages = bench.messages(case).await;
    assert!(messages.len() >= count, "a refused message may have taken the next rung of its ladder");
    assert_eq!(server.messages().len(), messages.len() - 1);
    let [dead] = &messages.iter().filter(|row| row.state == OutboxState::Dead).collect::<Vec<_>>()[..] else {
        panic!("{messages:#?}")
    };
    let events = bench.events(dead.alert_id).await;
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
    let events = bench.events(held[0].alert.0).await;
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
