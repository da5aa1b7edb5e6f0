//! Mails that come back are read back.

use crate::bench::{Bench, on_both};
use crate::bounces::{Bounces, Ours, samples};
use crate::transport::fake_server::FakeServer;
use casework::alerts::AlertEvent;
use std::path::PathBuf;
use store::{AlertState, OutboxState};

on_both! {
    a_mail_that_came_back_is_a_dead_letter_and_stands_on_the_alert,
}

struct Maildir(PathBuf);

impl Maildir {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("tnld-bounces-{}-{name}", std::process::id()));
        if root.exists() {
            std::fs::remove_dir_all(&root).unwrap();
        }
        std::fs::create_dir_all(root.join("new")).unwrap();
        std::fs::create_dir_all(root.join("cur")).unwrap();
        Self(root)
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).unwrap();
    }

    fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }
}

impl Drop for Maildir {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

async fn a_mail_that_came_back_is_a_dead_letter_and_stands_on_the_alert(bench: Bench) {
    let smtp = FakeServer::start([]);
    let running = bench.notifier(&smtp, "w1");
    let case = bench.a_death(10).await;
    bench.until(&[case], |row| row.state == OutboxState::Delivered).await;
    running.stop().await;

    let message = bench.messages(case).await[0].clone();
    let directory = Maildir::new(&format!("{:?}", bench.app.db().kind()));
    let id = format!("<{}@tnld.angiang.example.vn>", message.id);
    directory.put("new/1.mx", &samples::postfix(&id, "tnld@angiang.example.vn"));
    let unknown = format!("<{}@tnld.angiang.example.vn>", uuid::Uuid::from_u128(1));
    directory.put("new/2.mx", &samples::postfix(&unknown, "tnld@angiang.example.vn"));
    directory.put("cur/3.mx:2,S", "From: ai.do@example.vn\r\nSubject: Xin chao\r\n\r\nThư thường.\r\n");
    let ours = || Ours { id_domain: "tnld.angiang.example.vn".to_owned(), returns: None };
    let mut bounces = Bounces::new(bench.app.clone(), ours(), directory.0.clone());
    bounces.look().await;

    assert!(directory.has("done/1.mx") && !directory.has("new/1.mx"));
    assert!(directory.has("new/2.mx") && directory.has("cur/3.mx:2,S"), "what is foreign is left alone");
    let row = bench.message(message.id).await;
    assert_eq!(row.state, OutboxState::Dead);
    assert!(row.last_error.as_deref().unwrap().starts_with("5.1.1 550"));
    let alert = bench.alerts(case).await.into_iter().find(|a| a.id == message.alert_id).unwrap();
    assert_eq!(
        (alert.state, alert.next_rung_at),
        (AlertState::Failed, Some(bench.app.now())),
        "the next rung is due"
    );
    let bounced = |events: &[AlertEvent]| {
        events
            .iter()
            .filter(|e| matches!(e, AlertEvent::Bounced { channel, message: m, .. } if channel == "email" && *m == message.id))
            .count()
    };
    assert_eq!(bounced(&bench.events(alert.id).await), 1);

    // The same notification once more, and another notifier over the same directory: nothing changes.
    directory.put("new/4.mx", &samples::postfix(&id, "tnld@angiang.example.vn"));
    bounces.look().await;
    Bounces::new(bench.app.clone(), ours(), directory.0.clone()).look().await;
    assert!(directory.has("done/4.mx") && directory.has("new/2.mx"));
    assert_eq!(bounced(&bench.events(alert.id).await), 1);
}
