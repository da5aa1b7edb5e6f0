//! What the binary gives to the pages.

use domain::time::Instant;
use domain::words::Localized;
use std::sync::Arc;

/// One mail of the demonstration's mailbox, as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSummary {
    /// Id: letters, digits, dots and dashes.
    pub id: String,
    /// Recipient.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// When it was written.
    pub at: Instant,
}

/// One mail of the demonstration's mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// As listed.
    pub summary: MailSummary,
    /// Sender.
    pub from: String,
    /// Plain text.
    pub text: String,
    /// Links of our own in the text, such as the confirmation.
    pub links: Vec<String>,
}

/// The mailbox of the demonstration; production has none.
pub trait Mailbox: Send + Sync {
    /// Mails, newest first.
    fn list(&self) -> Vec<MailSummary>;
    /// One mail.
    fn read(&self, id: &str) -> Option<Mail>;
}

/// Settings of the pages; application data.
#[derive(Clone)]
pub struct WebSettings {
    /// Name of the agency, such as "Sở Nội vụ tỉnh An Giang".
    pub agency: Localized,
    /// Whom to call: telephone or e-mail, may be empty.
    pub contact: String,
    /// Version of the program.
    pub version: String,
    /// The mailbox, in a demonstration.
    pub mailbox: Option<Arc<dyn Mailbox>>,
}
