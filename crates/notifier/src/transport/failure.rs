//! Why a message was not accepted, and whether asking again can help.

use lettre::transport::smtp;

/// Can another attempt succeed?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// Try again later.
    Transient,
    /// The recipient will never accept it: a person must act.
    Permanent,
}

/// Where in the conversation with the server it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Before the network: the message could not be made or the address is none.
    Compose,
    /// Reaching the server and greeting it.
    Connect,
    /// STARTTLS.
    Encrypt,
    /// Signing in.
    SignIn,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`.
    Data,
    /// The message itself, up to the answer to its final dot.
    Content,
    /// Writing into the directory of a demonstration.
    Directory,
}

impl Step {
    /// A short name for logs and for the record of the attempt.
    pub fn name(self) -> &'static str {
        match self {
            Self::Compose => "compose",
            Self::Connect => "connect",
            Self::Encrypt => "starttls",
            Self::SignIn => "sign-in",
            Self::Sender => "mail from",
            Self::Recipient => "rcpt to",
            Self::Data => "data",
            Self::Content => "message",
            Self::Directory => "directory",
        }
    }

    /// Does a refusal here concern the recipient? Before `RCPT TO` the server refuses us, not them:
    /// a mistyped password of ours must not dead-letter a death.
    fn is_about_the_recipient(self) -> bool {
        match self {
            Self::Recipient | Self::Data | Self::Content => true,
            Self::Compose | Self::Connect | Self::Encrypt | Self::SignIn | Self::Sender | Self::Directory => {
                false
            }
        }
    }
}

/// A failed attempt. `reason` may name the recipient, so it belongs into the alert's stream, not into a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {reason}", step.name())]
pub struct SendFailure {
    /// Can another attempt succeed?
    pub lasting: Lasting,
    /// Where it failed.
    pub step: Step,
    /// The server's three digits, when it answered.
    pub code: Option<u16>,
    /// What the server said, or what went wrong; one short line.
    pub reason: String,
}

/// Longest reason or answer kept, in characters.
const LONGEST: usize = 240;

impl SendFailure {
    /// A failure another attempt can mend.
    pub fn transient(step: Step, reason: impl Into<String>) -> Self {
        Self { lasting: Lasting::Transient, step, code: None, reason: reason.into() }
    }

    /// A failure no attempt can mend.
    pub fn permanent(step: Step, reason: impl Into<String>) -> Self {
        Self { lasting: Lasting::Permanent, step, code: None, reason: reason.into() }
    }

    /// Judges an error of the SMTP client; `recipient` is the only address the reason may show.
    pub(super) fn of_smtp(step: Step, error: &smtp::Error, recipient: &str) -> Self {
        let code = error.status().map(u16::from);
        let lasting = match code {
            Some(500..) if step.is_about_the_recipient() => Lasting::Permanent,
            Some(_) | None => Lasting::Transient,
        };
        let what = if timed_out(error) { "no answer in time".to_owned() } else { error.to_string() };
        Self { lasting, step, code, reason: short(&what, recipient) }
    }

    /// Did the server close the conversation before it could say anything about this message?
    pub(super) fn is_stale_connection(&self) -> bool {
        self.step == Step::Sender && matches!(self.code, None | Some(421))
    }
}

/// A read past its time ends as "would block" on Linux, as "timed out" elsewhere.
fn timed_out(error: &smtp::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(e) = cause {
        if let Some(io) = e.downcast_ref::<std::io::Error>() {
            return matches!(io.kind(), std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock);
        }
        cause = e.source();
    }
    false
}

/// One line of at most [`LONGEST`] characters in which addresses other than the recipient's are hidden.
pub(super) fn short(text: &str, recipient: &str) -> String {
    let shown = |word: &str| {
        let other =
            word.contains('@') && !word.to_ascii_lowercase().contains(&recipient.to_ascii_lowercase());
        if other || word.chars().any(char::is_control) { "***".to_owned() } else { word.to_owned() }
    };
    let line = text.split_whitespace().map(shown).collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_recipient_is_shown() {
        let said = "550 5.1.1 <Truc@cong-an.vn>:\r\n relayed for other@x.vn \u{7}bell refused";
        assert_eq!(
            short(said, "truc@cong-an.vn"),
            "550 5.1.1 <Truc@cong-an.vn>: relayed for *** *** refused"
        );
        assert_eq!(short(&"dài ".repeat(200), "a@b.vn").chars().count(), LONGEST);
    }
}
