//! Why a message was not accepted, and whether asking again can help.

use casework::channels::Outcome;
use lettre::transport::smtp;
use std::time::Duration;

/// Can another attempt succeed?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// Try again later.
    Transient,
    /// The recipient will never accept it: a person must act.
    Permanent,
    /// It may have arrived: sending it again might tell somebody twice, so only a person may.
    Ambiguous,
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
    /// An HTTP request, up to its answer.
    Request,
    /// What the other side answered to an HTTP request.
    Answer,
}

/// Whose fault a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The channel does not work, for anybody.
    Channel,
    /// It works, but not for this message.
    Message,
    /// Nobody was asked.
    Unknown,
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
            Self::Request => "request",
            Self::Answer => "answer",
        }
    }

    /// Does a refusal here concern the recipient? Before `RCPT TO` the server refuses us, not them:
    /// a mistyped password of ours must not dead-letter a death.
    fn is_about_the_recipient(self) -> bool {
        match self {
            Self::Recipient | Self::Data | Self::Content => true,
            Self::Compose
            | Self::Connect
            | Self::Encrypt
            | Self::SignIn
            | Self::Sender
            | Self::Directory
            | Self::Request
            | Self::Answer => false,
        }
    }

    /// Whose fault a failure here is, with the code that was answered.
    fn fault(self, code: Option<u16>) -> Fault {
        match self {
            Self::Compose => Fault::Unknown,
            Self::Connect | Self::Encrypt | Self::SignIn | Self::Sender | Self::Directory | Self::Request => {
                Fault::Channel
            }
            Self::Recipient | Self::Data | Self::Content => match code {
                None | Some(421) => Fault::Channel,
                Some(_) => Fault::Message,
            },
            Self::Answer => match code {
                Some(500..) => Fault::Channel,
                Some(_) | None => Fault::Message,
            },
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
    /// Whose fault it is.
    pub fault: Fault,
    /// When the other side wants to be asked again.
    pub retry_after: Option<Duration>,
}

/// Longest reason or answer kept, in characters.
const LONGEST: usize = 240;

impl SendFailure {
    pub(crate) fn new(lasting: Lasting, step: Step, code: Option<u16>, reason: impl Into<String>) -> Self {
        Self { lasting, step, code, reason: reason.into(), fault: step.fault(code), retry_after: None }
    }

    /// A failure another attempt can mend.
    pub fn transient(step: Step, reason: impl Into<String>) -> Self {
        Self::new(Lasting::Transient, step, None, reason)
    }

    /// A failure no attempt can mend.
    pub fn permanent(step: Step, reason: impl Into<String>) -> Self {
        Self::new(Lasting::Permanent, step, None, reason)
    }

    /// The same, when the other side refuses us and not the message.
    pub(crate) fn of_channel(mut self) -> Self {
        self.fault = Fault::Channel;
        self
    }

    /// What it tells of the channel.
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        match self.fault {
            Fault::Channel => Some(Outcome::Broken(self.to_string())),
            Fault::Message => Some(Outcome::Works),
            Fault::Unknown => None,
        }
    }

    /// Judges an error of the SMTP client; `recipient` is the only address the reason may show.
    pub(super) fn of_smtp(step: Step, error: &smtp::Error, recipient: &str) -> Self {
        let code = error.status().map(u16::from);
        let lasting = match code {
            Some(500..) if step.is_about_the_recipient() => Lasting::Permanent,
            Some(_) | None => Lasting::Transient,
        };
        let what = if timed_out(error) { "no answer in time".to_owned() } else { error.to_string() };
        Self::new(lasting, step, code, short(&what, recipient))
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
pub(crate) fn short(text: &str, recipient: &str) -> String {
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
    fn whose_fault_it_is() {
        let table = [
            (Step::Compose, None, Fault::Unknown),
            (Step::Connect, Some(554), Fault::Channel),
            (Step::SignIn, Some(535), Fault::Channel),
            (Step::Sender, Some(550), Fault::Channel),
            (Step::Recipient, Some(550), Fault::Message),
            (Step::Recipient, Some(451), Fault::Message),
            (Step::Recipient, Some(421), Fault::Channel),
            (Step::Recipient, None, Fault::Channel),
            (Step::Content, Some(554), Fault::Message),
            (Step::Request, None, Fault::Channel),
            (Step::Answer, Some(429), Fault::Message),
            (Step::Answer, Some(404), Fault::Message),
            (Step::Answer, Some(503), Fault::Channel),
        ];
        for (step, code, fault) in table {
            assert_eq!(step.fault(code), fault, "{step:?} {code:?}");
        }
        let refused = SendFailure::permanent(Step::Answer, "sai khóa").of_channel();
        assert!(matches!(refused.outcome(), Some(Outcome::Broken(why)) if why == "answer: sai khóa"));
    }

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
