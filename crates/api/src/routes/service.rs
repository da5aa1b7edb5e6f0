//! The description of the interface, and the page that shows it.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use std::sync::OnceLock;

/// Where the page finds its script and its stylesheet (`/assets/…`, embedded by the HTML adapter). Application data.
#[derive(Debug, Clone)]
pub struct DocsAssets {
    /// Stylesheets, as paths.
    pub styles: Vec<String>,
    /// Scripts, as paths, in the order in which they run.
    pub scripts: Vec<String>,
}

/// Gives this description (OpenAPI 3.1)
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "service", operation_id = "openapi",
    responses((status = 200, description = "The description of this interface", body = Object, content_type = "application/json")), security(())
)]
pub(crate) async fn openapi_json() -> HttpResponse {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    let text = DOCUMENT.get_or_init(|| crate::openapi().to_json().unwrap_or_default());
    HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(text.as_str())
}

fn page(assets: &DocsAssets) -> String {
    let styles: String =
        assets.styles.iter().map(|path| format!("<link rel=\"stylesheet\" href=\"{path}\">\n")).collect();
    let scripts: String =
        assets.scripts.iter().map(|path| format!("<script src=\"{path}\" defer></script>\n")).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>TNLĐ – API</title>\n{styles}</head>\n<body>\n\
         <div id=\"swagger-ui\" data-url=\"/api/v1/openapi.json\"></div>\n\
         <noscript><p>The description is at <a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>.</p></noscript>\n\
         {scripts}</body>\n</html>\n"
    )
}

/// The page that shows the description; works without the internet.
pub(crate) async fn docs(req: HttpRequest) -> HttpResponse {
    let none = DocsAssets { styles: Vec::new(), scripts: Vec::new() };
    let given = req.app_data::<web::Data<DocsAssets>>().map(|a| a.get_ref().clone());
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page(&given.unwrap_or(none)))
}
