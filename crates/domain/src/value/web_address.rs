//! Address of a web service of another body.

use super::problem::{text_value, value_error};
use serde::{Deserialize, Serialize};
// Addresses as mere values: what opens a socket stands in `std` alone.
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

value_error! {
    /// Why a text is no address of a web service.
    pub enum WebAddressError {
        Empty = "web_address.empty" ["Hãy nhập địa chỉ nhận tin.", "Enter the address."],
        TooLong = "web_address.too_long" [
            "Địa chỉ dài quá 500 ký tự; hãy dùng địa chỉ ngắn hơn.",
            "The address is longer than 500 characters; use a shorter one."],
        Scheme = "web_address.scheme" [
            "Địa chỉ phải bắt đầu bằng https://.",
            "The address must begin with https://."],
        Host = "web_address.host" [
            "Tên máy chủ trong địa chỉ không hợp lệ; ghi tên miền không dấu, ví dụ https://he-thong.donvi.vn/tnld.",
            "The host of the address is not valid; write a domain name without accents, for example https://system.unit.vn/tnld."],
        Credentials = "web_address.credentials" [
            "Địa chỉ không được chứa tên đăng nhập hay mật khẩu; chữ ký của hệ thống đủ để nhận ra người gửi.",
            "The address must not hold a login or password; the signature tells who sends."],
        Port = "web_address.port" [
            "Cổng trong địa chỉ phải là số từ 1 đến 65535.",
            "The port must be a number from 1 to 65535."],
        Shape = "web_address.shape" [
            "Phần sau tên máy chủ chỉ gồm ký tự dùng được trong địa chỉ web và không có dấu #; hãy kiểm tra lại.",
            "What follows the host may hold only characters of web addresses and no #; check it again."],
    }
}

/// How the conversation is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Not at all.
    Http,
    /// By TLS.
    Https,
}

/// Whom the address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebHost {
    /// A name to be looked up.
    Name(String),
    /// An address written out.
    Ip(IpAddr),
}

/// `https://host[:port]/path?query`, or the same with `http`. ASCII; no login, no fragment, no other spelling of
/// an IP address than the usual one, so that what is checked is what is connected to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

const LONGEST: usize = 500;

impl WebAddress {
    /// Reads an address; scheme and host become lower case, an empty path `/`.
    ///
    /// # Errors
    /// [`WebAddressError`].
    pub fn parse(raw: &str) -> Result<Self, WebAddressError> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(WebAddressError::Empty);
        }
        if text.len() > LONGEST {
            return Err(WebAddressError::TooLong);
        }
        let (scheme, rest) = text.split_once("://").ok_or(WebAddressError::Scheme)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "https" && scheme != "http" {
            return Err(WebAddressError::Scheme);
        }
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        if authority.contains('@') {
            return Err(WebAddressError::Credentials);
        }
        let (host, port) = host_and_port(authority)?;
        if !tail.bytes().all(is_of_address) {
            return Err(WebAddressError::Shape);
        }
        let port = port.map(|p| format!(":{p}")).unwrap_or_default();
        let slash = if tail.starts_with('/') { "" } else { "/" };
        Ok(Self(format!("{scheme}://{host}{port}{slash}{tail}")))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Protection.
    pub fn scheme(&self) -> Scheme {
        if self.0.starts_with("https:") { Scheme::Https } else { Scheme::Http }
    }

    fn authority(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }

    /// Host.
    pub fn host(&self) -> WebHost {
        let (host, _) = split_port(self.authority());
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        bare.parse().map_or_else(|_| WebHost::Name(bare.to_owned()), WebHost::Ip)
    }

    /// Port: 443 or 80 unless given.
    pub fn port(&self) -> u16 {
        let usual = match self.scheme() {
            Scheme::Http => 80,
            Scheme::Https => 443,
        };
        split_port(self.authority()).1.and_then(|p| p.parse().ok()).unwrap_or(usual)
    }

    /// Scheme, host and port, without the path, which may hold a secret.
    pub fn origin(&self) -> &str {
        let scheme = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0.get(scheme..).and_then(|rest| rest.find('/')).map_or(self.0.len(), |at| scheme + at);
        self.0.get(..end).unwrap_or(&self.0)
    }
}

fn is_of_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&byte)
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rfind(':') {
        Some(at) if !authority.get(at..).is_some_and(|rest| rest.contains(']')) => {
            (authority.get(..at).unwrap_or_default(), authority.get(at + 1..))
        }
        _ => (authority, None),
    }
}

