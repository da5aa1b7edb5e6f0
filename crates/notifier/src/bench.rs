//! A notifier over a throwaway database, with a clock that stands still.

use crate::transport::Transport;
use crate::transport::fake_server::FakeServer;
use crate::{Notifier, Settings};
use casework::alerts::AlertEvent;
use casework::channels::ChannelRules;
use casework::reports::{FiledBy, file_urgent_notice};
use casework::webhooks::WebhookPolicy;
use casework::{Casework, Context, FixedClock, Mode, Secrets, SystemIds, directory};
use chrono::{Duration as Span, NaiveDate, TimeZone, Utc};
use domain::access::{Actor, Role};
use domain::case::{
    AccidentStatement, Casualties, Course, EmployerFacts, Informant, Place, ReceivingBody, Report,
};
use domain::ids::{CaseId, ReportId, UserId};
use domain::law::LawSet;
use domain::time::Instant;
use domain::value::{CommuneCode, OccurredAt, Phone};
use domain::words::{Channel, ChannelKind, ReportKind, Sector};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use store::testkit::TestDb;
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
                    super::$test(crate::bench::Bench::on(store::testkit::TestDb::sqlite()).await).await;
                }
            )+
        }

        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    super::$test(crate::bench::Bench::on(store::testkit::TestDb::postgres()).await).await;
                }
            )+
        }
    };
}

pub(crate) use on_both;

pub(crate) struct Bench {
    /// Removed when the bench goes.
    pub(crate) db: TestDb,
    pub(crate) app: Casework,
    pub(crate) clock: Arc<FixedClock>,
}

pub(crate) struct Running {
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) task: JoinHandle<()>,
}

impl Running {
    pub(crate) fn of(notifier: Notifier) -> Self {
        let (stop, stopped) = watch::channel(false);
        Self { stop, task: tokio::spawn(notifier.run(stopped)) }
    }

    pub(crate) async fn stop(self) {
        self.stop.send(true).unwrap();
        self.task.await.unwrap();
    }
}

pub(crate) fn start_of_test() -> Instant {
    Utc.with_ymd_and_hms(2026, 11, 23, 1, 15, 0).unwrap()
}

impl Bench {
    pub(crate) async fn on(db: TestDb) -> Self {
        Self::with(db, rules()).await
    }

    pub(crate) async fn with(db: TestDb, channel_rules: ChannelRules) -> Self {
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
            channels: ChannelKind::ALL.to_vec(),
            channel_rules,
            watch: casework::watch::Watchman::default(),
            notice_validity: Span::days(90),
            evidence: casework::evidence::EvidenceRoom::in_directory(
                &std::env::temp_dir().join(format!("tnld-notifier-{}", std::process::id())),
            )
            .unwrap(),
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
    pub(crate) async fn a_death(&self, minute: u32) -> CaseId {
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

    pub(crate) fn notifier(&self, server: &FakeServer, name: &str) -> Running {
        Running::of(self.made(server, name, |_| {}))
    }

    /// A notifier with other settings, which does not run yet.
    pub(crate) fn made(
        &self,
        server: &FakeServer,
        name: &str,
        change: impl FnOnce(&mut Settings),
    ) -> Notifier {
        self.made_for(&server.url(), name, change)
    }

    /// The same with a mail server that may not be there.
    pub(crate) fn made_for(&self, smtp: &str, name: &str, change: impl FnOnce(&mut Settings)) -> Notifier {
        let transport = Transport::from_url(smtp, Mode::Production, Duration::from_secs(20)).unwrap();
        let mut settings =
            Settings { poll: Duration::from_millis(20), connections: 3, ..Settings::default() };
        change(&mut settings);
        Notifier::new(self.app.clone(), transport, settings, name).unwrap()
    }

    /// Puts one more message of the first alert of a case into the outbox; answers its id.
    pub(crate) async fn also(&self, case: CaseId, channel: ChannelKind, address: &str) -> Uuid {
        let alert = self.alerts(case).await[0].id;
        // Of the same rung as the first: what becomes of it makes nobody climb.
        let payload = self.messages(case).await.into_iter().find(|m| m.alert_id == alert).unwrap().payload;
        let row = OutboxRow {
            id: self.app.id(),
            alert_id: alert,
            channel: channel.as_str().to_owned(),
            address: address.to_owned(),
            payload,
            attempts: 0,
            next_attempt_at: self.app.now(),
            leased_by: None,
            leased_until: None,
            state: OutboxState::Pending,
            last_error: None,
            created_at: self.app.now(),
            delivered_at: None,
        };
        let id = row.id;
        self.app.db().write(move |c| store::outbox::enqueue(c, &row)).await.unwrap();
        id
    }

    /// One message.
    pub(crate) async fn message(&self, id: Uuid) -> OutboxRow {
        self.app.db().read(move |c| store::outbox::get(c, id)).await.unwrap()
    }

    /// Waits until one message is as asked.
    pub(crate) async fn until_one(&self, id: Uuid, asked: impl Fn(&OutboxRow) -> bool) -> OutboxRow {
        for _ in 0..2_000 {
            let row = self.message(id).await;
            if asked(&row) {
                return row;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the message never got there: {:#?}", self.message(id).await);
    }

    /// A signed-in administrator with a mobile number.
    pub(crate) async fn admin(&self) -> Actor {
        let edit = directory::UserEdit {
            login: "quantri".to_owned(),
            display_name: "Quản trị".to_owned(),
            unit: String::new(),
            title: String::new(),
            email: None,
            phone: Some(Phone::parse("0912 345 678").unwrap()),
            role: Role::Admin,
            commune: None,
            agency: None,
            password: "một câu dài để nhớ lâu".to_owned(),
            must_change: false,
        };
        let user: UserId =
            directory::add_user(&self.app, Context::of(Actor::system("test")), edit).await.unwrap();
        Actor { role: Role::Admin, user: Some(user), ..Actor::anonymous() }
    }

    pub(crate) async fn alerts(&self, case: CaseId) -> Vec<AlertRow> {
        self.app.db().read(move |c| store::alerts::of_case(c, case.0)).await.unwrap()
    }

    /// The messages of a case, one for each of its alerts.
    pub(crate) async fn messages(&self, case: CaseId) -> Vec<OutboxRow> {
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

    pub(crate) async fn events(&self, alert: Uuid) -> Vec<AlertEvent> {
        let stored = self.app.db().read(move |c| store::log::read(c, alert)).await.unwrap();
        let event = |s: store::StoredEvent| {
            serde_json::from_value(serde_json::json!({ "kind": s.kind, "payload": s.payload })).unwrap()
        };
        stored.into_iter().map(event).collect()
    }

    /// What happened to an alert beside climbing its ladder.
    pub(crate) async fn beside_hops(&self, alert: Uuid) -> Vec<AlertEvent> {
        let events = self.events(alert).await;
        events.into_iter().filter(|e| !matches!(e, AlertEvent::Hop { .. })).collect()
    }

    /// Waits until every message of the cases is as asked; says how they stand when they never are.
    pub(crate) async fn until(&self, cases: &[CaseId], asked: impl Fn(&OutboxRow) -> bool) {
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

/// Webhooks may lead to the loopback address.
pub(crate) fn rules() -> ChannelRules {
    ChannelRules { webhooks: WebhookPolicy { anywhere: true, networks: Vec::new() }, sms_reports: None }
}
