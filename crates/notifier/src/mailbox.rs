//! Reading the mailbox directory of a demonstration, so that a page can show its mails.

use chrono::{DateTime, Utc};
use domain::time::Instant;
use mailparse::{MailHeaderMap, ParsedMail};
use std::path::Path;
use uuid::Uuid;

/// One mail of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSummary {
    /// Id of the outbox row.
    pub id: Uuid,
    /// Recipient, as the header shows it.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Date of the header.
    pub date: Option<Instant>,
}

/// One mail with its two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    /// Headers.
    pub summary: MailSummary,
    /// The plain part.
    pub text: String,
    /// The HTML part; show it in a frame that runs no script.
    pub html: String,
}

/// Why the mailbox cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum MailboxProblem {
    /// The directory or the file cannot be read.
    #[error("the mailbox cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// Not a mail.
    #[error("a file of the mailbox is no mail: {0}")]
    Mail(#[from] mailparse::MailParseError),
}

/// The newest mails, at most `limit`. Ids grow with time, so their order is that of raising. A
/// directory that does not exist yet is empty; files that are no mails of ours are passed over.
///
/// # Errors
/// [`MailboxProblem`].
pub fn list(directory: &Path, limit: usize) -> Result<Vec<MailSummary>, MailboxProblem> {
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(e.into()),
    };
    let mut ids: Vec<Uuid> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| Uuid::parse_str(entry.file_name().to_str()?.strip_suffix(".eml")?).ok())
        .collect();
    ids.sort_unstable_by(|a, b| b.cmp(a));
    let mails = ids.into_iter().take(limit).map(|id| read(directory, id));
    Ok(mails.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().map(|mail| mail.summary).collect())
}

/// One mail; `None` when there is none of this id.
///
/// # Errors
/// [`MailboxProblem`].
pub fn read(directory: &Path, id: Uuid) -> Result<Option<MailFile>, MailboxProblem> {
    let bytes = match std::fs::read(directory.join(format!("{id}.eml"))) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    let mail = mailparse::parse_mail(&bytes)?;
    let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
    let date = mailparse::dateparse(&header("Date")).ok().and_then(|s| DateTime::<Utc>::from_timestamp(s, 0));
    let summary = MailSummary { id, to: header("To"), subject: header("Subject"), date };
    Ok(Some(MailFile { summary, text: part(&mail, "text/plain")?, html: part(&mail, "text/html")? }))
}

/// The first part of a type, anywhere in the mail; empty when there is none.
fn part(mail: &ParsedMail<'_>, mimetype: &str) -> Result<String, mailparse::MailParseError> {
    for found in mail.parts() {
        if found.ctype.mimetype == mimetype {
            return found.get_body();
        }
    }
    Ok(String::new())
}
