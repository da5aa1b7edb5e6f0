//! Reading a delivery status notification (RFC 3464).

use crate::transport::short;
use casework::channels::Fate;
use mailparse::{MailHeaderMap as _, ParsedMail, parse_headers, parse_mail};
use uuid::Uuid;

/// What makes a message ours: the domain of our Message-IDs, and the address that bounces come back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ours {
    pub(crate) id_domain: String,
    /// Local part and domain of the envelope sender, when it bears the id of the message.
    pub(crate) returns: Option<(String, String)>,
}

/// What a mail server reports of one of our messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notification {
    /// The message: id of the outbox row.
    pub(crate) message: Uuid,
    /// `None`: it is still on its way.
    pub(crate) fate: Option<Fate>,
    /// Status and diagnosis, one short line.
    pub(crate) report: String,
}

/// Reads a mail; `None` when it is no notification, or none about a message of ours.
pub(crate) fn read(raw: &[u8], ours: &Ours) -> Option<Notification> {
    let mail = parse_mail(raw).ok()?;
    let report_type = mail.ctype.params.get("report-type").map(String::as_str).unwrap_or_default();
    if mail.ctype.mimetype != "multipart/report" || !report_type.eq_ignore_ascii_case("delivery-status") {
        return None;
    }
    let status = mail.subparts.iter().find(|part| part.ctype.mimetype == "message/delivery-status")?;
    let message = returned(&mail, ours).or_else(|| addressed(&mail, ours))?;
    let (fate, report) = recipients(&status.get_body().ok()?);
    Some(Notification { message, fate, report })
}

/// The Message-ID of the mail, or of the headers, that came back.
fn returned(mail: &ParsedMail<'_>, ours: &Ours) -> Option<Uuid> {
    let back = ["message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"];
    let part = mail.subparts.iter().find(|part| back.contains(&part.ctype.mimetype.as_str()))?;
    let (headers, _) = parse_headers(&part.get_body_raw().ok()?)
        .map(|(h, n)| (h.get_first_value("Message-ID").unwrap_or_default(), n))
        .ok()?;
    let (id, domain) = headers.trim().trim_start_matches('<').trim_end_matches('>').split_once('@')?;
    if domain.eq_ignore_ascii_case(&ours.id_domain) { Uuid::try_parse(id).ok() } else { None }
}

/// The id in the address the notification was sent to (variable envelope return path).
fn addressed(mail: &ParsedMail<'_>, ours: &Ours) -> Option<Uuid> {
    let (local, domain) = ours.returns.as_ref()?;
    let tagged = |address: &str| {
        let (left, right) = address.rsplit_once('@')?;
        let (name, tag) = left.rsplit_once('+')?;
        let here = name.eq_ignore_ascii_case(local) && right.eq_ignore_ascii_case(domain);
        if here { Uuid::try_parse(tag).ok() } else { None }
    };
    ["Delivered-To", "X-Original-To", "To"]
        .iter()
        .flat_map(|name| mail.headers.get_all_values(name))
        .find_map(|value| value.split([',', ' ', '<', '>', ';']).find_map(|word| tagged(word.trim())))
}

