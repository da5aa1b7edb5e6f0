//! E-mail address.

use super::problem::{text_value, value_error};
use serde::{Deserialize, Serialize};

value_error! {
    /// Why a text is no e-mail address.
    pub enum EmailError {
        Empty = "email.empty" ["Hãy nhập địa chỉ thư điện tử.", "Enter the e-mail address."],
        Shape = "email.shape" [
            "Địa chỉ thư điện tử có dạng ten@donvi.vn, không có dấu cách và dấu tiếng Việt; hãy kiểm tra lại.",
            "An e-mail address looks like name@unit.vn, without spaces or accents; check it again."],
        TooLong = "email.too_long" [
            "Địa chỉ thư điện tử quá dài; hãy kiểm tra lại.",
            "The e-mail address is too long; check it again."],
    }
}

/// One address of the shape `local@domain`; ASCII, nothing that could end or add a mail header.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

fn is_local(local: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&b);
    !local.is_empty()
        && local.bytes().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn is_domain(domain: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    domain.contains('.')
        && domain.split('.').all(label)
        && domain
            .rsplit('.')
            .next()
            .is_some_and(|top| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()))
}

impl Email {
    /// Reads one address; the domain becomes lower case.
    ///
    /// # Errors
    /// [`EmailError`] when it is no single plain address.
    pub fn parse(raw: &str) -> Result<Self, EmailError> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        let Some((local, domain)) = text.split_once('@') else { return Err(EmailError::Shape) };
        if !is_local(local) || !is_domain(domain) {
            return Err(EmailError::Shape);
        }
        if local.len() > 64 || text.len() > 254 {
            return Err(EmailError::TooLong);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The domain, which alone may be logged.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

text_value!(Email, EmailError, |e| e.0.clone());

impl std::fmt::Display for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Masked: debug output ends in logs.
impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Email(***@{})", self.domain())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_plain_address() {
        let table = [
            (" lan@ANGIANG.gov.vn ", "lan@angiang.gov.vn"),
            ("Nguyen.Van+tnld@x-y.vn", "Nguyen.Van+tnld@x-y.vn"),
            ("a@b.co", "a@b.co"),
        ];
        for (raw, canonical) in table {
            assert_eq!(Email::parse(raw).map(String::from).as_deref(), Ok(canonical), "{raw}");
        }
    }

    #[test]
    fn refuses_other_shapes_and_header_injection() {
        let long_label = format!("a@{}.vn", "b".repeat(64));
        let table = [
            "lan",
            "lan@",
            "@x.vn",
            "lan@localhost",
            "a@b@c.vn",
            "a b@c.vn",
            "lan@x..vn",
            ".lan@x.vn",
            "lan.@x.vn",
            "la..n@x.vn",
            "lan@-x.vn",
            "lan@1.2.3.4",
            "Lan <lan@x.vn>",
            "lan@x.vn\r\nBcc: all@x.vn",
            "lan@x.vn,b@x.vn",
            "\"a b\"@x.vn",
            "nguyễn@x.vn",
            "lan@đơnvị.vn",
            "lan@x.v",
            "a\0@x.vn",
            &long_label,
        ];
        for raw in table {
            assert_eq!(Email::parse(raw), Err(EmailError::Shape), "{raw:?}");
        }
        assert_eq!(Email::parse(" "), Err(EmailError::Empty));
        assert_eq!(Email::parse(&format!("{}@x.vn", "a".repeat(65))), Err(EmailError::TooLong));
    }

    #[test]
    fn debug_shows_the_domain_only() {
        assert_eq!(format!("{:?}", Email::parse("lan@x.vn").unwrap()), "Email(***@x.vn)");
    }
}
