//! Whether the system works.

use crate::answer::HealthAnswer;
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::HttpResponse;
use casework::watch;
use domain::access::Action;
use domain::ids::WorkerId;
use tnld_http::Fault;

/// Tells whether the system works, and what to do where it does not
///
/// Ids, counts and errors only, nothing of a case. For machines there are metrics on a private port.
#[utoipa::path(
    get, path = "/api/v1/health", tag = "watch", operation_id = "read_health",
    responses((status = 200, description = "How the system is", body = HealthAnswer))
)]
pub(crate) async fn read_health(ask: Ask) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadHealth)?;
    let found = watch::health(&ask.app, ctx).await?;
    Ok(HttpResponse::Ok().json(HealthAnswer::from(found)))
}

/// Says that a process was taken out of service, so that nobody misses it
#[utoipa::path(
    post, path = "/api/v1/workers/{id}/retire", tag = "watch", operation_id = "retire_worker",
    params(("id" = uuid::Uuid, Path, description = "Id of the process")),
    responses((status = 204, description = "Noted"))
)]
pub(crate) async fn retire_worker(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::RetireWorker, "")?;
    watch::retire(&ask.app, ctx, WorkerId(id.0)).await?;
    Ok(HttpResponse::NoContent().finish())
}
