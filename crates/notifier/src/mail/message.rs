//! From a delivery to the message that is sent.

use super::from_content::letter;
use super::render::{Rendered, render};
use super::text::single_line;
use casework::alerts::{Content, Delivery};
use domain::law::AlertMode;
use domain::time::Instant;
use domain::value::Email;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};
use std::time::SystemTime;
use uuid::Uuid;

/// Who mails come from, and the domain that makes Message-IDs ours.
#[derive(Debug, Clone)]
pub struct Sender {
    from: Mailbox,
    id_domain: String,
    returns: Option<Address>,
}

/// Why no message could be made. No attempt can mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeProblem {
    /// The address for bounces is none.
    #[error("notifier.bounce_address must be a plain address without a plus")]
    Returns,
    /// The sender's address is none.
    #[error("the sender must be an address, or a name with the address in angle brackets")]
    Sender,
    /// The recipient's address is none.
    #[error("the address of the recipient is no valid e-mail address")]
    Recipient,
    /// A template failed.
    #[error("template: {0}")]
    Template(String),
    /// The message could not be put together.
    #[error("message: {0}")]
    Message(String),
}

impl Sender {
    /// `from` as `tnld@angiang.gov.vn` or `TNLĐ An Giang <tnld@angiang.gov.vn>`.
    ///
    /// # Errors
    /// [`ComposeProblem::Sender`].
    pub fn new(from: &str, public_url: &str) -> Result<Self, ComposeProblem> {
        let from = single_line(from);
        let (name, address) = match from.strip_suffix('>').and_then(|f| f.rsplit_once('<')) {
            Some((name, address)) => (Some(name.trim().trim_matches('"').to_owned()), address),
            None => (None, from.as_str()),
        };
        let address: Address = address.trim().parse().map_err(|_| ComposeProblem::Sender)?;
        let from = Mailbox::new(name.filter(|n| !n.is_empty()), address);
        Ok(Self { from, id_domain: host(public_url), returns: None })
    }

    /// Bounces come back to this address, with the id of the message after a plus; empty: to the sender.
    ///
    /// # Errors
    /// [`ComposeProblem::Returns`].
    pub fn with_returns(mut self, address: &str) -> Result<Self, ComposeProblem> {
        let address = address.trim();
        self.returns = if address.is_empty() {
            None
        } else {
            let email = Email::parse(address).ok().filter(|e| !e.as_str().contains('+'));
            Some(email.and_then(|e| e.as_str().parse().ok()).ok_or(ComposeProblem::Returns)?)
        };
        Ok(self)
    }

    /// The domain of our Message-IDs.
    pub(crate) fn id_domain(&self) -> &str {
        &self.id_domain
    }

    /// Local part and domain of the address for bounces.
    pub(crate) fn returns(&self) -> Option<(String, String)> {
        self.returns.as_ref().map(|a| (a.user().to_owned(), a.domain().to_owned()))
    }

    /// Who a message comes from on the way: where its bounce goes.
    fn envelope_sender(&self, message: Uuid) -> Result<Address, ComposeProblem> {
        let Some(returns) = &self.returns else { return Ok(self.from.email.clone()) };
        Address::new(format!("{}+{}", returns.user(), message.simple()), returns.domain())
            .map_err(|_| ComposeProblem::Returns)
    }
}

/// The host of an address, for Message-IDs; only letters, digits, dots and dashes.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let authority = authority.rsplit('@').next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default().replace(':', "-"),
        None => authority.split(':').next().unwrap_or_default().to_owned(),
    };
    let clean: String =
        host.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
    if clean.is_empty() { "localhost".to_owned() } else { clean.to_ascii_lowercase() }
}

/// The words of a mail, without addresses.
///
/// # Errors
/// [`ComposeProblem::Template`].
pub(crate) fn rendered(delivery: &Delivery) -> Result<Rendered, ComposeProblem> {
    let rendered = match &delivery.content {
        Content::Case(content) => render(&letter(content), content.mode, content.fallback),
        Content::Notice(mail) => super::notice::render(mail),
    };
    rendered.map_err(|e| ComposeProblem::Template(e.to_string()))
}

