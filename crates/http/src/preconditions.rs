//! `ETag` and `If-Match`: the version of the case stream.

use crate::problem::Fault;
use actix_web::HttpRequest;
use actix_web::http::header;

/// The ETag of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// Reads `If-Match: "12"`; a weak or bare tag is read too. `*` and lists are refused: a change names what it saw.
pub fn parse_if_match(header: &str) -> Option<i64> {
    let text = header.trim();
    let text = text.strip_prefix("W/").unwrap_or(text);
    let text = text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text);
    let digits = !text.is_empty() && text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// The version the caller read, if told.
///
/// # Errors
/// [`Fault::Malformed`] for a tag that is none of ours.
pub fn if_match(req: &HttpRequest) -> Result<Option<i64>, Fault> {
    let Some(value) = req.headers().get(header::IF_MATCH) else { return Ok(None) };
    let version = value.to_str().ok().and_then(parse_if_match).ok_or(Fault::Malformed("If-Match"))?;
    Ok(Some(version))
}

/// Does the caller already have this version (`If-None-Match`)?
pub fn is_known(req: &HttpRequest, version: i64) -> bool {
    let tags = req.headers().get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    tags.split(',').any(|tag| parse_if_match(tag) == Some(version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_back() {
        for (header, expected) in [
            ("\"12\"", Some(12)),
            ("W/\"12\"", Some(12)),
            ("12", Some(12)),
            ("*", None),
            ("\"1\", \"2\"", None),
            ("\"-1\"", None),
            ("\"999999999999999999999\"", None),
            ("", None),
        ] {
            assert_eq!(parse_if_match(header), expected, "{header}");
        }
        assert_eq!(parse_if_match(&etag(7)), Some(7));
    }
}
