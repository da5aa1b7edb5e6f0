//! Notices of prevention to the enterprises of an industry or a commune.

use crate::answer::{AudienceAnswer, PreventionNoticePage, PreventionNoticeReport};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::prevention;
use domain::access::Action;
use tnld_http::dto::{PreventionAudienceInput, PreventionListInput, PreventionNoticeInput};
use tnld_http::{Fault, JsonBody};

/// Counts whom a notice would go to
///
/// Sends nothing.
#[utoipa::path(
    get, path = "/api/v1/prevention-audience", tag = "follow-up", operation_id = "read_prevention_audience",
    params(PreventionAudienceInput),
    responses((status = 200, description = "Whom it would go to", body = AudienceAnswer))
)]
pub(crate) async fn read_prevention_audience(
    ask: Ask,
    params: Query<PreventionAudienceInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::SendPrevention)?;
    let target = ask.read(params.0)?;
    let found = prevention::audience(&ask.app, ctx, target).await?;
    Ok(HttpResponse::Ok().json(AudienceAnswer::from(found)))
}

/// Sends a notice of prevention
///
/// One message to each enterprise of the industry or commune that has an address; no confirmation is asked for. A
/// text that names a person of the cases it tells of is refused.
#[utoipa::path(
    post, path = "/api/v1/prevention-notices", tag = "follow-up", operation_id = "send_prevention_notice",
    request_body = PreventionNoticeInput,
    responses((status = 201, description = "Sent", body = PreventionNoticeReport, headers(
        ("Location" = String, description = "The notice")
    )))
)]
pub(crate) async fn send_prevention_notice(
    ask: Ask,
    body: JsonBody<PreventionNoticeInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::SendPrevention, &body.hash)?;
    let order = ask.read(body.value)?;
    let sent = prevention::send(&ask.app, ctx, order).await?;
    let place = format!("/api/v1/prevention-notices/{}", sent.notice.id);
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, place))
        .json(PreventionNoticeReport::from(sent)))
}

/// Lists the notices of prevention of the province
///
/// The newest first unless asked otherwise.
#[utoipa::path(
    get, path = "/api/v1/prevention-notices", tag = "follow-up", operation_id = "list_prevention_notices",
    params(PreventionListInput),
    responses((status = 200, description = "A page of notices", body = PreventionNoticePage))
)]
pub(crate) async fn list_prevention_notices(
    ask: Ask,
    params: Query<PreventionListInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadPrevention)?;
    let query = ask.read(params.0)?;
    let page = prevention::list(&ask.app, ctx, query).await?;
    let items = page.items.into_iter().map(Into::into).collect();
    Ok(HttpResponse::Ok().json(PreventionNoticePage { items, next: page.next, total: page.total }))
}

/// Reads a notice of prevention with who got it
#[utoipa::path(
    get, path = "/api/v1/prevention-notices/{id}", tag = "follow-up", operation_id = "read_prevention_notice",
    params(("id" = uuid::Uuid, Path, description = "Id of the notice")),
    responses((status = 200, description = "The notice", body = PreventionNoticeReport))
)]
pub(crate) async fn read_prevention_notice(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadPrevention)?;
    let found = prevention::read(&ask.app, ctx, id.0).await?;
    Ok(HttpResponse::Ok().json(PreventionNoticeReport::from(found)))
}
