//! Channels: portions of the queue, health, tests, tokens, webhooks.

use std::thread;
use std::time::Duration;

use store::outbox::{Addresses, Portion, claim_portion};
use store::testkit::TestDb;
use store::{
    AgencyRow, ChannelTestRow, ChannelTestState, ChannelTokenRow, CircuitRow, CircuitState, DisabledCause,
    OutboxRow, OutboxState, StoreError, WebhookRow, WebhookState, alerts, channel_health, channel_tests,
    channel_tokens, outbox, webhooks,
};

use crate::on_both;
use crate::outbox::alert;
use crate::sample::{at, day, id, message, w};

on_both!(
    portions_of_the_queue,
    what_came_back,
    health_is_changed_by_one_at_a_time,
    tests_are_taken_once,
    one_of_several_renews_a_token,
    webhooks_and_their_versions,
);

const LEASE: Duration = Duration::from_secs(60);

fn queue(db: &TestDb) {
    w(db, |c| {
        alerts::insert(c, &alert(900_000))?;
        for (n, channel, address) in [
            (1, "email", "a@b.vn"),
            (2, "webhook", "x"),
            (3, "webhook", "y"),
            (4, "webhook", "y"),
            (5, "sms", "84912345678"),
        ] {
            let row =
                OutboxRow { channel: channel.into(), address: address.into(), ..message(n, id(900_000)) };
            outbox::enqueue(c, &row)?;
        }
        Ok(())
    })
    .unwrap();
}

fn portions_of_the_queue(db: &TestDb) {
    queue(db);
    let take = |channel: &str, addresses: Addresses, limit, seconds| {
        let portion = Portion { channel: Some(channel.to_owned()), addresses, limit };
        let claimed = w(db, move |c| claim_portion(c, "a", at(seconds), LEASE, &portion)).unwrap();
        claimed.into_iter().map(|one| (one.row.id, one.taken_over)).collect::<Vec<_>>()
    };
    let y = || "y".to_owned();
    assert_eq!(take("webhook", Addresses::Except(vec![y()]), 9, 0), [(id(2), false)]);
    assert_eq!(take("webhook", Addresses::Except(vec![y(), "x".to_owned()]), 9, 0), []);
    assert_eq!(take("webhook", Addresses::Only(y()), 1, 0), [(id(3), false)]);
    assert_eq!(take("webhook", Addresses::Except(Vec::new()), 9, 0), [(id(4), false)]);
    assert_eq!(take("sms", Addresses::All, 9, 0), [(id(5), false)]);
    assert_eq!(take("zalo", Addresses::All, 9, 0), []);
    assert_eq!(take("email", Addresses::All, 9, 0), [(id(1), false)]);
    // The lease ran out, and whoever held it may have sent it; what was given back was not sent.
    assert_eq!(take("sms", Addresses::All, 9, 61), [(id(5), true)]);
    w(db, |c| outbox::release(c, "a")).unwrap();
    assert_eq!(take("sms", Addresses::All, 9, 61), [(id(5), false)]);
}

fn what_came_back(db: &TestDb) {
    queue(db);
    assert!(!w(db, |c| outbox::bounced(c, id(1), "5.1.1")).unwrap(), "it has not left yet");
    let all = Portion { channel: None, addresses: Addresses::All, limit: 9 };
    w(db, move |c| claim_portion(c, "a", at(0), LEASE, &all)).unwrap();
    w(db, |c| outbox::delivered(c, id(1), "a", at(1))).unwrap();
    assert!(w(db, |c| outbox::bounced(c, id(1), "5.1.1")).unwrap());
    assert!(!w(db, |c| outbox::bounced(c, id(1), "5.1.1")).unwrap());
    let row = db.read_now(|c| outbox::get(c, id(1))).unwrap();
    assert_eq!((row.state, row.last_error.as_deref()), (OutboxState::Dead, Some("5.1.1")));
}

fn fresh() -> CircuitRow {
    CircuitRow {
        circuit: "sms".into(),
        channel: "sms".into(),
        state: CircuitState::Closed,
        consecutive_failures: 0,
        openings: 0,
        open_until: None,
        last_ok_at: None,
        last_failed_at: None,
        last_error: None,
        updated_at: at(0),
        broken_since: None,
    }
}

