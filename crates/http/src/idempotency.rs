//! The header `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header).

use crate::problem::Fault;
use actix_web::HttpRequest;
use casework::{Failure, IdempotencyKey};
use domain::access::Actor;

const HEADER: &str = "idempotency-key";
const LONGEST: usize = 255;

/// Reads a key: a quoted string, or bare; 1 to 255 visible ASCII characters.
pub fn parse_key(header: &str) -> Option<&str> {
    let text = header.trim();
    let key = match text.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"')?,
        None => text,
    };
    let fits = (1..=LONGEST).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
    fits.then_some(key)
}

/// Whose keys are meant: those of a user, or of an address without an account.
fn scope(actor: &Actor, address: &str, route: &str) -> String {
    match actor.user {
        Some(user) => format!("{user} {route}"),
        None => format!("{address} {route}"),
    }
}

/// The key of a creating request.
///
/// # Errors
/// [`Failure::KeyRequired`] without one; [`Fault::Malformed`] for one that cannot be read.
pub fn required_key(req: &HttpRequest, actor: &Actor, body_hash: &str) -> Result<IdempotencyKey, Fault> {
    let header = req.headers().get(HEADER).ok_or(Fault::Failure(Failure::KeyRequired))?;
    let key = header.to_str().ok().and_then(parse_key).ok_or(Fault::Malformed("Idempotency-Key"))?;
    let address = crate::client_address::limit_key(crate::client_address::client_address(req)).to_string();
    let route = format!("{} {}", req.method(), req.path());
    Ok(IdempotencyKey {
        scope: scope(actor, &address, &route),
        key: key.to_owned(),
        body_hash: body_hash.to_owned(),
    })
}

/// The key of a request that may carry one.
///
/// # Errors
/// [`Fault::Malformed`] for one that cannot be read.
pub fn optional_key(
    req: &HttpRequest,
    actor: &Actor,
    body_hash: &str,
) -> Result<Option<IdempotencyKey>, Fault> {
    if req.headers().contains_key(HEADER) { required_key(req, actor, body_hash).map(Some) } else { Ok(None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_quoted_and_bare() {
        let longest = "k".repeat(255);
        let too_long = "k".repeat(256);
        for (header, expected) in [
            ("abc-1", Some("abc-1")),
            ("\"abc-1\"", Some("abc-1")),
            (" \"a\" ", Some("a")),
            ("", None),
            ("\"\"", None),
            ("\"open", None),
            ("two words", None),
            ("khóa", None),
            (longest.as_str(), Some(longest.as_str())),
            (too_long.as_str(), None),
        ] {
            assert_eq!(parse_key(header), expected, "{header}");
        }
    }
}
