//! Webhooks: signed, told once, judged by their answer.

use crate::bench::{Bench, Running, on_both, start_of_test};
use crate::http::fake_endpoint::{Asked, Does, FakeEndpoint};
use crate::transport::fake_server::FakeServer;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use casework::Context;
use casework::alerts::AlertEvent;
use casework::webhooks::{self, WebhookOrder, WebhookView};
use chrono::Duration as Span;
use domain::access::Actor;
use domain::ids::AgencyId;
use domain::value::WebAddress;
use domain::words::{ChannelKind, WebhookTopic};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::{DisabledCause, OutboxState, WebhookState};

on_both! {
    a_webhook_is_told_in_cloud_events_under_a_valid_signature,
    two_secrets_sign_while_one_is_replaced,
    a_webhook_that_fails_is_told_again_under_the_same_id,
    a_webhook_that_is_gone_is_disabled_with_the_reason,
    answers_that_end_a_message,
    a_webhook_that_hangs_starves_no_mail,
}

/// A webhook of the first alerted agency of a case, and its secret.
pub(super) async fn registered(
    bench: &Bench,
    admin: &Actor,
    endpoint: &FakeEndpoint,
    agency: AgencyId,
) -> (WebhookView, String) {
    let order = WebhookOrder {
        agency,
        url: WebAddress::parse(&endpoint.url()).unwrap(),
        topics: vec![WebhookTopic::Alert],
    };
    let made = webhooks::register(&bench.app, Context::of(admin.clone()), order).await.unwrap();
    (made.webhook, made.secret.0)
}

/// Checks as the other side would, from the documentation of Standard Webhooks alone.
pub(super) fn is_signed(asked: &Asked, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    let head = format!("{}.{}.", asked.header("webhook-id"), asked.header("webhook-timestamp"));
    mac.update(head.as_bytes());
    mac.update(&asked.body);
    let expected = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
    asked.header("webhook-signature").split(' ').any(|s| s == expected)
}

async fn agency_of(bench: &Bench, case: domain::ids::CaseId) -> AgencyId {
    AgencyId(bench.alerts(case).await[0].agency_id.unwrap())
}

async fn a_webhook_is_told_in_cloud_events_under_a_valid_signature(bench: Bench) {
    let (smtp, endpoint) = (FakeServer::start([]), FakeEndpoint::start([]));
    let (admin, case) = (bench.admin().await, bench.a_death(10).await);
    let (webhook, secret) = registered(&bench, &admin, &endpoint, agency_of(&bench, case).await).await;
    let message = bench.also(case, ChannelKind::Webhook, &webhook.id.to_string()).await;
    let notifier = bench.notifier(&smtp, "w1");
    bench.until_one(message, |row| row.state == OutboxState::Delivered).await;
    notifier.stop().await;

    let asked = endpoint.asked();
    assert_eq!(asked.len(), 1);
    assert!(is_signed(&asked[0], &secret));
    assert_eq!(asked[0].header("content-type"), "application/cloudevents+json; charset=utf-8");
    assert_eq!(asked[0].header("webhook-id"), message.to_string());
    assert_eq!(asked[0].header("webhook-timestamp"), start_of_test().timestamp().to_string());
    let event = asked[0].json();
    assert_eq!(event["type"], "vn.tnld.alert.raised.v1");
    assert_eq!(event["specversion"], "1.0");
    assert_eq!(event["id"], message.to_string());
    let alert = &bench.alerts(case).await[0];
    let data = &event["data"];
    assert_eq!(data["alert_id"], alert.id.to_string());
    assert_eq!(data["class"], "fatal");
    assert_eq!((&data["drill"], &data["demo"]), (&serde_json::json!(false), &serde_json::json!(false)));
    assert_eq!(data["case_number"], event["subject"]);
    for text in ["Nhà máy xay xát", "Rạch Giá", "xac-nhan"] {
        assert!(!asked[0].text().contains(text), "{text} in {}", asked[0].text());
    }
    let events = bench.events(alert.id).await;
    let sent = |e: &AlertEvent| matches!(e, AlertEvent::Sent { channel, attempt: 1, answer } if channel == "webhook" && answer == "HTTP 204");
    assert!(events.iter().any(sent), "{events:#?}");
}

async fn two_secrets_sign_while_one_is_replaced(bench: Bench) {
    let (smtp, endpoint) = (FakeServer::start([]), FakeEndpoint::start([]));
    let (admin, case) = (bench.admin().await, bench.a_death(10).await);
    let (webhook, old) = registered(&bench, &admin, &endpoint, agency_of(&bench, case).await).await;
    let ctx = Context { if_match: Some(webhook.version), ..Context::of(admin) };
    let rotated = webhooks::rotate(&bench.app, ctx, webhook.id, Span::hours(1)).await.unwrap();
    let new = rotated.secret.0;
    assert_ne!(old, new);
    let notifier = bench.notifier(&smtp, "w1");
    let first = bench.also(case, ChannelKind::Webhook, &webhook.id.to_string()).await;
    bench.until_one(first, |row| row.state == OutboxState::Delivered).await;
    bench.clock.set(start_of_test() + Span::hours(1));
    let second = bench.also(case, ChannelKind::Webhook, &webhook.id.to_string()).await;
    bench.until_one(second, |row| row.state == OutboxState::Delivered).await;
    notifier.stop().await;

    let asked = endpoint.asked();
    assert_eq!((is_signed(&asked[0], &old), is_signed(&asked[0], &new)), (true, true));
    assert_eq!(asked[0].header("webhook-signature").split(' ').count(), 2);
    assert_eq!((is_signed(&asked[1], &old), is_signed(&asked[1], &new)), (false, true));
}