fn host_and_port(authority: &str) -> Result<(String, Option<u16>), WebAddressError> {
    let (host, port) = split_port(authority);
    let port = match port {
        None => None,
        Some(text) if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) => {
            Some(text.parse::<u16>().ok().filter(|p| *p > 0).ok_or(WebAddressError::Port)?)
        }
        Some(_) => return Err(WebAddressError::Port),
    };
    let host = match host.strip_prefix('[') {
        Some(v6) => {
            let v6: Ipv6Addr =
                v6.strip_suffix(']').and_then(|a| a.parse().ok()).ok_or(WebAddressError::Host)?;
            format!("[{v6}]")
        }
        None => name(host).ok_or(WebAddressError::Host)?,
    };
    Ok((host, port))
}

/// A name, or an IPv4 address in its usual spelling. A name whose last label begins with a digit (`0x7f.1`,
/// `2130706433`) would be read as a number by some resolvers.
fn name(host: &str) -> Option<String> {
    if host.parse::<Ipv4Addr>().is_ok() {
        return Some(host.to_owned());
    }
    let host = host.to_ascii_lowercase();
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let last = host.rsplit('.').next()?;
    let fits =
        host.len() <= 253 && host.split('.').all(label) && !last.starts_with(|c: char| c.is_ascii_digit());
    fits.then_some(host)
}

text_value!(WebAddress, WebAddressError, |a| a.0.clone());

/// The address.
impl std::fmt::Display for WebAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read() {
        let table = [
            ("https://he-thong.donvi.vn", "https://he-thong.donvi.vn/", "he-thong.donvi.vn", 443),
            (" HTTPS://HeThong.Vn:8443/Tnld?x=1 ", "https://hethong.vn:8443/Tnld?x=1", "hethong.vn", 8443),
            ("http://localhost?a", "http://localhost/?a", "localhost", 80),
        ];
        for (raw, canonical, host, port) in table {
            let read = WebAddress::parse(raw).unwrap_or_else(|e| panic!("{raw}: {e}"));
            assert_eq!((read.as_str(), read.port()), (canonical, port), "{raw}");
            assert_eq!(read.host(), WebHost::Name(host.to_owned()), "{raw}");
        }
        for (raw, ip) in [
            ("https://10.0.0.1/x", "10.0.0.1"),
            ("https://[::ffff:10.0.0.1]:8/x", "::ffff:10.0.0.1"),
            ("http://[2001:DB8:0::1]", "2001:db8::1"),
        ] {
            let read = WebAddress::parse(raw).unwrap_or_else(|e| panic!("{raw}: {e}"));
            assert_eq!(read.host(), WebHost::Ip(ip.parse().unwrap()), "{raw}");
        }
    }

    #[test]
    fn what_is_refused() {
        let table = [
            ("", WebAddressError::Empty),
            ("donvi.vn/tnld", WebAddressError::Scheme),
            ("ftp://donvi.vn", WebAddressError::Scheme),
            ("file:///etc/passwd", WebAddressError::Scheme),
            ("https://", WebAddressError::Host),
            ("https:///x", WebAddressError::Host),
            ("https://đơn-vị.vn", WebAddressError::Host),
            ("https://a b.vn", WebAddressError::Host),
            ("https://-a.vn", WebAddressError::Host),
            ("https://a..vn", WebAddressError::Host),
            ("https://2130706433/", WebAddressError::Host),
            ("https://0x7f.1/", WebAddressError::Host),
            ("https://127.1/", WebAddressError::Host),
            ("https://[::1", WebAddressError::Host),
            ("https://[::1%25eth0]/", WebAddressError::Host),
            ("https://user:bi-mat@donvi.vn/", WebAddressError::Credentials),
            ("https://donvi.vn:0/", WebAddressError::Port),
            ("https://donvi.vn:/", WebAddressError::Port),
            ("https://donvi.vn:70000/", WebAddressError::Port),
            ("https://donvi.vn/a b", WebAddressError::Shape),
            ("https://donvi.vn/a#b", WebAddressError::Shape),
            ("https://donvi.vn\\@evil.vn/", WebAddressError::Shape),
            ("https://donvi.vn/a\r\nHost: x", WebAddressError::Shape),
        ];
        for (raw, problem) in table {
            assert_eq!(WebAddress::parse(raw), Err(problem), "{raw}");
        }
        let long = format!("https://donvi.vn/{}", "a".repeat(500));
        assert_eq!(WebAddress::parse(&long), Err(WebAddressError::TooLong));
    }

    #[test]
    fn the_origin_leaves_the_path_out() {
        let address = WebAddress::parse("https://donvi.vn:8443/hook/bi-mat?k=1").unwrap();
        assert_eq!(address.origin(), "https://donvi.vn:8443");
    }
}
