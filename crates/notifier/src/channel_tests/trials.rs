//! Tests that people ask for alarm nobody.

use crate::bench::{Bench, Running, on_both};
use crate::channel::{sms_settings, zalo_settings};
use crate::http::fake_endpoint::{Does, FakeEndpoint};
use crate::transport::fake_server::{At, Does as Smtp, FakeServer};
use crate::{SmsGateway, ZaloAccount};
use casework::Context;
use casework::channels::{TrialOrder, TrialView, read_trial, request_trial};
use domain::access::Actor;
use domain::ids::AgencyId;
use domain::words::ChannelKind;
use std::time::Duration;
use store::ChannelTestState;

on_both! {
    every_channel_is_tested,
}

async fn tested(bench: &Bench, admin: &Actor, order: TrialOrder) -> TrialView {
    let asked = request_trial(&bench.app, Context::of(admin.clone()), order).await.unwrap();
    for _ in 0..2_000 {
        let view = read_trial(&bench.app, Context::of(admin.clone()), asked.id).await.unwrap();
        if view.finished_at.is_some() {
            return view;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the test never ended");
}

async fn every_channel_is_tested(bench: Bench) {
    let smtp = FakeServer::start([(At::Greeting, Smtp::Says("421 too busy"))]);
    let hook = FakeEndpoint::start([]);
    let gateway = FakeEndpoint::start([]);
    gateway.usually(Does::Answers(200, "{\"code\":0}"));
    let oauth = FakeEndpoint::start([Does::Answers(
        200,
        "{\"access_token\":\"a\",\"refresh_token\":\"b\",\"expires_in\":90000}",
    )]);
    let zalo = FakeEndpoint::start([]);
    let admin = bench.admin().await;
    let agency = bench.app.db().read(|c| store::agencies::list(c, None, None)).await.unwrap()[0].id;
    let (webhook, secret) = super::webhook::registered(&bench, &admin, &hook, AgencyId(agency)).await;
    let long = Duration::from_secs(20);
    let sms = SmsGateway::new(bench.app.clone(), sms_settings(&gateway.url()), long).unwrap();
    let account =
        ZaloAccount::new(bench.app.clone(), zalo_settings(&zalo.url(), &oauth.url()), long).unwrap();
    let running = Running::of(bench.made(&smtp, "w1", |_| {}).with_sms(sms).with_zalo(account));
    let dry = |channel| TrialOrder::Channel { channel, own_number: false };

    let mail = tested(&bench, &admin, dry(ChannelKind::Email)).await;
    assert_eq!(mail.state, ChannelTestState::Failed);
    assert!(mail.answer.unwrap().contains("421"));
    assert_eq!(tested(&bench, &admin, dry(ChannelKind::Email)).await.state, ChannelTestState::Passed);
    assert!(smtp.messages().is_empty());

    let told = tested(&bench, &admin, TrialOrder::Webhook(webhook.id)).await;
    assert_eq!((told.state, told.answer.as_deref()), (ChannelTestState::Passed, Some("HTTP 204")));
    let ping = &hook.asked()[0];
    assert!(super::webhook::is_signed(ping, &secret));
    assert_eq!(
        (&ping.json()["type"], &ping.json()["data"]["test"]),
        (&"vn.tnld.ping.v1".into(), &true.into())
    );

    assert_eq!(tested(&bench, &admin, dry(ChannelKind::Sms)).await.state, ChannelTestState::Passed);
    assert!(gateway.asked().is_empty(), "a dry test sends nothing");
    let own = TrialOrder::Channel { channel: ChannelKind::Sms, own_number: true };
    assert_eq!(tested(&bench, &admin, own).await.state, ChannelTestState::Passed);
    let body = gateway.asked()[0].json();
    assert_eq!(body["to"], "84912345678");
    assert_eq!(body["text"], "TNLD: tin thu, khong co tai nan. / A test, no accident.");

    assert_eq!(tested(&bench, &admin, dry(ChannelKind::Zalo)).await.state, ChannelTestState::Passed);
    assert!(zalo.asked().is_empty());
    running.stop().await;

    let stranger = request_trial(&bench.app, Context::of(Actor::anonymous()), dry(ChannelKind::Email)).await;
    assert!(stranger.is_err());
    let all = request_trial(&bench.app, Context::of(admin), dry(ChannelKind::Webhook)).await;
    assert!(all.is_err(), "each webhook is tested by itself");
}