async fn a_webhook_that_fails_is_told_again_under_the_same_id(bench: Bench) {
    let smtp = FakeServer::start([]);
    let endpoint =
        FakeEndpoint::start([Does::Answers(503, ""), Does::HangsUp, Does::With(429, "Retry-After: 60")]);
    let (admin, case) = (bench.admin().await, bench.a_death(10).await);
    let (webhook, secret) = registered(&bench, &admin, &endpoint, agency_of(&bench, case).await).await;
    let message = bench.also(case, ChannelKind::Webhook, &webhook.id.to_string()).await;
    let notifier = bench.notifier(&smtp, "w1");
    for attempt in 1..=3 {
        let row = bench.until_one(message, |r| r.attempts == attempt && r.leased_by.is_none()).await;
        assert_eq!(row.state, OutboxState::Pending);
        bench.clock.set(row.next_attempt_at);
    }
    bench.until_one(message, |row| row.state == OutboxState::Delivered).await;
    notifier.stop().await;

    let asked = endpoint.asked();
    assert_eq!(asked.len(), 4);
    for one in &asked {
        assert_eq!(one.header("webhook-id"), message.to_string());
        assert!(is_signed(one, &secret));
    }
    let events = bench.events(bench.alerts(case).await[0].id).await;
    let waits: Vec<_> = events
        .iter()
        .filter_map(|e| match e {
            AlertEvent::Delayed { error, .. } => Some(error.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        waits,
        [
            "answer: HTTP 503: the other side is out of order",
            "request: the connection was cut",
            "answer: HTTP 429: asked to come back later",
        ]
    );
}

async fn a_webhook_that_is_gone_is_disabled_with_the_reason(bench: Bench) {
    let (smtp, endpoint) = (FakeServer::start([]), FakeEndpoint::start([Does::Answers(410, "")]));
    let (admin, case) = (bench.admin().await, bench.a_death(10).await);
    let (webhook, _) = registered(&bench, &admin, &endpoint, agency_of(&bench, case).await).await;
    let notifier = bench.notifier(&smtp, "w1");
    let first = bench.also(case, ChannelKind::Webhook, &webhook.id.to_string()).await;
    bench.until_one(first, |row| row.state == OutboxState::Dead).await;
    let second = bench.also(case, ChannelKind::Webhook, &webhook.id.to_string()).await;
    let row = bench.until_one(second, |row| row.state == OutboxState::Dead).await;
    notifier.stop().await;

    assert!(row.last_error.unwrap().contains("the webhook is disabled: answer: HTTP 410"));
    assert_eq!(endpoint.asked().len(), 1, "who is gone is not asked again");
    let read = webhooks::read(&bench.app, Context::of(admin), webhook.id).await.unwrap();
    assert_eq!((read.state, read.disabled_cause), (WebhookState::Disabled, Some(DisabledCause::Gone)));
    assert_eq!(read.disabled_at, Some(start_of_test()));
    let agency = read.agency.0;
    let told = move |c: &mut store::Conn| webhooks::told_of(c, agency, WebhookTopic::Alert);
    assert_eq!(bench.app.db().read(told).await.unwrap(), []);
    let audited =
        bench.app.db().read(move |c| store::audit::list(c, Some(&webhook.id.to_string()), 10)).await;
    let actions: Vec<String> = audited.unwrap().into_iter().map(|a| a.action).collect();
    assert_eq!(actions.iter().filter(|a| *a == "webhook.gone").count(), 1);
}

async fn answers_that_end_a_message(bench: Bench) {
    let smtp = FakeServer::start([]);
    let endpoint = FakeEndpoint::start([
        Does::With(302, "Location: http://127.0.0.1:1/elsewhere"),
        Does::Answers(404, ""),
        Does::Answers(401, ""),
    ]);
    let (admin, case) = (bench.admin().await, bench.a_death(10).await);
    let (webhook, _) = registered(&bench, &admin, &endpoint, agency_of(&bench, case).await).await;
    let notifier = bench.notifier(&smtp, "w1");
    for n in 1..=3 {
        let message = bench.also(case, ChannelKind::Webhook, &webhook.id.to_string()).await;
        let row = bench.until_one(message, |row| row.state == OutboxState::Dead).await;
        assert_eq!((row.attempts, endpoint.asked().len()), (1, n));
    }
    for address in ["no id", "0193f0aa-0000-7000-8000-000000000001"] {
        let message = bench.also(case, ChannelKind::Webhook, address).await;
        bench.until_one(message, |row| row.state == OutboxState::Dead).await;
    }
    notifier.stop().await;
    assert_eq!(endpoint.connections(), 3);
}

async fn a_webhook_that_hangs_starves_no_mail(bench: Bench) {
    let (smtp, endpoint) = (FakeServer::start([]), FakeEndpoint::start([]));
    endpoint.usually(Does::KeepsSilent);
    let (admin, first) = (bench.admin().await, bench.a_death(10).await);
    let (webhook, _) = registered(&bench, &admin, &endpoint, agency_of(&bench, first).await).await;
    let mut stuck = Vec::new();
    for _ in 0..12 {
        stuck.push(bench.also(first, ChannelKind::Webhook, &webhook.id.to_string()).await);
    }
    let notifier = Running::of(bench.made(&smtp, "w1", |s| {
        s.webhook_connections = 2;
        s.grace = std::time::Duration::from_millis(100);
    }));
    let second = bench.a_death(20).await;
    for message in bench.messages(first).await.into_iter().chain(bench.messages(second).await) {
        if message.channel == "email" {
            bench.until_one(message.id, |row| row.state == OutboxState::Delivered).await;
        }
    }
    let mut attempted = 0;
    for id in &stuck {
        attempted += bench.message(*id).await.attempts;
    }
    assert!(attempted <= 2, "the webhook has two places, not {attempted}");
    notifier.stop().await;
}
