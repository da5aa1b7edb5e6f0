//! How a gateway for text messages is spoken to.

use crate::channel::template::{Escape, Template, UnknownPlace};
use domain::value::{WebAddress, WebAddressError};

/// The gateway as the configuration describes it. Debug shows no token.
#[derive(Clone, Default)]
pub struct SmsSettings {
    /// Address; may hold `{phone}`, `{text}`, `{id}`, `{sender}`, `{token}` after the host.
    pub url: String,
    /// Method.
    pub method: String,
    /// Headers, one `Name: value` per line, with the same places.
    pub headers: String,
    /// Body, with the same places.
    pub body: String,
    /// Registered sender (brandname).
    pub sender: String,
    /// Token or password.
    pub token: String,
    /// Statuses that may mean accepted.
    pub accepted_statuses: Vec<u16>,
    /// JSON pointer into the answer; empty: the status alone decides.
    pub accepted_pointer: String,
    /// Values there that mean accepted.
    pub accepted_values: Vec<String>,
    /// Values there that mean that the number takes no message.
    pub rejected_values: Vec<String>,
    /// Only letters of the basic alphabet.
    pub unaccented: bool,
    /// Most characters of a text.
    pub longest: usize,
    /// Texts may hold a link.
    pub link: bool,
    /// The gateway sends a second message of the same `{id}` to nobody.
    pub resend_safe: bool,
}

impl std::fmt::Debug for SmsSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmsSettings").field("method", &self.method).finish_non_exhaustive()
    }
}

/// What is wrong with the description of a gateway.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmsProblem {
    /// Not an address.
    #[error("sms.url: {0}")]
    Url(WebAddressError),
    /// The host depends on the message.
    #[error("sms.url: places may only follow the host")]
    HostWithPlace,
    /// A place that nothing fills.
    #[error("sms: {0}")]
    Place(String),
    /// Not a method.
    #[error("sms.method must be POST, PUT or GET")]
    Method,
    /// Not a header.
    #[error("sms.headers: write one `Name: value` per line, in plain letters")]
    Header,
    /// The filled body is no JSON.
    #[error("sms.body does not give valid JSON, although Content-Type says so")]
    Json,
    /// Nothing carries the number or the text.
    #[error("sms: {{phone}} and {{text}} must stand in the body or the address")]
    Unused,
    /// Nothing means accepted.
    #[error("sms.accepted_statuses names no status")]
    NeverAccepted,
    /// The texts do not fit.
    #[error("sms.max_length: {0}")]
    TooShort(String),
}

impl From<UnknownPlace> for SmsProblem {
    fn from(e: UnknownPlace) -> Self {
        Self::Place(e.to_string())
    }
}

const PLACES: &[&str] = &["phone", "text", "id", "sender", "token"];

/// The gateway, ready to be asked.
#[derive(Debug)]
pub(super) struct Recipe {
    pub(super) address: WebAddress,
    pub(super) method: String,
    url: Template,
    headers: Vec<(String, Template)>,
    body: Template,
    escape: Escape,
}

