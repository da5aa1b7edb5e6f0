//! Text messages: code and link, and never twice without a person knowing.

use crate::SmsGateway;
use crate::bench::{Bench, Running, on_both, start_of_test};
use crate::channel::sms_settings;
use crate::http::fake_endpoint::{Does, FakeEndpoint};
use crate::transport::fake_server::FakeServer;
use casework::alerts::{self, AlertEvent, UNCLEAR};
use casework::channels::{self, Breaker, Wish};
use chrono::Duration as Span;
use domain::words::ChannelKind;
use std::time::Duration;
use store::OutboxState;

on_both! {
    a_text_message_carries_the_code_and_a_link_that_leads_to_the_page,
    what_may_have_arrived_is_not_sent_again,
    what_a_lost_notifier_may_have_sent_is_not_sent_again,
    a_gateway_that_was_not_reached_is_asked_again,
    a_number_that_takes_no_message_is_a_dead_letter,
}

const PHONE: &str = "84912345678";
const TAKEN: Does = Does::Answers(200, "{\"code\":0}");

fn notifier(bench: &Bench, smtp: &FakeServer, gateway: &str, timeout: Duration) -> Running {
    let sms = SmsGateway::new(bench.app.clone(), sms_settings(gateway), timeout).unwrap();
    Running::of(bench.made(smtp, "w1", |_| {}).with_sms(sms))
}

const LONG: Duration = Duration::from_secs(20);

async fn a_text_message_carries_the_code_and_a_link_that_leads_to_the_page(bench: Bench) {
    let (smtp, gateway) = (FakeServer::start([]), FakeEndpoint::start([TAKEN]));
    let case = bench.a_death(10).await;
    let message = bench.also(case, ChannelKind::Sms, PHONE).await;
    let running = notifier(&bench, &smtp, &gateway.url(), LONG);
    bench.until_one(message, |row| row.state == OutboxState::Delivered).await;
    running.stop().await;

    let asked = gateway.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].header("authorization"), "Bearer bi-mat");
    let body = asked[0].json();
    assert_eq!((&body["to"], &body["ref"]), (&serde_json::json!(PHONE), &serde_json::json!(message)));
    let text = body["text"].as_str().unwrap();
    let (code, link) = text.split_once(": co tin khan can xac nhan. ").unwrap();
    assert!(code.starts_with("TNLD-91-2026-") && text.len() <= 160 && text.is_ascii(), "{text}");

    let token = link.strip_prefix("https://tnld.angiang.example.vn/xac-nhan/").unwrap().to_owned();
    let alert = &bench.alerts(case).await[0];
    let card = alerts::card_by_link(&bench.app, token).await.unwrap();
    assert_eq!((card.alert.id.0, card.alert.acknowledged_at), (alert.id, None));
    let events = bench.events(alert.id).await;
    let sent = |e: &AlertEvent| matches!(e, AlertEvent::Sent { channel, answer, .. } if channel == "sms" && answer == "HTTP 200, 0");
    assert!(events.iter().any(sent), "{events:#?}");
}

async fn what_may_have_arrived_is_not_sent_again(bench: Bench) {
    let smtp = FakeServer::start([]);
    let gateway = FakeEndpoint::start([
        Does::KeepsSilent,
        Does::HangsUp,
        Does::Answers(500, ""),
        Does::Answers(200, "<html>"),
    ]);
    let case = bench.a_death(10).await;
    let running = notifier(&bench, &smtp, &gateway.url(), Duration::from_millis(400));
    for n in 1..=4 {
        let message = bench.also(case, ChannelKind::Sms, PHONE).await;
        let row = bench.until_one(message, |row| row.state == OutboxState::Dead).await;
        assert_eq!((row.attempts, gateway.asked().len()), (1, n));
        assert!(row.last_error.as_deref().unwrap().starts_with(UNCLEAR), "{row:#?}");
    }
    // Long after, nobody has tried again.
    bench.clock.set(start_of_test() + Span::days(1));
    let again = bench.also(case, ChannelKind::Email, "so@example.vn").await;
    bench.until_one(again, |row| row.state == OutboxState::Delivered).await;
    running.stop().await;
    assert_eq!(gateway.asked().len(), 4);
    let events = bench.events(bench.alerts(case).await[0].id).await;
    let unclear =
        events.iter().filter(|e| matches!(e, AlertEvent::Unclear { channel, .. } if channel == "sms"));
    assert_eq!(unclear.count(), 4, "{events:#?}");
    assert!(!events.iter().any(|e| matches!(e, AlertEvent::Failed { .. })), "{events:#?}");
}

async fn what_a_lost_notifier_may_have_sent_is_not_sent_again(bench: Bench) {
    let (smtp, gateway) = (FakeServer::start([]), FakeEndpoint::start([TAKEN, TAKEN]));
    let case = bench.a_death(10).await;
    let message = bench.also(case, ChannelKind::Sms, PHONE).await;
    let wish = vec![Wish { channel: ChannelKind::Sms, limit: 9 }];
    let held =
        channels::claim(&bench.app, "dead", Duration::from_secs(60), wish, Breaker::default()).await.unwrap();
    assert_eq!(held.deliveries.len(), 1);
    bench.clock.set(start_of_test() + Span::seconds(61));
    let running = notifier(&bench, &smtp, &gateway.url(), LONG);
    let row = bench.until_one(message, |row| row.state == OutboxState::Dead).await;
    assert!(row.last_error.unwrap().starts_with(UNCLEAR));
    assert!(gateway.asked().is_empty());
    // A person replays it, knowing that.
    let now = bench.app.now();
    bench.app.db().write(move |c| store::outbox::replay(c, message, PHONE, now)).await.unwrap();
    bench.until_one(message, |row| row.state == OutboxState::Delivered).await;
    running.stop().await;
    assert_eq!(gateway.asked().len(), 1);
}

async fn a_gateway_that_was_not_reached_is_asked_again(bench: Bench) {
    let smtp = FakeServer::start([]);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let case = bench.a_death(10).await;
    let message = bench.also(case, ChannelKind::Sms, PHONE).await;
    let running = notifier(&bench, &smtp, &format!("http://127.0.0.1:{closed}/"), LONG);
    let row = bench.until_one(message, |row| row.attempts == 1 && row.leased_by.is_none()).await;
    assert_eq!(
        (row.state, row.last_error.as_deref()),
        (OutboxState::Pending, Some("connect: connection refused"))
    );
    running.stop().await;
    let gateway = FakeEndpoint::start([TAKEN]);
    let running = notifier(&bench, &smtp, &gateway.url(), LONG);
    bench.clock.set(row.next_attempt_at);
    bench.until_one(message, |row| row.state == OutboxState::Delivered).await;
    running.stop().await;
}

async fn a_number_that_takes_no_message_is_a_dead_letter(bench: Bench) {
    let smtp = FakeServer::start([]);
    let gateway =
        FakeEndpoint::start([Does::Answers(200, "{\"code\":\"bad_number\"}"), Does::Answers(400, "")]);
    let case = bench.a_death(10).await;
    let running = notifier(&bench, &smtp, &gateway.url(), LONG);
    for address in [PHONE, PHONE, "842973861234", "so@example.vn"] {
        let message = bench.also(case, ChannelKind::Sms, address).await;
        let row = bench.until_one(message, |row| row.state == OutboxState::Dead).await;
        assert!(!row.last_error.unwrap().starts_with(UNCLEAR));
    }
    running.stop().await;
    assert_eq!(gateway.asked().len(), 2);
}