/// Makes the message of a delivery. The Message-ID comes from the outbox id alone, so that a message
/// sent twice is recognised.
///
/// # Errors
/// [`ComposeProblem`]: trying again does not help.
pub fn compose(sender: &Sender, delivery: &Delivery, now: Instant) -> Result<Message, ComposeProblem> {
    let Rendered { subject, text, html } = rendered(delivery)?;
    let (addressee, pressing) = match &delivery.content {
        // A mail to the department in place of another agency must not bear that agency's name as addressee.
        Content::Case(c) if c.fallback => (None, c.mode == AlertMode::Acknowledged),
        Content::Case(c) => {
            let name = c.superior.as_ref().unwrap_or(&c.recipient);
            (Some(name), c.mode == AlertMode::Acknowledged)
        }
        Content::Notice(m) => (Some(&m.recipient), m.confirm_url.is_some()),
    };
    let address: Address = Email::parse(&delivery.address)
        .ok()
        .and_then(|e| e.as_str().parse().ok())
        .ok_or(ComposeProblem::Recipient)?;
    let name = addressee.map(|name| single_line(name)).filter(|n| !n.is_empty());
    let envelope = Envelope::new(Some(sender.envelope_sender(delivery.id)?), vec![address.clone()])
        .map_err(|e| ComposeProblem::Message(e.to_string()))?;
    let mut message = Message::builder()
        .envelope(envelope)
        .from(sender.from.clone())
        .to(Mailbox::new(name, address))
        .subject(subject)
        .date(SystemTime::from(now))
        .message_id(Some(format!("<{}@{}>", delivery.id, sender.id_domain)))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-TNLD-Alert", &delivery.alert.to_string()))
        .raw_header(header("Content-Language", "vi, en"));
    if pressing {
        message = message.raw_header(header("Importance", "high"));
    }
    message
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(|e| ComposeProblem::Message(e.to_string()))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), single_line(value))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{OUTBOX, delivery, fatal};
    use super::*;
    use casework::alerts::MailContent;

    #[test]
    fn the_domain_of_message_ids() {
        let table = [
            ("https://tnld.angiang.gov.vn", "tnld.angiang.gov.vn"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[::1]:8080/x", "--1"),
            ("https://user@Host.VN/x?y", "host.vn"),
            ("", "localhost"),
        ];
        for (url, domain) in table {
            assert_eq!(host(url), domain, "{url}");
        }
    }

    #[test]
    fn senders() {
        let sender = Sender::new("TNLĐ An Giang <tnld@angiang.gov.vn>", "https://x.vn").unwrap();
        assert_eq!(sender.from.name.as_deref(), Some("TNLĐ An Giang"));
        assert!(Sender::new("tnld@angiang.gov.vn", "").unwrap().from.name.is_none());
        for bad in ["", "An Giang", "An Giang <>", "a@b@c", "x <a b@c.vn>"] {
            assert_eq!(Sender::new(bad, "").unwrap_err(), ComposeProblem::Sender, "{bad}");
        }
    }

    fn formatted_case(change: impl FnOnce(&mut MailContent)) -> String {
        let mut content = fatal();
        change(&mut content);
        formatted(|d| d.content = Content::Case(Box::new(content)))
    }

    fn formatted(change: impl FnOnce(&mut Delivery)) -> String {
        let mut delivery = delivery(fatal());
        change(&mut delivery);
        let sender =
            Sender::new("TNLĐ An Giang <tnld@angiang.example.vn>", "https://tnld.angiang.example.vn")
                .unwrap();
        let message = compose(&sender, &delivery, fatal().received_at).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    fn headers(formatted: &str) -> Vec<String> {
        let (head, _) = formatted.split_once("\r\n\r\n").unwrap();
        let unfolded = head.replace("\r\n ", " ");
        unfolded.split("\r\n").filter(|h| !h.starts_with("Content-Type")).map(str::to_owned).collect()
    }

    #[test]
    fn a_bounce_comes_back_with_the_id_of_the_message() {
        let sender = Sender::new("tnld@angiang.gov.vn", "https://x.vn").unwrap();
        let envelope = |sender: &Sender| {
            let delivery = delivery(fatal());
            let message = compose(sender, &delivery, fatal().received_at).unwrap();
            message.envelope().from().unwrap().to_string()
        };
        assert_eq!(envelope(&sender), "tnld@angiang.gov.vn");
        let returns = sender.clone().with_returns("tra-lai@angiang.gov.vn").unwrap();
        assert_eq!(envelope(&returns), format!("tra-lai+{}@angiang.gov.vn", OUTBOX.simple()));
        for bad in ["x", "a+b@c.vn", "a@b.vn, c@d.vn"] {
            assert_eq!(sender.clone().with_returns(bad).unwrap_err(), ComposeProblem::Returns, "{bad}");
        }
    }

    #[test]
    fn the_headers_of_an_alert() {
        insta::assert_snapshot!(headers(&formatted(|_| {})).join("\n"));
    }

    #[test]
    fn the_same_outbox_row_has_the_same_message_id_at_every_attempt() {
        let id = |attempt| {
            let mail = formatted(|d| d.attempt = attempt);
            headers(&mail).into_iter().find(|h| h.starts_with("Message-ID")).unwrap()
        };
        assert_eq!(id(1), id(7));
        assert_eq!(id(1), format!("Message-ID: <{OUTBOX}@tnld.angiang.example.vn>"));
    }

    #[test]
    fn no_text_makes_a_header_or_a_recipient() {
        let evil = "x\r\nBcc: thief@example.com\r\n\r\n<a@b.vn>, other@example.com";
        let mail = formatted_case(|c| {
            c.recipient = evil.to_owned();
            c.commune = evil.to_owned();
            c.case_number = evil.to_owned();
        });
        let heads = headers(&mail);
        assert!(!heads.iter().any(|h| h.to_ascii_lowercase().starts_with("bcc")), "{heads:#?}");
        assert_eq!(heads.len(), headers(&formatted(|_| {})).len());
        let parsed = mailparse::parse_mail(mail.as_bytes()).unwrap();
        let to = mailparse::addrparse_header(
            mailparse::MailHeaderMap::get_first_header(&parsed.headers[..], "To").unwrap(),
        );
        let to = to.unwrap().extract_single_info().unwrap();
        assert_eq!(to.addr, "truc-ban@ca-rachgia.angiang.example.vn");
    }

    #[test]
    fn a_text_that_is_no_address_is_never_tried_again() {
        let sender = Sender::new("tnld@angiang.example.vn", "https://tnld.vn").unwrap();
        for bad in ["", "trực ban", "a@b", "a@b.vn, c@d.vn", "a@b.vn\r\nBcc: c@d.vn", "<a@b.vn>"] {
            let mut delivery = delivery(fatal());
            delivery.address = bad.to_owned();
            let problem = compose(&sender, &delivery, fatal().received_at).unwrap_err();
            assert_eq!(problem, ComposeProblem::Recipient, "{bad}");
        }
    }

    #[test]
    fn a_mail_in_place_of_another_agency_is_not_addressed_by_its_name() {
        let mail = formatted_case(|c| c.fallback = true);
        let to = headers(&mail).into_iter().find(|h| h.starts_with("To:")).unwrap();
        assert_eq!(to, "To: truc-ban@ca-rachgia.angiang.example.vn");
    }
}
