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
    /// Sender, as the header shows it.
    pub from: String,
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
    let from = header("From");
    Ok(Some(MailFile { summary, from, text: part(&mail, "text/plain")?, html: part(&mail, "text/html")? }))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::fixture::{OUTBOX, delivery, fatal};
    use crate::mail::{Sender, compose};
    use crate::transport::Transport;
    use casework::Mode;
    use std::time::Duration;

    fn directory(name: &str) -> std::path::PathBuf {
        let path = std::env::temp_dir().join(format!("tnld-mailbox-{}-{name}", std::process::id()));
        if path.exists() {
            std::fs::remove_dir_all(&path).unwrap();
        }
        path
    }

    #[test]
    fn what_is_written_is_read_again_newest_first() {
        let path = directory("round-trip");
        assert_eq!(list(&path, 10).unwrap(), []);
        let url = format!("file://{}", path.display());
        let transport = Transport::from_url(&url, Mode::Demo, Duration::from_secs(5)).unwrap();
        transport.check().unwrap();
        let sender =
            Sender::new("TNLĐ An Giang <tnld@angiang.example.vn>", "https://tnld.angiang.example.vn")
                .unwrap();
        let mut second = delivery(fatal());
        second.id = Uuid::from_u128(OUTBOX.as_u128() + 1);
        let now = fatal().received_at;
        for one in [&delivery(fatal()), &second, &second] {
            transport.send(one.id, &compose(&sender, one, now).unwrap()).unwrap();
        }
        std::fs::write(path.join("notes.txt"), "not a mail").unwrap();

        let mails = list(&path, 10).unwrap();
        assert_eq!(mails.iter().map(|m| m.id).collect::<Vec<_>>(), [second.id, OUTBOX]);
        assert_eq!(list(&path, 1).unwrap().len(), 1);
        let mail = read(&path, OUTBOX).unwrap().unwrap();
        assert_eq!(
            mail.summary.subject,
            "[TNLĐ-91-2026-000123] Báo tin TNLĐ chết người – Phường Rạch Giá, An Giang"
        );
        assert!(mail.summary.to.contains("Công an phường Rạch Giá"));
        assert!(mail.summary.to.contains("<truc-ban@ca-rachgia.angiang.example.vn>"));
        assert_eq!(mail.summary.date, Some(now));
        assert!(mail.from.contains("TNLĐ An Giang"));
        assert!(mail.text.contains("Nguyễn Văn An") && mail.html.contains("Nguyễn Văn An"));
        assert_eq!(read(&path, Uuid::nil()).unwrap(), None);
        std::fs::remove_dir_all(&path).unwrap();
    }
}
