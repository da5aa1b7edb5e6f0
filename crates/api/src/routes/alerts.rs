//! Alerts: those of the caller's agency, or of the province for the department.

use crate::answer::{AlertAnswer, AlertPage};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use crate::routes::case_list::wants_csv;
use crate::routes::follow_up::{ROWS, file};
use actix_web::HttpResponse;
use casework::alerts;
use domain::access::Action;
use domain::ids::AlertId;
use tnld_http::dto::{AcknowledgeInput, AlertListInput};
use tnld_http::{Fault, JsonBody};

/// Lists alerts
///
/// An agency sees those it received, the department those of its province; newest first. `Accept: text/csv` gives the
/// rows as a file, up to 10,000.
#[utoipa::path(
    get, path = "/api/v1/alerts", tag = "alerts", operation_id = "list_alerts",
    params(AlertListInput),
    responses((status = 200, description = "A page of alerts", content(
        (AlertPage = "application/json"), (String = "text/csv")
    )))
)]
pub(crate) async fn list_alerts(ask: Ask, params: Query<AlertListInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadAlerts)?;
    let mut query = ask.read(params.0)?;
    let csv = wants_csv(&ask);
    if csv {
        query.limit = 200;
    }
    let mut rows = Vec::new();
    loop {
        let page = alerts::list(&ask.app, ctx.clone(), query.clone()).await?;
        if !csv {
            let items = page.items.into_iter().map(AlertAnswer::from).collect();
            return Ok(HttpResponse::Ok().json(AlertPage { items, next: page.next, total: page.total }));
        }
        rows.extend(page.items);
        match page.next {
            Some(next) if rows.len() < ROWS => query.cursor = Some(next),
            _end => break,
        }
    }
    Ok(file("bao-tin.csv", alerts::export(&rows, ask.lang())?))
}

/// Reads an alert
#[utoipa::path(
    get, path = "/api/v1/alerts/{id}", tag = "alerts", operation_id = "read_alert",
    params(("id" = uuid::Uuid, Path, description = "Id of the alert")),
    responses((status = 200, description = "The alert", body = AlertAnswer))
)]
pub(crate) async fn read_alert(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadAlerts)?;
    let found = alerts::read(&ask.app, ctx, AlertId(id.0)).await?;
    Ok(HttpResponse::Ok().json(AlertAnswer::from(found)))
}

/// Confirms an alert by name and unit
///
/// A second confirmation changes nothing: the first name stands.
#[utoipa::path(
    post, path = "/api/v1/alerts/{id}/acknowledge", tag = "alerts", operation_id = "acknowledge_alert",
    params(("id" = uuid::Uuid, Path, description = "Id of the alert")),
    request_body = AcknowledgeInput,
    responses((status = 200, description = "Confirmed", body = AlertAnswer))
)]
pub(crate) async fn acknowledge_alert(
    ask: Ask,
    id: PathId,
    body: JsonBody<AcknowledgeInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::AcknowledgeAlert)?;
    let ack = ask.read(body.value)?;
    let confirmed = alerts::acknowledge(&ask.app, ctx, AlertId(id.0), ack).await?;
    Ok(HttpResponse::Ok().json(AlertAnswer::from(confirmed)))
}

/// Sends an alert again
///
/// The next contact of its ladder is told at once; of a message that nobody has to confirm, another copy is sent.
/// Refused when the agency has confirmed or the alert was withdrawn.
#[utoipa::path(
    post, path = "/api/v1/alerts/{id}/resend", tag = "alerts", operation_id = "resend_alert",
    params(("id" = uuid::Uuid, Path, description = "Id of the alert")),
    responses((status = 200, description = "Queued", body = AlertAnswer))
)]
pub(crate) async fn resend_alert(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ResendAlert, "")?;
    let sent = alerts::resend(&ask.app, ctx, AlertId(id.0)).await?;
    Ok(HttpResponse::Ok().json(AlertAnswer::from(sent)))
}
