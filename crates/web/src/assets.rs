//! Files embedded in the binary: styles, fonts, scripts. Their names hold their hash, so they may be
//! kept for ever.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    /// Logical name, for example `app.css`.
    pub name: &'static str,
    /// Name with hash, under `/assets/`.
    pub file: &'static str,
    /// Media type.
    pub content_type: &'static str,
    /// SHA-256, hex.
    pub sha256: &'static str,
    /// Content.
    pub bytes: &'static [u8],
    /// Content as gzip, where that is smaller.
    pub gzip: Option<&'static [u8]>,
}

mod table {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/assets_table.rs"));
}

/// The address of a file by its logical name; a name that is not embedded leads to a 404.
pub fn url(name: &str) -> String {
    let file = table::FILES.iter().find(|a| a.name == name).map_or(name, |a| a.file);
    format!("/assets/{file}")
}

/// Every embedded file.
pub fn all() -> &'static [Asset] {
    table::FILES
}

fn header_has(req: &HttpRequest, name: header::HeaderName, wanted: &str) -> bool {
    let Some(value) = req.headers().get(name).and_then(|v| v.to_str().ok()) else { return false };
    value.split(',').any(|part| {
        let (token, parameter) = part.split_once(';').unwrap_or((part, ""));
        token.trim().trim_start_matches("W/") == wanted && parameter.trim() != "q=0"
    })
}

/// Serves one file with its entity tag, compressed when the browser can read that.
pub async fn serve(req: HttpRequest) -> HttpResponse {
    let file = req.match_info().get("file").unwrap_or_default();
    let Some(asset) = table::FILES.iter().find(|a| a.file == file) else {
        return HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("not found");
    };
    let etag = format!("\"{}\"", &asset.sha256[..16.min(asset.sha256.len())]);
    let common = [
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::ETAG, etag.as_str()),
        (header::VARY, "Accept-Encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    if header_has(&req, header::IF_NONE_MATCH, &etag) {
        let mut answer = HttpResponse::NotModified();
        for pair in common {
            answer.insert_header(pair);
        }
        return answer.finish();
    }
    let mut answer = HttpResponse::Ok();
    answer.content_type(asset.content_type);
    for pair in common {
        answer.insert_header(pair);
    }
    match asset.gzip {
        Some(gzip) if header_has(&req, header::ACCEPT_ENCODING, "gzip") => {
            answer.insert_header((header::CONTENT_ENCODING, "gzip")).body(gzip)
        }
        _plain => answer.insert_header((header::CONTENT_ENCODING, "identity")).body(asset.bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn request(file: &str) -> TestRequest {
        TestRequest::get().param("file", file.to_owned())
    }

    #[actix_web::test]
    async fn files_are_cached_for_ever_and_compressed() {
        let css = url("app.css");
        let file = css.trim_start_matches("/assets/");
        let plain = serve(request(file).to_http_request()).await;
        assert_eq!(plain.status(), 200);
        let cache = plain.headers().get(header::CACHE_CONTROL).unwrap().to_str().unwrap();
        assert!(cache.contains("immutable"));
        let etag = plain.headers().get(header::ETAG).unwrap().clone();
        let packed =
            serve(request(file).insert_header((header::ACCEPT_ENCODING, "br, gzip")).to_http_request()).await;
        assert_eq!(packed.headers().get(header::CONTENT_ENCODING).unwrap(), "gzip");
        let again = serve(request(file).insert_header((header::IF_NONE_MATCH, etag)).to_http_request()).await;
        assert_eq!(again.status(), 304);
    }

    #[actix_web::test]
    async fn an_unknown_file_is_not_found() {
        assert_eq!(serve(request("app-000000000000.css").to_http_request()).await.status(), 404);
    }

    #[test]
    fn every_logical_name_the_layout_uses_is_embedded() {
        for name in [
            "app.css",
            "app.js",
            "boot.js",
            "favicon.svg",
            "swagger-ui.css",
            "swagger-ui-bundle.js",
            "api-docs.js",
        ] {
            assert!(all().iter().any(|a| a.name == name), "{name}");
        }
    }
}
