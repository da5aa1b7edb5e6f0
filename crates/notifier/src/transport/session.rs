//! One conversation with a mail server, step by step, so that each refusal is known by its place.

use super::failure::{SendFailure, Step, short};
use super::smtp_url::{Security, SmtpUrl};
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use std::time::Duration;

/// An open connection, greeted, encrypted and signed in as the address asks.
pub(super) struct Session {
    connection: SmtpConnection,
    timeout: Duration,
}

/// How many times longer than any other answer the one to a whole message may take: servers look for
/// spam before they give it, and whoever does not wait sends twice (RFC 5321, 4.5.3.2.6).
const PATIENCE_FOR_MESSAGE: u32 = 6;

impl Session {
    /// Opens a connection; each read and write waits at most `timeout`.
    pub(super) fn open(url: &SmtpUrl, timeout: Duration) -> Result<Self, SendFailure> {
        let hello = ClientId::default();
        let failed = |step: Step| move |e: lettre::transport::smtp::Error| SendFailure::of_smtp(step, &e, "");
        let tls = match url.security {
            Security::Plain => None,
            Security::StartTls | Security::Tls => {
                Some(TlsParameters::new(url.host.clone()).map_err(failed(Step::Encrypt))?)
            }
        };
        let at_once = tls.as_ref().filter(|_| url.security == Security::Tls);
        let mut connection =
            SmtpConnection::connect((url.host.as_str(), url.port), Some(timeout), &hello, at_once, None)
                .map_err(failed(Step::Connect))?;
        if let (Security::StartTls, Some(tls)) = (url.security, &tls) {
            connection.starttls(tls, &hello).map_err(failed(Step::Encrypt))?;
        }
        if let Some((user, password)) = &url.credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            connection.auth(DEFAULT_MECHANISMS, &credentials).map_err(failed(Step::SignIn))?;
        }
        Ok(Self { connection, timeout })
    }

    /// Hands over one message to one recipient and answers what the server said to it. After a
    /// failure the session must not be used again.
    pub(super) fn deliver(&mut self, envelope: &Envelope, message: &[u8]) -> Result<String, SendFailure> {
        let to =
            envelope.to().first().ok_or_else(|| SendFailure::permanent(Step::Compose, "no recipient"))?;
        let recipient = to.to_string();
        let failed = |step: Step| {
            let recipient = recipient.clone();
            move |e: lettre::transport::smtp::Error| SendFailure::of_smtp(step, &e, &recipient)
        };
        let eight_bit =
            !message.is_ascii() && self.connection.server_info().supports_feature(Extension::EightBitMime);
        let parameters =
            if eight_bit { vec![MailParameter::Body(MailBodyParameter::EightBitMime)] } else { Vec::new() };
        self.wait_at_most(self.timeout, Step::Sender)?;
        self.connection
            .command(Mail::new(envelope.from().cloned(), parameters))
            .map_err(failed(Step::Sender))?;
        self.connection.command(Rcpt::new(to.clone(), Vec::new())).map_err(failed(Step::Recipient))?;
        self.connection.command(Data).map_err(failed(Step::Data))?;
        self.wait_at_most(self.timeout * PATIENCE_FOR_MESSAGE, Step::Content)?;
        let answer = self.content(message).map_err(failed(Step::Content))?;
        let code = u16::from(answer.code());
        Ok(short(&format!("{code} {}", answer.message().collect::<Vec<_>>().join(" ")), &recipient))
    }

    fn wait_at_most(&mut self, time: Duration, step: Step) -> Result<(), SendFailure> {
        let set = self.connection.set_timeout(Some(time));
        set.map_err(|e| SendFailure::transient(step, e.kind().to_string()))
    }

    /// Text, final dot and all in one write: sent in two, the dot would wait for the acknowledgement of
    /// the text (Nagle against delayed ACK, some 40 ms for each message).
    fn content(&mut self, message: &[u8]) -> Result<Response, lettre::transport::smtp::Error> {
        match std::str::from_utf8(message) {
            Ok(text) => self.connection.command(stuffed(text)),
            Err(_) => self.connection.message(message),
        }
    }

    /// Says goodbye, and does not wait long for the answer: nothing depends on it.
    pub(super) fn close(mut self) {
        if self.connection.set_timeout(Some(Duration::from_secs(1))).is_ok() {
            self.connection.abort();
        }
    }
}

/// Ends each line with CR LF, doubles a dot that begins a line, and closes with the lone dot (RFC 5321, 4.5.2).
fn stuffed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for line in text.lines() {
        if line.starts_with('.') {
            out.push('.');
        }
        out.push_str(line);
        out.push_str("\r\n");
    }
    out.push_str(".\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_in_the_text_does_not_end_the_message() {
        assert_eq!(stuffed("a\r\n.\r\n..b\nc"), "a\r\n..\r\n...b\r\nc\r\n.\r\n");
        assert_eq!(stuffed("a\r\n"), "a\r\n.\r\n");
    }
}
