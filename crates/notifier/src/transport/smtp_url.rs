//! The address of a mail server as the configuration writes it.

/// How the conversation is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// `smtp://`: not at all. Only for a relay on the same machine or in a protected network.
    Plain,
    /// `smtp+starttls://`: TLS after `STARTTLS`; a server that does not offer it is refused.
    StartTls,
    /// `smtps://`: TLS from the first byte.
    Tls,
}

/// A parsed `smtp…://[user:password@]host[:port]`. Debug shows no password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl {
    /// Protection.
    pub security: Security,
    /// Host name or address, without the brackets of IPv6.
    pub host: String,
    /// Port: 25, 587 for STARTTLS, 465 for TLS unless given.
    pub port: u16,
    /// User and password, percent-decoded.
    pub credentials: Option<(String, String)>,
}

/// Why a text is no address of a mail server. Never shows the text: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SmtpUrlProblem {
    /// Another scheme.
    #[error("the address must begin with smtp://, smtp+starttls:// or smtps://")]
    Scheme,
    /// No host, or characters a host has not.
    #[error("the address has no valid host name")]
    Host,
    /// Not a port.
    #[error("the port must be a number from 1 to 65535")]
    Port,
    /// User without password, or a broken `%` sequence.
    #[error("user and password must be given as user:password with special characters percent-encoded")]
    Credentials,
    /// Path, query or fragment.
    #[error("nothing may follow the port")]
    Trailing,
}

impl SmtpUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// [`SmtpUrlProblem`].
    pub fn parse(text: &str) -> Result<Self, SmtpUrlProblem> {
        let (scheme, rest) = text.trim().split_once("://").ok_or(SmtpUrlProblem::Scheme)?;
        let (security, usual_port) = match scheme.to_ascii_lowercase().as_str() {
            "smtp" => (Security::Plain, 25),
            "smtp+starttls" => (Security::StartTls, 587),
            "smtps" => (Security::Tls, 465),
            _ => return Err(SmtpUrlProblem::Scheme),
        };
        let (credentials, place) = match rest.rsplit_once('@') {
            Some((user, place)) => (Some(credentials(user)?), place),
            None => (None, rest),
        };
        let place = place.strip_suffix('/').unwrap_or(place);
        if place.contains(['/', '?', '#']) {
            return Err(SmtpUrlProblem::Trailing);
        }
        let (host, port) = host_and_port(place)?;
        Ok(Self { security, host, port: port.unwrap_or(usual_port), credentials })
    }

    /// Scheme, host and port, which may be shown.
    pub fn describe(&self) -> String {
        let scheme = match self.security {
            Security::Plain => "smtp",
            Security::StartTls => "smtp+starttls",
            Security::Tls => "smtps",
        };
        format!("{scheme}://{}:{}", self.host, self.port)
    }
}

impl std::fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SmtpUrl({})", self.describe())
    }
}

fn host_and_port(place: &str) -> Result<(String, Option<u16>), SmtpUrlProblem> {
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => {
            let (host, after) = rest.split_once(']').ok_or(SmtpUrlProblem::Host)?;
            let port = if after.is_empty() {
                None
            } else {
                Some(after.strip_prefix(':').ok_or(SmtpUrlProblem::Host)?)
            };
            host.parse::<std::net::Ipv6Addr>().map_err(|_| SmtpUrlProblem::Host)?;
            (host, port)
        }
        None => {
            let (host, port) = place.split_once(':').map_or((place, None), |(h, p)| (h, Some(p)));
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
            if host.is_empty() || !host.chars().all(plain) {
                return Err(SmtpUrlProblem::Host);
            }
            (host, port)
        }
    };
    let port =
        port.map(|p| p.parse::<u16>().ok().filter(|p| *p > 0).ok_or(SmtpUrlProblem::Port)).transpose()?;
    Ok((host.to_owned(), port))
}

fn credentials(text: &str) -> Result<(String, String), SmtpUrlProblem> {
    let (user, password) = text.split_once(':').ok_or(SmtpUrlProblem::Credentials)?;
    let user = percent_decode(user).filter(|u| !u.is_empty()).ok_or(SmtpUrlProblem::Credentials)?;
    Ok((user, percent_decode(password).ok_or(SmtpUrlProblem::Credentials)?))
}

fn percent_decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            out.extend(hex::decode(tail.get(..2)?).ok()?);
            rest = tail.get(2..)?;
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read() {
        let table = [
            ("smtp://127.0.0.1:2525", Security::Plain, "127.0.0.1", 2525, None),
            ("smtp://mail.angiang.gov.vn", Security::Plain, "mail.angiang.gov.vn", 25, None),
            ("smtps://mail.angiang.gov.vn/", Security::Tls, "mail.angiang.gov.vn", 465, None),
            ("SMTP+STARTTLS://u%40x:p%3Aw%25@[::1]:26", Security::StartTls, "::1", 26, Some(("u@x", "p:w%"))),
            ("smtp+starttls://tnld:@relay", Security::StartTls, "relay", 587, Some(("tnld", ""))),
        ];
        for (text, security, host, port, credentials) in table {
            let url = SmtpUrl::parse(text).unwrap();
            let credentials = credentials.map(|(u, p): (&str, &str)| (u.to_owned(), p.to_owned()));
            assert_eq!(url, SmtpUrl { security, host: host.to_owned(), port, credentials }, "{text}");
        }
    }

    #[test]
    fn what_is_refused() {
        let table = [
            ("", SmtpUrlProblem::Scheme),
            ("mail.vn:25", SmtpUrlProblem::Scheme),
            ("http://mail.vn", SmtpUrlProblem::Scheme),
            ("smtp://", SmtpUrlProblem::Host),
            ("smtp://:25", SmtpUrlProblem::Host),
            ("smtp://mail .vn", SmtpUrlProblem::Host),
            ("smtp://[::1", SmtpUrlProblem::Host),
            ("smtp://[::1]25", SmtpUrlProblem::Host),
            ("smtp://mail.vn:0", SmtpUrlProblem::Port),
            ("smtp://mail.vn:70000", SmtpUrlProblem::Port),
            ("smtp://only-user@mail.vn", SmtpUrlProblem::Credentials),
            ("smtp://u:%zz@mail.vn", SmtpUrlProblem::Credentials),
            ("smtp://u:%4@mail.vn", SmtpUrlProblem::Credentials),
            ("smtp://mail.vn/path", SmtpUrlProblem::Trailing),
            ("smtp://mail.vn?tls=required", SmtpUrlProblem::Trailing),
        ];
        for (text, problem) in table {
            assert_eq!(SmtpUrl::parse(text).unwrap_err(), problem, "{text}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let url = SmtpUrl::parse("smtps://tnld:bi-mat@mail.vn").unwrap();
        assert_eq!(format!("{url:?}"), "SmtpUrl(smtps://mail.vn:465)");
    }
}
