//! Requests to a service on a real socket.

use super::client::{Ask, Client, NoReply};
use super::fake_endpoint::{Does, FakeEndpoint};
use super::reach;
use casework::webhooks::{Unreachable, WebhookPolicy};
use domain::value::WebAddress;
use std::time::Duration;

const LONG: Duration = Duration::from_secs(20);

fn anywhere() -> WebhookPolicy {
    WebhookPolicy { anywhere: true, networks: Vec::new() }
}

fn post<'a>(url: &'a str, body: &'a [u8]) -> Ask<'a> {
    Ask { method: "POST", url, headers: &[], body }
}

#[test]
fn a_request_arrives_whole_and_its_answer_is_read() {
    let service = FakeEndpoint::start([Does::Answers(202, "{\"ok\":true}")]);
    let headers =
        [("X-Khoa".to_owned(), "1".to_owned()), ("Content-Type".to_owned(), "text/plain".to_owned())];
    let url = format!("{}?a=1", service.url());
    let ask = Ask { method: "POST", url: &url, headers: &headers, body: "tin báo".as_bytes() };
    let reply = Client::trusted(LONG).send(&ask).unwrap();
    assert_eq!((reply.status, reply.body.as_deref()), (202, Some("{\"ok\":true}".as_bytes())));
    let asked = service.asked();
    assert_eq!((asked[0].method.as_str(), asked[0].path.as_str()), ("POST", "/tnld?a=1"));
    assert_eq!((asked[0].header("user-agent"), asked[0].header("content-type")), ("tnld", "text/plain"));
    assert_eq!(asked[0].text(), "tin báo");
    let get = Ask { method: "GET", url: &url, headers: &[], body: b"" };
    assert_eq!(Client::trusted(LONG).send(&get).unwrap().status, 204);
}

#[test]
fn a_redirect_is_an_answer_and_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let service = FakeEndpoint::start([Does::With(status, "Location: http://127.0.0.1:1/elsewhere")]);
        let reply = Client::trusted(LONG).send(&post(&service.url(), b"x")).unwrap();
        assert_eq!((reply.status, service.connections()), (status, 1));
    }
}

#[test]
fn patience_is_told_by_the_other_side() {
    let service =
        FakeEndpoint::start([Does::With(429, "Retry-After: 90"), Does::With(503, "Retry-After: soon")]);
    let client = Client::trusted(LONG);
    let ask = || client.send(&post(&service.url(), b"x")).unwrap().retry_after;
    assert_eq!((ask(), ask()), (Some(Duration::from_secs(90)), None));
}

#[test]
fn an_answer_without_end_is_not_read_to_its_end() {
    let long: &'static str = "x".repeat(70_000).leak();
    let service = FakeEndpoint::start([Does::Answers(200, long)]);
    let reply = Client::trusted(LONG).send(&post(&service.url(), b"x")).unwrap();
    assert_eq!((reply.status, reply.body), (200, None));
}

#[test]
fn what_never_left_is_told_from_what_may_have_been_taken() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nobody = Client::trusted(LONG).send(&post(&format!("http://127.0.0.1:{closed}/"), b"x")).unwrap_err();
    assert_eq!(nobody, NoReply::NotSent("connection refused".to_owned()));

    // The service speaks no TLS: the handshake fails, and nothing of the request was said.
    let plain = FakeEndpoint::start([]);
    let url = plain.url().replace("http://", "https://");
    let failed = Client::trusted(Duration::from_secs(2)).send(&post(&url, b"x")).unwrap_err();
    assert!(matches!(failed, NoReply::NotSent(_)), "{failed:?}");

    let service = FakeEndpoint::start([Does::HangsUp, Does::KeepsSilent]);
    let cut = Client::trusted(LONG).send(&post(&service.url(), b"x")).unwrap_err();
    assert!(matches!(cut, NoReply::Unanswered(_)), "{cut:?}");
    let silent = Client::trusted(Duration::from_millis(300)).send(&post(&service.url(), b"x")).unwrap_err();
    assert_eq!(silent, NoReply::Unanswered("no answer in time".to_owned()));
    assert_eq!(service.asked().len(), 2);
}

#[test]
fn private_addresses_are_refused_before_anything_is_connected() {
    let service = FakeEndpoint::start([]);
    let strict = Client::guarded(WebhookPolicy::default(), LONG);
    let by_name = service.url().replace("127.0.0.1", "localhost");
    for url in [service.url(), by_name, service.url().replace("http:", "https:")] {
        let refused = strict.send(&post(&url, b"x")).unwrap_err();
        assert_eq!(refused, NoReply::Refused(Unreachable::NotPublic), "{url}");
        let address = WebAddress::parse(&url).unwrap();
        assert_eq!(
            reach(&address, Some(&WebhookPolicy::default()), LONG),
            Err(NoReply::Refused(Unreachable::NotPublic))
        );
    }
    assert_eq!(service.connections(), 0);

    let only_loopback = WebhookPolicy { anywhere: false, networks: vec!["127.0.0.1".parse().unwrap()] };
    assert_eq!(Client::guarded(only_loopback, LONG).send(&post(&service.url(), b"x")).unwrap().status, 204);
    assert_eq!(Client::guarded(anywhere(), LONG).send(&post(&service.url(), b"x")).unwrap().status, 204);
    reach(&WebAddress::parse(&service.url()).unwrap(), Some(&anywhere()), LONG).unwrap();
}

#[test]
fn headers_cannot_be_added_through_a_value() {
    let service = FakeEndpoint::start([]);
    let url = service.url();
    let headers = [("X-A".to_owned(), "1\r\nX-B: 2".to_owned())];
    let ask = Ask { method: "POST", url: &url, headers: &headers, body: b"x" };
    assert!(matches!(Client::trusted(LONG).send(&ask), Err(NoReply::Malformed(_))));
    assert_eq!(service.connections(), 0);
}
