//! Every request has an id: in the log, in the answer's `X-Request-Id`, in problem documents.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest};
use std::sync::Arc;
use uuid::Uuid;

/// Where ids come from; application data (`app_data(RequestIds(..))`).
#[derive(Clone)]
pub struct RequestIds(pub Arc<dyn Fn() -> Uuid + Send + Sync>);

#[derive(Clone, Copy)]
struct RequestId(Uuid);

/// The id of a request; nil before the middleware has run.
pub fn request_id(req: &HttpRequest) -> Uuid {
    req.extensions().get::<RequestId>().map_or(Uuid::nil(), |id| id.0)
}

/// Gives the request its id. One that the caller sends is not believed.
///
/// # Errors
/// As the inner service.
pub async fn assign_request_id(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let id = req.app_data::<RequestIds>().map_or(Uuid::nil(), |ids| (ids.0)());
    req.extensions_mut().insert(RequestId(id));
    let mut response = next.call(req).await?;
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}
