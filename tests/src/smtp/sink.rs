//! The listening side of the sink and what a test asks of it.

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::{Behaviour, Mail, session};

/// An SMTP server on a free port of the loopback address, one thread per connection. Dropped, it stops.
pub struct SmtpSink {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

#[derive(Default)]
pub(super) struct Shared {
    mails: Mutex<Vec<Mail>>,
    behaviour: Mutex<Behaviour>,
    by_recipient: Mutex<HashMap<String, Behaviour>>,
    stopped: AtomicBool,
}

impl Shared {
    pub(super) fn behaviour(&self, recipient: &str) -> Behaviour {
        let special = lock(&self.by_recipient).get(recipient).cloned();
        special.unwrap_or_else(|| lock(&self.behaviour).clone())
    }

    pub(super) fn keep(&self, mail: Mail) {
        lock(&self.mails).push(mail);
    }
}

impl SmtpSink {
    /// Listens on a free port.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let for_acceptor = Arc::clone(&shared);
        let acceptor = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if for_acceptor.stopped.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&for_acceptor);
                // A client that goes away in the middle is part of the test, not an error of the sink.
                std::thread::spawn(move || session::converse(stream, &shared).unwrap_or_default());
            }
        });
        Ok(Self { address, shared, acceptor: Some(acceptor) })
    }

    /// The address for `TNLD_SMTP_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on, for every recipient without a behaviour of its own.
    pub fn behave(&self, behaviour: Behaviour) {
        *lock(&self.shared.behaviour) = behaviour;
    }

    /// From now on, for this recipient (lower case).
    pub fn behave_for(&self, recipient: &str, behaviour: Behaviour) {
        lock(&self.shared.by_recipient).insert(recipient.to_ascii_lowercase(), behaviour);
    }

    /// Everything accepted so far, in order of arrival.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        lock(&self.shared.mails).clone()
    }

    /// How many were accepted so far.
    #[must_use]
    pub fn count(&self) -> usize {
        lock(&self.shared.mails).len()
    }

    /// The mails accepted for this address.
    #[must_use]
    pub fn mails_to(&self, recipient: &str) -> Vec<Mail> {
        let mut mails = self.mails();
        mails.retain(|mail| mail.to.iter().any(|to| to.eq_ignore_ascii_case(recipient)));
        mails
    }

    /// Forgets what was accepted, so that the next wait counts from here.
    pub fn clear(&self) {
        lock(&self.shared.mails).clear();
    }

    /// Waits until the mails satisfy `enough` and returns them; an error that lists what came when they
    /// do not within `patience`.
    pub async fn wait_until(
        &self,
        patience: Duration,
        enough: impl Fn(&[Mail]) -> bool,
    ) -> Result<Vec<Mail>> {
        let start = Instant::now();
        loop {
            let mails = self.mails();
            if enough(&mails) {
                return Ok(mails);
            }
            if start.elapsed() > patience {
                let came: Vec<_> =
                    mails.iter().map(|mail| (mail.to.join(","), mail.subject.clone())).collect();
                bail!("the expected mails did not come within {patience:?}; these did: {came:#?}");
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// Waits for at least `count` mails.
    pub async fn wait_for(&self, count: usize) -> Result<Vec<Mail>> {
        self.wait_until(Duration::from_secs(20), |mails| mails.len() >= count).await
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the acceptor, which then sees that it is to stop.
        let woken = TcpStream::connect(self.address).is_ok();
        if let (true, Some(acceptor)) = (woken, self.acceptor.take()) {
            acceptor.join().unwrap_or_default();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use super::super::Step;
    use super::*;

    fn speak(sink: &SmtpSink, lines: &str) -> String {
        let mut stream = TcpStream::connect(sink.address).expect("connects");
        stream.write_all(lines.as_bytes()).expect("writes");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("reads");
        answer
    }

    const MAIL: &str =
        "EHLO t\r\nMAIL FROM:<a@x>\r\nRCPT TO:<B@y>\r\nDATA\r\nSubject: s\r\n\r\n..dot\r\n.\r\nQUIT\r\n";

    #[test]
    fn takes_a_mail_and_unstuffs_dots() {
        let sink = SmtpSink::start().expect("listens");
        let answer = speak(&sink, MAIL);
        assert!(answer.contains("250 taken"), "{answer}");
        let mails = sink.mails_to("b@y");
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].text, ".dot\r\n");
    }

    #[test]
    fn a_refused_message_is_not_kept() {
        let sink = SmtpSink::start().expect("listens");
        sink.behave_for("b@y", Behaviour::Answer(Step::Message, 451, "later"));
        assert!(speak(&sink, MAIL).contains("451 later"));
        assert!(sink.mails().is_empty());
        sink.behave_for("b@y", Behaviour::Answer(Step::Recipient, 550, "unknown"));
        assert!(speak(&sink, MAIL).contains("550 unknown"));
        assert!(sink.mails().is_empty());
    }

    #[test]
    fn a_cut_line_after_the_message_keeps_it() {
        let sink = SmtpSink::start().expect("listens");
        sink.behave(Behaviour::Drop(Step::Message));
        let answer = speak(&sink, MAIL);
        assert!(answer.ends_with("354 go on\r\n"), "{answer}");
        assert_eq!(sink.mails().len(), 1);
    }
}