/// One request.
pub(super) struct Filled {
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Recipe {
    pub(super) fn read(s: &SmsSettings) -> Result<Self, SmsProblem> {
        let url = Template::parse(&s.url, PLACES)?;
        let sample = |mark: &str| {
            let values: Vec<(&str, &str)> = PLACES.iter().map(|p| (*p, mark)).collect();
            WebAddress::parse(&url.fill(Escape::Percent, &values)).map_err(SmsProblem::Url)
        };
        let (address, other) = (sample("1")?, sample("2")?);
        if address.origin() != other.origin() {
            return Err(SmsProblem::HostWithPlace);
        }
        if !["POST", "PUT", "GET"].contains(&s.method.as_str()) {
            return Err(SmsProblem::Method);
        }
        let mut headers = Vec::new();
        for line in s.headers.lines().filter(|l| !l.trim().is_empty()) {
            let (name, value) = line.split_once(':').ok_or(SmsProblem::Header)?;
            let name = name.trim();
            let plain = !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
                && value.is_ascii();
            if !plain {
                return Err(SmsProblem::Header);
            }
            headers.push((name.to_owned(), Template::parse(value.trim(), PLACES)?));
        }
        let kind = s.headers.lines().find(|l| l.to_ascii_lowercase().starts_with("content-type:"));
        let escape = Escape::of_content_type(kind.unwrap_or_default());
        let body = Template::parse(&s.body, PLACES)?;
        if !["{phone}", "{text}"].iter().all(|p| s.body.contains(p) || s.url.contains(p)) {
            return Err(SmsProblem::Unused);
        }
        if s.accepted_statuses.is_empty() {
            return Err(SmsProblem::NeverAccepted);
        }
        let recipe = Self { address, method: s.method.clone(), url, headers, body, escape };
        let filled = recipe.fill(&[("text", "\"thử\"\n"), ("phone", "84912345678")]);
        let json = escape == Escape::Json && !filled.body.is_empty();
        if json && serde_json::from_str::<serde_json::Value>(&filled.body).is_err() {
            return Err(SmsProblem::Json);
        }
        Ok(recipe)
    }

    pub(super) fn fill(&self, values: &[(&str, &str)]) -> Filled {
        let headers = self.headers.iter();
        Filled {
            url: self.url.fill(Escape::Percent, values),
            headers: headers.map(|(name, value)| (name.clone(), value.fill(Escape::Plain, values))).collect(),
            body: self.body.fill(self.escape, values),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn settings(url: &str) -> SmsSettings {
        SmsSettings {
            url: url.to_owned(),
            method: "POST".to_owned(),
            headers: "Content-Type: application/json\nAuthorization: Bearer {token}".to_owned(),
            body: "{\"to\":\"{phone}\",\"text\":\"{text}\",\"from\":\"{sender}\",\"ref\":\"{id}\"}"
                .to_owned(),
            sender: "SONOIVU-AG".to_owned(),
            token: "bi-mat".to_owned(),
            accepted_statuses: vec![200, 202],
            accepted_pointer: "/code".to_owned(),
            accepted_values: vec!["0".to_owned(), "OK".to_owned()],
            rejected_values: vec!["bad_number".to_owned()],
            unaccented: true,
            longest: 160,
            link: true,
            resend_safe: false,
        }
    }

    #[test]
    fn a_gateway_is_read_and_filled() {
        let recipe = Recipe::read(&settings("https://sms.nhamang.vn/gui?ref={id}")).unwrap();
        let filled = recipe.fill(&[
            ("phone", "84912345678"),
            ("text", "TNLD: \"x\""),
            ("id", "a b"),
            ("sender", "SO"),
            ("token", "k\r\nX: 1"),
        ]);
        assert_eq!(filled.url, "https://sms.nhamang.vn/gui?ref=a%20b");
        assert_eq!(
            filled.body,
            "{\"to\":\"84912345678\",\"text\":\"TNLD: \\\"x\\\"\",\"from\":\"SO\",\"ref\":\"a b\"}"
        );
        assert_eq!(filled.headers[1], ("Authorization".to_owned(), "Bearer kX: 1".to_owned()));
        assert_eq!(recipe.address.origin(), "https://sms.nhamang.vn");
        assert!(!format!("{:?}", settings("https://sms.nhamang.vn")).contains("bi-mat"));
    }

    #[test]
    fn what_cannot_work_is_told_at_once() {
        let bad = |change: fn(&mut SmsSettings)| {
            let mut s = settings("https://sms.nhamang.vn/gui");
            change(&mut s);
            Recipe::read(&s).unwrap_err()
        };
        assert_eq!(bad(|s| s.url = "sms.nhamang.vn".to_owned()), SmsProblem::Url(WebAddressError::Scheme));
        assert_eq!(
            bad(|s| s.url = "https://{phone}/{text}".to_owned()),
            SmsProblem::Url(WebAddressError::Host)
        );
        assert_eq!(bad(|s| s.url = "https://a{phone}.vn/{text}".to_owned()), SmsProblem::HostWithPlace);
        assert_eq!(bad(|s| s.method = "DELETE".to_owned()), SmsProblem::Method);
        assert_eq!(bad(|s| s.headers = "Authorization".to_owned()), SmsProblem::Header);
        assert_eq!(bad(|s| s.headers = "X Y: 1".to_owned()), SmsProblem::Header);
        assert_eq!(bad(|s| s.body = "{\"to\": {phone}x, \"t\": \"{text}\"}".to_owned()), SmsProblem::Json);
        assert_eq!(bad(|s| s.body = "{\"to\":\"{phone}\"}".to_owned()), SmsProblem::Unused);
        assert_eq!(bad(|s| s.accepted_statuses.clear()), SmsProblem::NeverAccepted);
        assert!(matches!(bad(|s| s.body = "{phon} {text}".to_owned()), SmsProblem::Place(_)));
    }
}
