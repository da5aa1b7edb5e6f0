//! The mailbox directory of the demonstration, shown as a page.

use crate::config::Settings;
use std::path::PathBuf;
use uuid::Uuid;

/// Mails shown at most.
const SHOWN: usize = 200;

/// Reads the directory the notifier writes to.
pub(crate) struct DemoMailbox {
    directory: PathBuf,
}

impl DemoMailbox {
    pub(crate) fn new(settings: &Settings) -> Self {
        let url = settings.smtp_url();
        Self { directory: PathBuf::from(url.strip_prefix("file://").unwrap_or(&url)) }
    }

    fn summary(&self, mail: notifier::mailbox::MailSummary) -> web::MailSummary {
        web::MailSummary {
            id: mail.id.to_string(),
            to: mail.to,
            subject: mail.subject,
            at: mail.date.unwrap_or_default(),
        }
    }
}

impl web::Mailbox for DemoMailbox {
    fn list(&self) -> Vec<web::MailSummary> {
        match notifier::mailbox::list(&self.directory, SHOWN) {
            Ok(mails) => mails.into_iter().map(|m| self.summary(m)).collect(),
            Err(problem) => {
                tracing::warn!(%problem, "the mailbox cannot be read");
                Vec::new()
            }
        }
    }

    fn read(&self, id: &str) -> Option<web::Mail> {
        let id = Uuid::parse_str(id).ok()?;
        let mail = notifier::mailbox::read(&self.directory, id).ok().flatten()?;
        let links = links(&mail.text);
        Some(web::Mail { summary: self.summary(mail.summary), from: mail.from, text: mail.text, links })
    }
}

/// The addresses a mail links to, each once, so that the page can offer them.
fn links(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| "<>()[]\"'".contains(c));
        let is_link = word.starts_with("http://") || word.starts_with("https://");
        if is_link && !out.iter().any(|known| known == word) {
            out.push(word.to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn each_link_is_offered_once() {
        let text =
            "Xác nhận: <http://localhost/xac-nhan/a.b> hoặc http://localhost/vu/1\n(http://localhost/vu/1)";
        assert_eq!(links(text), ["http://localhost/xac-nhan/a.b", "http://localhost/vu/1"]);
    }
}
