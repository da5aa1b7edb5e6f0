//! The middleware that writes every refusal, whoever made it, in the reader's language.

use super::document::Problem;
use super::fault::Fault;
use crate::locale::locale;
use crate::paths::is_api;
use crate::request_id::request_id;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, ResponseError};
use casework::Failure;
use std::sync::Arc;

/// Media type of problem documents.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Writes the page of a problem.
type Write = dyn Fn(&HttpRequest, &Problem) -> String + Send + Sync;

/// How the pages show a problem; given by the HTML adapter as application data.
#[derive(Clone)]
pub struct ProblemPage(pub Arc<Write>);

/// A status that the framework gave without a fault of ours.
fn fault_of(status: StatusCode, req: &HttpRequest) -> Fault {
    match status {
        StatusCode::NOT_FOUND => Fault::NoRoute,
        StatusCode::METHOD_NOT_ALLOWED => Fault::Method { allow: "GET, POST".to_owned() },
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Fault::MediaType,
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge { limit: crate::body::body_limit(req) },
        StatusCode::SERVICE_UNAVAILABLE => Fault::NotReady,
        s if s.is_client_error() => Fault::Malformed("HTTP"),
        s => Fault::Failure(Failure::Internal(format!("status {s} without a cause"))),
    }
}

fn respond(req: &HttpRequest, fault: &Fault) -> HttpResponse {
    let id = request_id(req);
    if let Fault::Failure(Failure::Internal(cause)) = fault {
        tracing::error!(request = %id, %cause, "request failed");
    }
    let status = fault.status_code();
    let problem = Problem::of(fault, locale(req), format!("urn:uuid:{id}"));
    let mut builder = HttpResponse::build(status);
    builder.insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(seconds) = fault.retry_after() {
        builder.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    if let Fault::Method { allow } = fault {
        builder.insert_header((header::ALLOW, allow.as_str()));
    }
    if status == StatusCode::UNAUTHORIZED {
        builder.insert_header((header::WWW_AUTHENTICATE, "Bearer realm=\"tnld\""));
    }
    let page = req.app_data::<ProblemPage>().filter(|_| !is_api(req.path()));
    match page {
        Some(page) => builder.content_type("text/html; charset=utf-8").body((page.0)(req, &problem)),
        None => builder.content_type(PROBLEM_JSON).body(serde_json::to_string(&problem).unwrap_or_default()),
    }
}

/// Already written by whoever refused?
fn is_written(response: &HttpResponse<impl MessageBody>) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v: &HeaderValue| v.to_str().ok());
    kind.is_some_and(|k| {
        k.starts_with(PROBLEM_JSON) || k.starts_with("text/html") || k.starts_with("application/json")
    })
}

/// Turns every fault and every bare error status into a problem document, or into a page.
///
/// # Errors
/// Only what a middleware inside refuses to answer at all.
pub async fn render_problems(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, Error> {
    let response = next.call(req).await?;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return Ok(response.map_into_left_body());
    }
    let request = response.request().clone();
    let answer = match response.response().error().and_then(|e| e.as_error::<Fault>()) {
        Some(fault) => respond(&request, fault),
        None if is_written(response.response()) => return Ok(response.map_into_left_body()),
        None => respond(&request, &fault_of(status, &request)),
    };
    Ok(ServiceResponse::new(request, answer.map_into_right_body()))
}