fn health_is_changed_by_one_at_a_time(db: &TestDb) {
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let db = (**db).clone();
            thread::spawn(move || {
                for _ in 0..10 {
                    let more = |mut row: CircuitRow| {
                        row.consecutive_failures += 1;
                        row
                    };
                    db.write_now(move |c| channel_health::change(c, &fresh(), more)).unwrap();
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|t| t.join().unwrap());
    let row = db.read_now(|c| channel_health::get(c, "sms")).unwrap().unwrap();
    assert_eq!(row.consecutive_failures, 40);
    let open = CircuitRow {
        state: CircuitState::Open,
        open_until: Some(at(9)),
        last_error: Some("x".into()),
        broken_since: Some(at(3)),
        ..fresh()
    };
    let put = open.clone();
    w(db, move |c| channel_health::change(c, &fresh(), |_| put.clone())).unwrap();
    assert_eq!(db.read_now(channel_health::list).unwrap(), [open]);
    w(db, |c| channel_health::forget(c, "sms")).unwrap();
    assert_eq!(db.read_now(|c| channel_health::get(c, "sms")).unwrap(), None);
}

fn trial(n: u64) -> ChannelTestRow {
    ChannelTestRow {
        id: id(n),
        channel: "email".into(),
        webhook_id: None,
        own_number: false,
        state: ChannelTestState::Pending,
        requested_at: at(i64::try_from(n).unwrap()),
        requested_by: id(1),
        leased_until: None,
        finished_at: None,
        answer: None,
    }
}

fn tests_are_taken_once(db: &TestDb) {
    w(db, |c| channel_tests::insert(c, &trial(1)).and_then(|()| channel_tests::insert(c, &trial(2))))
        .unwrap();
    let take =
        |now| w(db, move |c| channel_tests::take(c, at(now), at(now + 60), "lost")).unwrap().map(|t| t.id);
    assert_eq!((take(0), take(0), take(0)), (Some(id(1)), Some(id(2)), None));
    assert!(w(db, |c| channel_tests::finish(c, id(2), true, "250 ok", at(5))).unwrap());
    assert!(!w(db, |c| channel_tests::finish(c, id(2), false, "late", at(6))).unwrap());
    // The notifier of the first was lost: it is ended, not repeated.
    assert_eq!(take(61), None);
    let rows = db.read_now(|c| channel_tests::list(c, 0)).unwrap();
    let told: Vec<_> = rows.iter().map(|t| (t.id, t.state, t.answer.as_deref())).collect();
    assert_eq!(
        told,
        [(id(2), ChannelTestState::Passed, Some("250 ok")), (id(1), ChannelTestState::Failed, Some("lost"))]
    );
}

fn one_of_several_renews_a_token(db: &TestDb) {
    let row = ChannelTokenRow {
        channel: "zalo".into(),
        sealed: "x".into(),
        seed: "s".into(),
        expires_at: at(0),
        renewing_until: None,
        updated_at: at(0),
        version: 1,
    };
    let put = row.clone();
    assert!(w(db, move |c| channel_tokens::insert(c, &put)).unwrap());
    let put = row.clone();
    assert!(!w(db, move |c| channel_tokens::insert(c, &put)).unwrap());
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let (db, row) = ((**db).clone(), ChannelTokenRow { sealed: format!("{n}"), ..row.clone() });
            thread::spawn(move || db.write_now(move |c| channel_tokens::update(c, &row, 1)).unwrap())
        })
        .collect();
    let won = threads.into_iter().map(|t| t.join().unwrap()).filter(|won| *won).count();
    assert_eq!(won, 1);
    assert_eq!(db.read_now(|c| channel_tokens::get(c, "zalo")).unwrap().unwrap().version, 2);
    assert_eq!(db.read_now(|c| channel_tokens::get(c, "sms")).unwrap(), None);
}

fn agency(n: u64) -> AgencyRow {
    AgencyRow {
        id: id(n),
        role: "police_province".into(),
        province: "91".into(),
        commune_code: None,
        name_vi: "Công an tỉnh".into(),
        name_en: "Provincial police".into(),
        email: None,
        phone: None,
        valid_from: day(2025, 3, 1),
        valid_until: None,
        confidence: "sure".into(),
        citation: String::new(),
        updated_at: at(0),
        version: 1,
    }
}

fn webhooks_and_their_versions(db: &TestDb) {
    let webhook = |n: u64, url: &str| WebhookRow {
        id: id(n),
        agency_id: id(500),
        url: url.into(),
        topics: ["alert", "drill"].into_iter().collect(),
        state: WebhookState::Active,
        disabled_cause: None,
        disabled_note: None,
        disabled_at: None,
        secret_version: 1,
        previous_until: None,
        created_at: at(i64::try_from(n).unwrap()),
        updated_at: at(0),
        version: 1,
    };
    let (first, second) = (webhook(1, "https://a.vn/"), webhook(2, "https://b.vn/"));
    let (a, b) = (first.clone(), second.clone());
    w(db, move |c| {
        store::agencies::insert(c, &agency(500))?;
        webhooks::insert(c, &a)?;
        webhooks::insert(c, &b)
    })
    .unwrap();
    let twin = webhook(3, "https://a.vn/");
    assert!(matches!(w(db, move |c| webhooks::insert(c, &twin)), Err(StoreError::Duplicate)));
    let off = WebhookRow {
        state: WebhookState::Disabled,
        disabled_cause: Some(DisabledCause::Gone),
        disabled_note: Some("HTTP 410".into()),
        disabled_at: Some(at(7)),
        previous_until: Some(at(8)),
        ..second
    };
    let put = off.clone();
    assert_eq!(w(db, move |c| webhooks::update(c, &put, 1)).unwrap(), 2);
    let off = WebhookRow { version: 2, ..off };
    assert_eq!(db.read_now(|c| webhooks::list(c, Some(id(500)))).unwrap(), [first, off.clone()]);
    assert_eq!(db.read_now(|c| webhooks::list(c, Some(id(501)))).unwrap(), []);
    let stale = w(db, move |c| webhooks::update(c, &off, 1));
    assert!(matches!(stale, Err(StoreError::Conflict { expected: 1, actual: 2, .. })), "{stale:?}");
}
