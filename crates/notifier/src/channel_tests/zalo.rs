//! Zalo ZNS: the token is renewed by one notifier for all.

use crate::ZaloAccount;
use crate::bench::{Bench, Running, on_both, start_of_test};
use crate::channel::zalo_settings;
use crate::http::fake_endpoint::{Does, FakeEndpoint};
use crate::transport::fake_server::FakeServer;
use casework::alerts::{AlertEvent, UNCLEAR};
use chrono::Duration as Span;
use domain::words::ChannelKind;
use std::time::Duration;
use store::OutboxState;

on_both! {
    a_message_of_the_template_and_one_renewal_for_two_notifiers,
    a_token_that_was_refused_is_renewed_and_the_message_sent,
    a_renewal_that_fails_ends_no_message,
    what_zalo_may_have_taken_is_not_sent_again,
}

const PHONE: &str = "84912345678";
const TAKEN: Does = Does::Answers(200, "{\"error\":0,\"message\":\"Success\",\"data\":{\"msg_id\":\"m1\"}}");
const FIRST: Does = Does::Answers(
    200,
    "{\"access_token\":\"mo-1\",\"refresh_token\":\"lam-moi-2\",\"expires_in\":\"90000\"}",
);
const SECOND: Does = Does::Answers(
    200,
    "{\"access_token\":\"mo-2\",\"refresh_token\":\"lam-moi-3\",\"expires_in\":\"90000\"}",
);

fn notifier(
    bench: &Bench,
    smtp: &FakeServer,
    name: &str,
    api: &FakeEndpoint,
    oauth: &FakeEndpoint,
) -> Running {
    let settings = zalo_settings(&api.url(), &oauth.url());
    let account = ZaloAccount::new(bench.app.clone(), settings, Duration::from_secs(20)).unwrap();
    Running::of(bench.made(smtp, name, |_| {}).with_zalo(account))
}

async fn a_message_of_the_template_and_one_renewal_for_two_notifiers(bench: Bench) {
    let (smtp, api, oauth) =
        (FakeServer::start([]), FakeEndpoint::start([]), FakeEndpoint::start([FIRST, SECOND]));
    api.usually(TAKEN);
    let case = bench.a_death(10).await;
    let mut messages = Vec::new();
    for _ in 0..8 {
        messages.push(bench.also(case, ChannelKind::Zalo, PHONE).await);
    }
    let running = [notifier(&bench, &smtp, "w1", &api, &oauth), notifier(&bench, &smtp, "w2", &api, &oauth)];
    for id in &messages {
        bench.until_one(*id, |row| row.state == OutboxState::Delivered).await;
    }
    let asked = oauth.asked();
    assert_eq!(asked.len(), 1, "one renewal for all");
    assert_eq!(asked[0].text(), "refresh_token=lam-moi-1&app_id=397245&grant_type=refresh_token");
    assert_eq!(asked[0].header("secret_key"), "khoa-ung-dung");
    assert_eq!(api.asked().len(), 8);
    for one in api.asked() {
        assert_eq!(one.header("access_token"), "mo-1");
        let body = one.json();
        assert_eq!(
            (&body["phone"], &body["template_id"]),
            (&serde_json::json!(PHONE), &serde_json::json!("505716"))
        );
        assert!(messages.iter().any(|id| body["tracking_id"] == id.to_string()));
        let data = &body["template_data"];
        assert!(data["ma_vu"].as_str().unwrap().starts_with("TNLĐ-91-2026-"));
        assert!(data["lien_ket"].as_str().unwrap().contains("/xac-nhan/"));
        assert_eq!(data["ghi_chu"], "TIN KHẨN");
    }
    // It ends after 25 hours: the next message renews it with the token of the first renewal.
    bench.clock.set(start_of_test() + Span::hours(25));
    let later = bench.also(case, ChannelKind::Zalo, PHONE).await;
    bench.until_one(later, |row| row.state == OutboxState::Delivered).await;
    for one in running {
        one.stop().await;
    }
    assert!(oauth.asked()[1].text().contains("refresh_token=lam-moi-2&"));
    assert_eq!(api.asked()[8].header("access_token"), "mo-2");
    let kept = bench.app.db().read(|c| store::channel_tokens::get(c, "zalo")).await.unwrap().unwrap();
    assert!(!kept.sealed.contains("mo-2") && kept.renewing_until.is_none());
}

async fn a_token_that_was_refused_is_renewed_and_the_message_sent(bench: Bench) {
    let (smtp, oauth) = (FakeServer::start([]), FakeEndpoint::start([FIRST, SECOND]));
    let api = FakeEndpoint::start([
        TAKEN,
        Does::Answers(200, "{\"error\":-124,\"message\":\"Access token invalid\"}"),
        TAKEN,
    ]);
    let case = bench.a_death(10).await;
    let running = notifier(&bench, &smtp, "w1", &api, &oauth);
    for _ in 0..2 {
        let message = bench.also(case, ChannelKind::Zalo, PHONE).await;
        let row = bench.until_one(message, |row| row.state == OutboxState::Delivered).await;
        assert_eq!(row.attempts, 1);
    }
    running.stop().await;
    let tokens: Vec<String> = api.asked().iter().map(|a| a.header("access_token").to_owned()).collect();
    assert_eq!(tokens, ["mo-1", "mo-1", "mo-2"]);
}

async fn a_renewal_that_fails_ends_no_message(bench: Bench) {
    let (smtp, api) = (FakeServer::start([]), FakeEndpoint::start([TAKEN]));
    let oauth = FakeEndpoint::start([
        Does::Answers(200, "{\"error\":-14014,\"error_name\":\"Invalid refresh token\"}"),
        FIRST,
    ]);
    let case = bench.a_death(10).await;
    let message = bench.also(case, ChannelKind::Zalo, PHONE).await;
    let running = notifier(&bench, &smtp, "w1", &api, &oauth);
    let row = bench.until_one(message, |row| row.attempts == 1 && row.leased_by.is_none()).await;
    let error = row.last_error.unwrap();
    assert!(
        row.state == OutboxState::Pending && error.contains("-14014") && !error.contains("lam-moi"),
        "{error}"
    );
    assert!(api.asked().is_empty());
    bench.clock.set(row.next_attempt_at);
    bench.until_one(message, |row| row.state == OutboxState::Delivered).await;
    running.stop().await;
}

async fn what_zalo_may_have_taken_is_not_sent_again(bench: Bench) {
    let (smtp, oauth) = (FakeServer::start([]), FakeEndpoint::start([FIRST]));
    let api = FakeEndpoint::start([
        Does::HangsUp,
        Does::Answers(502, ""),
        Does::Answers(200, "{\"error\":-118,\"message\":\"no account\"}"),
    ]);
    let case = bench.a_death(10).await;
    let running = notifier(&bench, &smtp, "w1", &api, &oauth);
    for unclear in [true, true, false] {
        let message = bench.also(case, ChannelKind::Zalo, PHONE).await;
        let row = bench.until_one(message, |row| row.state == OutboxState::Dead).await;
        assert_eq!(row.last_error.unwrap().starts_with(UNCLEAR), unclear);
    }
    running.stop().await;
    assert_eq!(api.asked().len(), 3);
    let events = bench.events(bench.alerts(case).await[0].id).await;
    assert_eq!(events.iter().filter(|e| matches!(e, AlertEvent::Unclear { .. })).count(), 2);
}
