//! Is the process alive, and can it work?

use actix_web::{HttpResponse, web};
use casework::Casework;
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tnld_http::Fault;
use utoipa::ToSchema;

/// Raised while the process drains: it answers what is in flight and asks for no more. Application data.
#[derive(Debug, Clone, Default)]
pub struct Draining(Arc<AtomicBool>);

impl Draining {
    /// From now on `/readyz` says no.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_on(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`.
    #[schema(example = "ok")]
    pub(crate) status: String,
}

fn ok() -> HttpResponse {
    HttpResponse::Ok().json(Health { status: "ok".to_owned() })
}

/// Tells that the process is alive; touches nothing
#[utoipa::path(
    get, path = "/livez", tag = "service", operation_id = "livez",
    responses((status = 200, description = "Alive", body = Health)), security(())
)]
pub(crate) async fn livez() -> HttpResponse {
    ok()
}

/// Tells whether the process can work: the database answers and nothing is draining
#[utoipa::path(
    get, path = "/readyz", tag = "service", operation_id = "readyz",
    responses((status = 200, description = "Ready", body = Health)), security(())
)]
pub(crate) async fn readyz(
    app: web::Data<Casework>,
    draining: Option<web::Data<Draining>>,
) -> Result<HttpResponse, Fault> {
    if draining.is_some_and(|d| d.is_on()) {
        return Err(Fault::NotReady);
    }
    app.db().ping().await.map_err(|_| Fault::NotReady)?;
    Ok(ok())
}
