//! Conversations with a server on a real socket.

use super::fake_server::{At, Does, FakeServer};
use super::{Lasting, SendFailure, Step, Transport};
use crate::mail::fixture::{OUTBOX, delivery, fatal};
use crate::mail::{Sender, compose};
use casework::Mode;
use lettre::Message;
use std::time::Duration;

fn message() -> Message {
    let delivery = delivery(fatal());
    let sender =
        Sender::new("TNLĐ An Giang <tnld@angiang.example.vn>", "https://tnld.angiang.example.vn").unwrap();
    compose(&sender, &delivery, delivery.content.case().unwrap().received_at).unwrap()
}

fn transport(url: &str, timeout: Duration) -> Transport {
    Transport::from_url(url, Mode::Production, timeout).unwrap()
}

fn send_to(server: &FakeServer) -> Result<String, SendFailure> {
    transport(&server.url(), Duration::from_secs(20)).send(OUTBOX, &message())
}

#[test]
fn an_accepted_message_arrives_whole_and_the_answer_is_kept() {
    let server = FakeServer::start([]);
    let message = message();
    let to = transport(&server.url(), Duration::from_secs(20));
    assert_eq!(to.send(OUTBOX, &message).unwrap(), "250 2.0.0 queued as 7F");
    assert_eq!(server.messages(), [String::from_utf8(message.formatted()).unwrap()]);
}

#[test]
fn each_refusal_is_judged_by_its_place() {
    let table = [
        (At::Greeting, "421 too busy", Lasting::Transient, Step::Connect, 421),
        (At::Greeting, "554 no service for you", Lasting::Transient, Step::Connect, 554),
        (At::MailFrom, "451 try later", Lasting::Transient, Step::Sender, 451),
        (At::MailFrom, "550 sender not allowed", Lasting::Transient, Step::Sender, 550),
        (At::RcptTo, "450 4.2.0 greylisted", Lasting::Transient, Step::Recipient, 450),
        (At::RcptTo, "451 4.3.0 local error", Lasting::Transient, Step::Recipient, 451),
        (At::RcptTo, "452 4.2.2 mailbox full", Lasting::Transient, Step::Recipient, 452),
        (At::RcptTo, "550 5.1.1 no such user", Lasting::Permanent, Step::Recipient, 550),
        (At::RcptTo, "553 5.1.3 bad address", Lasting::Permanent, Step::Recipient, 553),
        (At::Data, "451 later", Lasting::Transient, Step::Data, 451),
        (At::Data, "554 no", Lasting::Permanent, Step::Data, 554),
        (At::Message, "421 shutting down", Lasting::Transient, Step::Content, 421),
        (At::Message, "552 5.3.4 too big", Lasting::Permanent, Step::Content, 552),
        (At::Message, "554 5.7.1 refused", Lasting::Permanent, Step::Content, 554),
    ];
    for (at, says, lasting, step, code) in table {
        let failure = send_to(&FakeServer::start([(at, Does::Says(says))])).unwrap_err();
        assert_eq!((failure.lasting, failure.step, failure.code), (lasting, step, Some(code)), "{says}");
    }
}

#[test]
fn a_wrong_password_of_ours_is_not_the_recipients_fault() {
    let server = FakeServer::start([(At::Auth, Does::Says("535 5.7.8 bad credentials"))]);
    let url = server.url().replace("smtp://", "smtp://tnld:sai@");
    let failure = transport(&url, Duration::from_secs(20)).send(OUTBOX, &message()).unwrap_err();
    assert_eq!((failure.lasting, failure.step, failure.code), (Lasting::Transient, Step::SignIn, Some(535)));
    assert!(!failure.reason.contains("sai"));
}

#[test]
fn a_cut_line_is_transient_wherever_it_is_cut() {
    for (at, step) in [
        (At::Greeting, Step::Connect),
        (At::MailFrom, Step::Sender),
        (At::RcptTo, Step::Recipient),
        (At::Data, Step::Data),
        (At::Message, Step::Content),
    ] {
        let failure = send_to(&FakeServer::start([(at, Does::HangsUp)])).unwrap_err();
        assert_eq!((failure.lasting, failure.step, failure.code), (Lasting::Transient, step, None), "{at:?}");
    }
}

#[test]
fn silence_ends_in_a_transient_failure() {
    let server = FakeServer::start([(At::RcptTo, Does::KeepsSilent)]);
    let failure = transport(&server.url(), Duration::from_millis(200)).send(OUTBOX, &message()).unwrap_err();
    assert_eq!((failure.lasting, failure.step), (Lasting::Transient, Step::Recipient));
    assert_eq!(failure.reason, "no answer in time");
}

#[test]
fn nobody_listens() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let gone = transport(&format!("smtp://127.0.0.1:{port}"), Duration::from_secs(20));
    let failure = gone.send(OUTBOX, &message()).unwrap_err();
    assert_eq!((failure.lasting, failure.step), (Lasting::Transient, Step::Connect));
    assert_eq!(gone.check().unwrap_err().step, Step::Connect);
}

#[test]
fn connections_are_kept_and_replaced_when_the_server_closed_them() {
    let server = FakeServer::start([]);
    let kept = transport(&server.url(), Duration::from_secs(20));
    for _ in 0..3 {
        kept.send(OUTBOX, &message()).unwrap();
    }
    assert_eq!((server.messages().len(), server.connections()), (3, 1));

    // The server loses patience with the idle connection: the second message takes a new one.
    let impatient = FakeServer::start([(At::MailFrom, Does::Says("250 ok")), (At::MailFrom, Does::HangsUp)]);
    let replaced = transport(&impatient.url(), Duration::from_secs(20));
    replaced.send(OUTBOX, &message()).unwrap();
    replaced.send(OUTBOX, &message()).unwrap();
    assert_eq!((impatient.messages().len(), impatient.connections()), (2, 2));
}

#[test]
fn after_a_refusal_the_next_message_gets_a_fresh_connection() {
    let server = FakeServer::start([(At::RcptTo, Does::Says("550 no such user"))]);
    let both = transport(&server.url(), Duration::from_secs(20));
    assert_eq!(both.send(OUTBOX, &message()).unwrap_err().lasting, Lasting::Permanent);
    both.send(OUTBOX, &message()).unwrap();
    assert_eq!((server.messages().len(), server.connections()), (1, 2));
}

#[test]
fn starttls_that_is_not_offered_is_refused_before_a_word_is_said() {
    let server = FakeServer::start([]);
    let url = server.url().replace("smtp://", "smtp+starttls://tnld:sai@");
    let failure = transport(&url, Duration::from_secs(20)).send(OUTBOX, &message()).unwrap_err();
    assert_eq!((failure.lasting, failure.step), (Lasting::Transient, Step::Encrypt));
    assert!(server.messages().is_empty());
}
