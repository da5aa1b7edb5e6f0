//! Which transport the configuration chose.

use super::directory::Directory;
use super::failure::SendFailure;
use super::smtp::Smtp;
use super::smtp_url::{Security, SmtpUrl, SmtpUrlProblem};
use casework::Mode;
use lettre::Message;
use std::path::PathBuf;
use std::time::Duration;
use uuid::Uuid;

/// How long to wait for each answer of a mail server, unless configured otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(10);

/// A way for messages to leave. Sending blocks: call it off the async threads.
pub struct Transport(Kind);

enum Kind {
    Smtp(Smtp),
    Mailbox(Directory),
}

/// Why the configured transport cannot be used. Never shows a password.
#[derive(Debug, thiserror::Error)]
pub enum TransportProblem {
    /// Not an address of a mail server.
    #[error("TNLD_SMTP_URL: {0}")]
    Url(#[from] SmtpUrlProblem),
    /// A relative path.
    #[error("TNLD_SMTP_URL: a mailbox is given as file:///absolute/directory")]
    MailboxPath,
    /// Production with a directory in place of a mail server: nobody would be told of anything.
    #[error(
        "TNLD_SMTP_URL: production refuses a mailbox directory, because no agency would receive its mail; give smtps:// or smtp+starttls://"
    )]
    MailboxInProduction,
    /// The directory cannot be made.
    #[error("the mailbox directory cannot be used: {0}")]
    Io(#[from] std::io::Error),
}

impl Transport {
    /// Reads `smtp://`, `smtp+starttls://`, `smtps://` or, outside production, `file:///directory`.
    /// `timeout` bounds each single read and write of a conversation; the answer to a whole message may
    /// take six times as long.
    ///
    /// # Errors
    /// [`TransportProblem`].
    pub fn from_url(url: &str, mode: Mode, timeout: Duration) -> Result<Self, TransportProblem> {
        let Some(directory) = url.trim().strip_prefix("file://") else {
            return Ok(Self(Kind::Smtp(Smtp::new(SmtpUrl::parse(url)?, timeout))));
        };
        match mode {
            Mode::Production => Err(TransportProblem::MailboxInProduction),
            Mode::Demo | Mode::Development => Self::mailbox(PathBuf::from(directory)),
        }
    }

    fn mailbox(directory: PathBuf) -> Result<Self, TransportProblem> {
        if !directory.is_absolute() {
            return Err(TransportProblem::MailboxPath);
        }
        Ok(Self(Kind::Mailbox(Directory::new(directory)?)))
    }

    /// Hands the message over and answers what the other side said. `id` is that of the outbox row.
    ///
    /// # Errors
    /// [`SendFailure`], which tells whether another attempt can help.
    pub fn send(&self, id: Uuid, message: &Message) -> Result<String, SendFailure> {
        match &self.0 {
            Kind::Smtp(smtp) => smtp.send(message),
            Kind::Mailbox(directory) => directory.send(id, message),
        }
    }

    /// For `tnld check`: can it be reached now? Sends nothing.
    ///
    /// # Errors
    /// [`SendFailure`].
    pub fn check(&self) -> Result<(), SendFailure> {
        match &self.0 {
            Kind::Smtp(smtp) => smtp.check(),
            Kind::Mailbox(directory) => directory.check(),
        }
    }

    /// Do messages travel unencrypted? `tnld check` warns of it: they hold personal and medical data.
    pub fn is_unprotected(&self) -> bool {
        match &self.0 {
            Kind::Smtp(smtp) => smtp.url().security == Security::Plain,
            Kind::Mailbox(_) => false,
        }
    }

    /// Where messages go, without secrets.
    pub fn describe(&self) -> String {
        match &self.0 {
            Kind::Smtp(smtp) => smtp.url().describe(),
            Kind::Mailbox(directory) => format!("file://{}", directory.path().display()),
        }
    }

    /// Ends idle connections.
    pub fn close(&self) {
        match &self.0 {
            Kind::Smtp(smtp) => smtp.close(),
            Kind::Mailbox(_) => {}
        }
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Transport({})", self.describe())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn production_refuses_a_mailbox_directory() {
        let directory = format!("file://{}", std::env::temp_dir().join("tnld-mailbox-refused").display());
        let refused = Transport::from_url(&directory, Mode::Production, TIMEOUT).unwrap_err();
        assert!(matches!(refused, TransportProblem::MailboxInProduction));
        assert!(!std::env::temp_dir().join("tnld-mailbox-refused").exists());
        let relative = Transport::from_url("file://mails", Mode::Demo, TIMEOUT).unwrap_err();
        assert!(matches!(relative, TransportProblem::MailboxPath));
    }

    #[test]
    fn a_mistake_does_not_show_the_password() {
        let problem = Transport::from_url("smtp://tnld:bi-mat@", Mode::Production, TIMEOUT).unwrap_err();
        assert!(!problem.to_string().contains("bi-mat"));
    }
}
