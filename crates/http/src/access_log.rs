//! One line per request: method, path without secrets, status, duration. Never a query, a body or a name.

use crate::paths::masked;
use crate::request_id::request_id;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use std::time::Instant;

/// Writes the line.
///
/// # Errors
/// As the inner service.
pub async fn log_access(
    req: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let began = Instant::now();
    let method = req.method().clone();
    let path = masked(req.path());
    let response = next.call(req).await?;
    let status = response.status().as_u16();
    let id = request_id(response.request());
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    if status >= 500 {
        tracing::warn!(%method, %path, status, micros, request = %id, "request");
    } else {
        tracing::info!(%method, %path, status, micros, request = %id, "request");
    }
    Ok(response)
}
