//! Sites of enterprises: where accidents may happen.

use crate::answer::{EnterpriseAnswer, SiteAnswer, site};
use crate::ask::Ask;
use crate::query::{PathId, Query, search_words};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use casework::{Context, Failure, directory};
use domain::access::Action;
use domain::ids::{EnterpriseId, SiteId};
use serde::Deserialize;
use tnld_http::dto::SiteInput;
use tnld_http::{Fault, JsonBody, preconditions};
use utoipa::IntoParams;

/// What a list of enterprises is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EnterpriseParams {
    /// Words that begin words of the name or the tax code, without regard to diacritics.
    #[param(max_length = 200)]
    q: Option<String>,
}

/// Lists enterprises
///
/// An enterprise sees its own; the department searches those of the province, 50 at most.
#[utoipa::path(
    get, path = "/api/v1/enterprises", tag = "sites", operation_id = "list_enterprises",
    params(EnterpriseParams),
    responses((status = 200, description = "Enterprises", body = Vec<EnterpriseAnswer>))
)]
pub(crate) async fn list_enterprises(
    ask: Ask,
    params: Query<EnterpriseParams>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadSites)?;
    let text = search_words(params.0.q.as_deref())?.map(str::to_owned);
    let found = directory::list_enterprises(&ask.app, ctx, text).await?;
    Ok(HttpResponse::Ok().json(found.into_iter().map(EnterpriseAnswer::from).collect::<Vec<_>>()))
}

/// Lists the sites of an enterprise
///
/// Those in use first, then those that were closed.
#[utoipa::path(
    get, path = "/api/v1/enterprises/{id}/sites", tag = "sites", operation_id = "list_sites",
    params(("id" = uuid::Uuid, Path, description = "Id of the enterprise")),
    responses((status = 200, description = "Sites", body = Vec<SiteAnswer>))
)]
pub(crate) async fn list_sites(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadSites)?;
    let (_, rows) = directory::sites_of(&ask.app, ctx, EnterpriseId(id.0)).await?;
    Ok(HttpResponse::Ok().json(rows.into_iter().map(SiteAnswer::from).collect::<Vec<_>>()))
}

/// Adds a site
#[utoipa::path(
    post, path = "/api/v1/enterprises/{id}/sites", tag = "sites", operation_id = "add_site",
    params(("id" = uuid::Uuid, Path, description = "Id of the enterprise")),
    request_body = SiteInput,
    responses((status = 201, description = "Added", body = SiteAnswer))
)]
pub(crate) async fn add_site(ask: Ask, id: PathId, body: JsonBody<SiteInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ManageSites, &body.hash)?;
    let edit = ask.read(body.value)?;
    let added = directory::add_site(&ask.app, ctx, EnterpriseId(id.0), edit).await?;
    let (_, row) = directory::site(&ask.app, ask.context(Action::ReadSites)?, added).await?;
    Ok(site(StatusCode::CREATED, row))
}

/// Reads a site
///
/// Its `place` goes into a declaration as it is.
#[utoipa::path(
    get, path = "/api/v1/sites/{id}", tag = "sites", operation_id = "read_site",
    params(("id" = uuid::Uuid, Path, description = "Id of the site")),
    responses((status = 200, description = "The site", body = SiteAnswer))
)]
pub(crate) async fn read_site(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadSites)?;
    let (_, row) = directory::site(&ask.app, ctx, SiteId(id.0)).await?;
    Ok(site(StatusCode::OK, row))
}

/// The context of a change of a site: needs the version that was read.
fn changing(ask: &Ask) -> Result<Context, Fault> {
    let mut ctx = ask.context(Action::ManageSites)?;
    ctx.if_match = preconditions::if_match(&ask.req)?;
    if ctx.if_match.is_none() {
        return Err(Failure::IfMatchRequired.into());
    }
    Ok(ctx)
}

/// Changes a site
///
/// The body is the site as it should be; cases that happened there stand as they were told.
#[utoipa::path(
    patch, path = "/api/v1/sites/{id}", tag = "sites", operation_id = "change_site",
    params(("id" = uuid::Uuid, Path, description = "Id of the site")),
    request_body = SiteInput,
    responses((status = 200, description = "Changed", body = SiteAnswer))
)]
pub(crate) async fn change_site(
    ask: Ask,
    id: PathId,
    body: JsonBody<SiteInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = changing(&ask)?;
    let edit = ask.read(body.value)?;
    Ok(site(StatusCode::OK, directory::change_site(&ask.app, ctx, SiteId(id.0), edit).await?))
}

/// Closes a site
///
/// It is offered no more; what happened there stands.
#[utoipa::path(
    post, path = "/api/v1/sites/{id}/close", tag = "sites", operation_id = "close_site",
    params(("id" = uuid::Uuid, Path, description = "Id of the site")),
    responses(
        (status = 200, description = "Closed", body = SiteAnswer),
        (status = 409, description = "It was closed before", body = tnld_http::Problem, content_type = "application/problem+json")
    )
)]
pub(crate) async fn close_site(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = changing(&ask)?;
    Ok(site(StatusCode::OK, directory::close_site(&ask.app, ctx, SiteId(id.0)).await?))
}
