//! Requests that change something must come from our own pages, or carry no cookie at all.

use crate::problem::Fault;
use crate::settings::HttpSettings;
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, web};

/// Header in which scripts and systems with a cookie carry the secret of the session.
pub const CSRF_HEADER: &str = "x-csrf-token";
/// Field in which forms carry it.
pub const CSRF_FIELD: &str = "_csrf";

/// Does the method change nothing by itself?
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
}

fn header<'a>(req: &'a HttpRequest, name: &str) -> Option<&'a str> {
    req.headers().get(name).and_then(|v| v.to_str().ok())
}

/// Compares two secrets without telling by the time taken where they differ.
pub fn same_secret(a: &str, b: &str) -> bool {
    let differs = a.bytes().zip(b.bytes()).fold(0_u8, |acc, (x, y)| acc | (x ^ y));
    a.len() == b.len() && differs == 0
}

fn host_of(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

/// Refuses an unsafe request that a browser made for another site. Browsers tell by `Sec-Fetch-Site` and
/// `Origin`; whoever sends neither is no browser and is judged by the secret alone.
///
/// # Errors
/// [`Fault::Forgery`].
pub fn check_site(req: &HttpRequest) -> Result<(), Fault> {
    if is_safe(req.method()) {
        return Ok(());
    }
    if let Some(site) = header(req, "sec-fetch-site")
        && !matches!(site, "same-origin" | "none")
    {
        return Err(Fault::Forgery);
    }
    let Some(origin) = header(req, header::ORIGIN.as_str()) else { return Ok(()) };
    let public = req.app_data::<web::Data<HttpSettings>>().map(|s| s.public_origin.clone());
    let host = req.connection_info().host().to_owned();
    let ours = host_of(origin) == host || public.is_some_and(|p| p == origin);
    if ours { Ok(()) } else { Err(Fault::Forgery) }
}

/// Refuses an unsafe request with a session that lacks its secret in the header.
///
/// # Errors
/// [`Fault::Forgery`].
pub fn check_header(req: &HttpRequest, secret: &str) -> Result<(), Fault> {
    if is_safe(req.method()) {
        return Ok(());
    }
    match header(req, CSRF_HEADER) {
        Some(sent) if same_secret(sent, secret) => Ok(()),
        Some(_) | None => Err(Fault::Forgery),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn post() -> TestRequest {
        TestRequest::post().uri("/khai-bao").insert_header(("host", "tnld.example.vn"))
    }

    #[test]
    fn a_foreign_page_cannot_post_for_somebody() {
        for (name, value, allowed) in [
            ("origin", "https://tnld.example.vn", true),
            ("origin", "https://evil.example", false),
            ("origin", "null", false),
            ("sec-fetch-site", "same-origin", true),
            ("sec-fetch-site", "none", true),
            ("sec-fetch-site", "same-site", false),
            ("sec-fetch-site", "cross-site", false),
            ("user-agent", "curl", true),
        ] {
            let req = post().insert_header((name, value)).to_http_request();
            assert_eq!(check_site(&req).is_ok(), allowed, "{name}: {value}");
        }
    }

    #[test]
    fn a_session_needs_its_secret() {
        assert!(check_header(&post().to_http_request(), "s3cret").is_err());
        assert!(
            check_header(&post().insert_header((CSRF_HEADER, "other")).to_http_request(), "s3cret").is_err()
        );
        assert!(
            check_header(&post().insert_header((CSRF_HEADER, "s3cret")).to_http_request(), "s3cret").is_ok()
        );
        assert!(check_header(&TestRequest::get().to_http_request(), "s3cret").is_ok());
    }
}
