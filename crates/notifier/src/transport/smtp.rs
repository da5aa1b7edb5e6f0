//! SMTP with connections kept open between messages.

use super::failure::SendFailure;
use super::session::Session;
use super::smtp_url::SmtpUrl;
use lettre::Message;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A mail server and the idle connections to it. As many are open as messages are sent at once.
pub(super) struct Smtp {
    url: SmtpUrl,
    timeout: Duration,
    idle: Mutex<Vec<Session>>,
}

impl Smtp {
    pub(super) fn new(url: SmtpUrl, timeout: Duration) -> Self {
        Self { url, timeout, idle: Mutex::new(Vec::new()) }
    }

    pub(super) fn url(&self) -> &SmtpUrl {
        &self.url
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Session>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends; a kept connection that the server has closed meanwhile is replaced once, which is safe
    /// because nothing of the message had been said.
    pub(super) fn send(&self, message: &Message) -> Result<String, SendFailure> {
        let bytes = message.formatted();
        let kept = self.idle().pop();
        if let Some(session) = kept {
            match self.over(session, message, &bytes) {
                Err(failure) if failure.is_stale_connection() => {}
                done => return done,
            }
        }
        self.over(Session::open(&self.url, self.timeout)?, message, &bytes)
    }

    fn over(&self, mut session: Session, message: &Message, bytes: &[u8]) -> Result<String, SendFailure> {
        let done = session.deliver(message.envelope(), bytes);
        match &done {
            Ok(_) => self.idle().push(session),
            // The server may still wait for text: this connection is of no more use.
            Err(failure) if failure.code.is_some() => session.close(),
            Err(_) => drop(session),
        }
        done
    }

    /// Can the server be reached, greeted and signed in to?
    pub(super) fn check(&self) -> Result<(), SendFailure> {
        Session::open(&self.url, self.timeout).map(Session::close)
    }

    /// Says goodbye on every idle connection.
    pub(super) fn close(&self) {
        let sessions = std::mem::take(&mut *self.idle());
        sessions.into_iter().for_each(Session::close);
    }
}