/// What happened to the only recipient of a mail of ours: the worst that is told.
fn recipients(body: &str) -> (Option<Fate>, String) {
    let mut fate = None;
    let mut report = String::new();
    let unified = body.replace("\r\n", "\n");
    // The first group is about the mail, each further one about a recipient; some servers write but one.
    for group in unified.split("\n\n").filter(|g| !g.trim().is_empty()) {
        let text = format!("{}\n\n", group.trim_matches('\n'));
        let Ok((headers, _)) = parse_headers(text.as_bytes()) else { continue };
        let Some(action) = headers.get_first_value("Action") else { continue };
        let field = |name: &str| headers.get_first_value(name).unwrap_or_default();
        let after = |value: String| value.split_once(';').map_or(value.clone(), |(_, v)| v.trim().to_owned());
        let recipient = after(field("Final-Recipient"));
        let told = format!("{} {}", field("Status").trim(), after(field("Diagnostic-Code")));
        let this = match action.trim().to_ascii_lowercase().as_str() {
            "failed" => Some(Fate::Bounced),
            "delivered" => Some(Fate::Arrived),
            _ => None,
        };
        if this == Some(Fate::Bounced) || fate.is_none() {
            fate = this;
            report = short(&told, &recipient);
        }
    }
    (fate, report)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const ID: Uuid = Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_0000_0001);

    fn ours() -> Ours {
        Ours {
            id_domain: "tnld.angiang.example.vn".to_owned(),
            returns: Some(("tra-lai".to_owned(), "angiang.example.vn".to_owned())),
        }
    }

    /// As Postfix writes it: the whole mail came back.
    pub(crate) fn postfix(message_id: &str, to: &str) -> String {
        format!(
            "Return-Path: <>\r\nDelivered-To: {to}\r\nDate: Mon, 23 Nov 2026 08:16:01 +0700 (+07)\r\nFrom: MAILER-DAEMON@mx.example.vn (Mail Delivery System)\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nTo: {to}\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"4F1A.1795/mx.example.vn\"\r\n\r\n\
             This is a MIME-encapsulated message.\r\n\r\n--4F1A.1795/mx.example.vn\r\nContent-Description: Notification\r\n\
             Content-Type: text/plain; charset=us-ascii\r\n\r\nThis is the mail system at host mx.example.vn.\r\n\r\n\
             --4F1A.1795/mx.example.vn\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example.vn\r\nX-Postfix-Queue-ID: 4F1A1795\r\nArrival-Date: Mon, 23 Nov 2026 08:15:59 +0700 (+07)\r\n\r\n\
             Final-Recipient: rfc822; truc-ban@ca.example.vn\r\nOriginal-Recipient: rfc822;truc-ban@ca.example.vn\r\nAction: failed\r\nStatus: 5.1.1\r\n\
             Remote-MTA: dns; mail.ca.example.vn\r\nDiagnostic-Code: smtp; 550 5.1.1 <truc-ban@ca.example.vn>: Recipient address\r\n    rejected: User unknown, ask other@ca.example.vn\r\n\r\n\
             --4F1A.1795/mx.example.vn\r\nContent-Description: Undelivered Message\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
             From: tnld@angiang.example.vn\r\nTo: truc-ban@ca.example.vn\r\nSubject: x\r\nMessage-ID: {message_id}\r\n\r\nNội dung\r\n\
             --4F1A.1795/mx.example.vn--\r\n"
        )
    }

    /// As Exchange and sendmail write it: only the headers came back, in base64 once.
    fn sendmail(action: &str, status: &str, headers: &str) -> String {
        format!(
            "From: Mail Delivery Subsystem <postmaster@ca.example.vn>\nTo: <tnld@angiang.example.vn>\n\
             Content-Type: multipart/report; report-type=\"Delivery-Status\"; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nx\n\
             --b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;ca.example.vn\n\nOriginal-Recipient: rfc822;a@ca.example.vn\n\
             Final-Recipient: RFC822; a@ca.example.vn\nAction: {action}\nStatus: {status}\n\n--b1\n\
             Content-Type: text/rfc822-headers\n\n{headers}\n--b1--\n"
        )
    }

    #[test]
    fn a_mail_that_came_back_is_known_by_its_message_id() {
        let id = format!("<{ID}@tnld.angiang.example.vn>");
        let read = read(postfix(&id, "tnld@angiang.example.vn").as_bytes(), &ours()).unwrap();
        assert_eq!((read.message, read.fate), (ID, Some(Fate::Bounced)));
        assert_eq!(
            read.report,
            "5.1.1 550 5.1.1 <truc-ban@ca.example.vn>: Recipient address rejected: User unknown, ask ***"
        );
    }

    #[test]
    fn or_by_the_address_it_came_back_to() {
        let to = format!("tra-lai+{}@angiang.example.vn", ID.simple());
        let about = read(postfix("<weg>", &to).as_bytes(), &ours()).unwrap();
        assert_eq!((about.message, about.fate), (ID, Some(Fate::Bounced)));
        let elsewhere = format!("tra-lai+{}@evil.example", ID.simple());
        assert_eq!(read(postfix("<weg>", &elsewhere).as_bytes(), &ours()), None);
        let without = Ours { returns: None, ..ours() };
        assert_eq!(read(postfix("<weg>", &to).as_bytes(), &without), None);
    }

    #[test]
    fn delays_and_arrivals_are_told_apart_from_returns() {
        let headers = format!("Subject: x\nMessage-Id: <{ID}@TNLD.angiang.example.vn>\n");
        let table = [
            ("failed", "5.2.2", Some(Fate::Bounced)),
            ("Failed", "5.4.7", Some(Fate::Bounced)),
            ("delayed", "4.4.1", None),
            ("relayed", "2.0.0", None),
            ("delivered", "2.1.5", Some(Fate::Arrived)),
        ];
        for (action, status, fate) in table {
            let read = read(sendmail(action, status, &headers).as_bytes(), &ours()).unwrap();
            assert_eq!((read.message, read.fate, read.report.as_str()), (ID, fate, status), "{action}");
        }
    }

    #[test]
    fn what_is_none_of_ours_is_left_alone() {
        let id = format!("<{ID}@tnld.angiang.example.vn>");
        let vacation = format!(
            "To: tra-lai+{}@angiang.example.vn\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: {id}\r\nContent-Type: text/plain\r\n\r\nTôi đi vắng.\r\n",
            ID.simple()
        );
        let read_receipt = postfix(&id, "x@y.vn").replace("delivery-status;", "disposition-notification;");
        let other = postfix(&format!("<{ID}@another.example>"), "tnld@angiang.example.vn");
        let strange = postfix("<no-uuid@tnld.angiang.example.vn>", "tnld@angiang.example.vn");
        for raw in [vacation, read_receipt, other, strange, String::new(), "\u{0}".to_owned()] {
            assert_eq!(read(raw.as_bytes(), &ours()), None, "{raw}");
        }
    }
}
