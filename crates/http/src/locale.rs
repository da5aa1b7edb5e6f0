//! The language of the reader.

use crate::paths::is_api;
use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use domain::words::Lang;

/// Cookie that keeps the choice of a person.
pub const LANG_COOKIE: &str = "tnld_lang";

fn tag(text: &str) -> Option<Lang> {
    match text.trim().to_ascii_lowercase().split(['-', '_']).next() {
        Some("vi") => Some(Lang::Vi),
        Some("en") => Some(Lang::En),
        _other => None,
    }
}

/// The best of the two languages for an `Accept-Language`; Vietnamese when nothing fits.
pub fn accepted(header: &str) -> Lang {
    let weighted = header.split(',').filter_map(|part| {
        let mut pieces = part.split(';');
        let lang = tag(pieces.next()?)?;
        let weight = pieces
            .find_map(|p| p.trim().strip_prefix("q="))
            .map_or(Some(1.0_f32), |q| q.trim().parse().ok())?;
        (weight > 0.0).then_some((weight, lang))
    });
    let mut best: Option<(f32, Lang)> = None;
    for (weight, lang) in weighted {
        if best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, lang));
        }
    }
    best.map_or(Lang::Vi, |(_, lang)| lang)
}

/// The language of a query string, if it names one.
fn asked(query: &str) -> Option<Lang> {
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(tag)
}

/// The language for this request. Pages: `?lang=`, then the cookie, then the browser's wish.
/// The interface for systems: `Accept-Language` alone.
pub fn locale(req: &HttpRequest) -> Lang {
    let wished = || {
        req.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).map_or(Lang::Vi, accepted)
    };
    if is_api(req.path()) {
        return wished();
    }
    asked(req.query_string())
        .or_else(|| req.cookie(LANG_COOKIE).and_then(|c| tag(c.value())))
        .unwrap_or_else(wished)
}

/// The cookie that keeps a choice for a year.
pub fn language_cookie(lang: Lang) -> Cookie<'static> {
    Cookie::build(LANG_COOKIE, lang.tag())
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(actix_web::cookie::time::Duration::days(365))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_gets_the_language_wanted_most() {
        for (header, expected) in [
            ("en", Lang::En),
            ("vi-VN,vi;q=0.9,en;q=0.8", Lang::Vi),
            ("fr, en-GB;q=0.7, vi;q=0.3", Lang::En),
            ("en;q=0, vi;q=0.1", Lang::Vi),
            ("de", Lang::Vi),
            ("", Lang::Vi),
            ("en;q=abc", Lang::Vi),
        ] {
            assert_eq!(accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn a_person_chooses_and_a_system_asks() {
        let page = actix_web::test::TestRequest::with_uri("/khai-bao?lang=en").to_http_request();
        assert_eq!(locale(&page), Lang::En);
        let kept =
            actix_web::test::TestRequest::with_uri("/").cookie(language_cookie(Lang::En)).to_http_request();
        assert_eq!(locale(&kept), Lang::En);
        let api = actix_web::test::TestRequest::with_uri("/api/v1/cases?lang=en").to_http_request();
        assert_eq!(locale(&api), Lang::Vi);
    }
}
