//! What was typed when the session had ended comes back after signing in. Nothing of it is kept on the server: it
//! goes back to the browser that sent it, and only when the form was one of ours.

use super::page::{Answer, Page};
use crate::form::Values;
use crate::frame::Frame;
use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use askama::Template;
use casework::auth::NewSession;
use tnld_http::Fault;
use tnld_http::forgery::CSRF_FIELD;
use tnld_http::session::session_cookie;

/// Begins the names under which answers wait in the form for signing in.
const WAITING: &str = "giu:";
/// Fields of the frame, not answers.
const OF_THE_FRAME: [&str; 2] = [CSRF_FIELD, "_do"];

struct Kept(Vec<(String, String)>);

/// The request was made by a page of this server: every browser says so with a form that it sends.
fn of_ours(req: &HttpRequest) -> bool {
    let text = |name: &str| req.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let host = text(header::HOST.as_str()).unwrap_or_default();
    let origin = text(header::ORIGIN.as_str()).and_then(|o| o.split_once("://"));
    !host.is_empty() && origin.is_some_and(|(_, from)| from == host)
}

/// Remembers what a form carried until the request is answered.
pub(super) fn remember(req: &HttpRequest, pairs: &[(String, String)]) {
    if of_ours(req) {
        let answers = pairs.iter().filter(|(name, _)| !OF_THE_FRAME.contains(&name.as_str()));
        req.extensions_mut().insert(Kept(answers.cloned().collect()));
    }
}

/// What the form of this request carried, under the names in which it waits.
pub(super) fn waiting(req: &HttpRequest) -> Vec<(String, String)> {
    let extensions = req.extensions();
    let kept = extensions.get::<Kept>().map(|k| k.0.as_slice()).unwrap_or_default();
    kept.iter().map(|(name, value)| (format!("{WAITING}{name}"), value.clone())).collect()
}

/// What waits in the form for signing in.
pub(super) fn still_waiting(values: &Values) -> Vec<(String, String)> {
    values
        .pairs()
        .filter(|(name, _)| name.starts_with(WAITING))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// Signed in again: one press brings the form back with what was typed.
#[derive(Template)]
#[template(path = "kept.html")]
pub(crate) struct KeptPage {
    pub(crate) f: Frame,
    pub(crate) action: String,
    pub(crate) hidden: Vec<(String, String)>,
}

/// The page after signing in, with the cookie of the session.
pub(super) fn back(p: &Page, session: &NewSession, to: &str, waiting: &[(String, String)]) -> Answer {
    let mut f = p.frame(p.t("kept.title"));
    f.csrf.clone_from(&session.csrf);
    let strip = |name: &str| name.strip_prefix(WAITING).unwrap_or(name).to_owned();
    let hidden = waiting.iter().map(|(name, value)| (strip(name), value.clone())).collect();
    let page = KeptPage { f, action: to.to_owned(), hidden };
    let body = page.render().map_err(|e| Fault::Failure(casework::Failure::Internal(e.to_string())))?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .cookie(session_cookie(&session.token))
        .body(body))
}
