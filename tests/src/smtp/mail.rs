//! One mail that the sink accepted.

use std::time::SystemTime;

use anyhow::{Context as _, Result};
use mailparse::{MailHeaderMap as _, ParsedMail};

/// Envelope and content of an accepted mail, headers decoded (RFC 2047) and bodies as text.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Address of the envelope's `MAIL FROM`.
    pub from: String,
    /// Addresses of the envelope's `RCPT TO`, in order.
    pub to: Vec<String>,
    /// Moment at which the last byte of the message was read.
    pub received_at: SystemTime,
    /// The message as it was sent, dots unstuffed.
    pub raw: Vec<u8>,
    /// Decoded subject.
    pub subject: String,
    /// Message-ID with its angle brackets; empty when the header is absent.
    pub message_id: String,
    /// Decoded `text/plain` part; empty when absent.
    pub text: String,
    /// Decoded `text/html` part; empty when absent.
    pub html: String,
}

impl Mail {
    /// Reads a message; an unreadable one is an error, for we only ever receive our own.
    pub(crate) fn read(from: String, to: Vec<String>, raw: Vec<u8>, received_at: SystemTime) -> Result<Self> {
        let parsed = mailparse::parse_mail(&raw).context("the mail is not readable MIME")?;
        let header = |name: &str| parsed.headers.get_first_value(name).unwrap_or_default();
        let (subject, message_id) = (header("Subject"), header("Message-ID"));
        let text = body(&parsed, "text/plain")?;
        let html = body(&parsed, "text/html")?;
        Ok(Self { from, to, received_at, subject, message_id, text, html, raw })
    }

    /// Decoded value of the first header of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        mailparse::parse_headers(&self.raw).ok()?.0.get_first_value(name)
    }

    /// The digest of the day, which goes out at its hour whatever a journey is about.
    #[must_use]
    pub fn is_digest(&self) -> bool {
        self.subject.contains("Tổng hợp ngày")
    }

    /// The first address in the text that begins with `prefix`, up to white space, quote or bracket:
    /// how a journey follows a link of a mail.
    #[must_use]
    pub fn link(&self, prefix: &str) -> Option<String> {
        let start = self.text.find(prefix)?;
        let rest = self.text.get(start..)?;
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"')".contains(c)).unwrap_or(rest.len());
        rest.get(..end).map(str::to_owned)
    }
}

fn body(mail: &ParsedMail<'_>, mime: &str) -> Result<String> {
    for part in mail.parts() {
        if part.ctype.mimetype.eq_ignore_ascii_case(mime) {
            return part.get_body().with_context(|| format!("the {mime} part cannot be decoded"));
        }
    }
    Ok(String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_vietnamese_subject_and_both_bodies() {
        let raw = concat!(
            "Subject: =?utf-8?B?VGFpIG7huqFuIGxhbyDEkeG7mW5n?=\r\n",
            "Message-ID: <1@tnld>\r\n",
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n",
            "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
            "X=C3=A1c nh=E1=BA=ADn: http://127.0.0.1:1/a?t=3Dx y\r\n",
            "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
            "PHA+Y2jDoG88L3A+\r\n--b--\r\n"
        );
        let mail = Mail::read("a@x".into(), vec!["b@y".into()], raw.into(), SystemTime::UNIX_EPOCH)
            .expect("readable");
        assert_eq!(mail.subject, "Tai nạn lao động");
        assert_eq!(mail.message_id, "<1@tnld>");
        assert_eq!(mail.html, "<p>chào</p>");
        assert_eq!(mail.link("http://").as_deref(), Some("http://127.0.0.1:1/a?t=x"));
        assert!(mail.text.starts_with("Xác nhận"));
    }
}
