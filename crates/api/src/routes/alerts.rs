//! Alerts: those of the caller's agency, or of the province for the department.

use crate::answer::{AlertAnswer, AlertPage};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use crate::routes::case_list::bad_cursor;
use actix_web::HttpResponse;
use casework::alerts::{self, AlertQuery};
use domain::access::Action;
use domain::ids::AlertId;
use domain::value::FieldError;
use serde::Deserialize;
use tnld_http::dto::AcknowledgeInput;
use tnld_http::{Fault, JsonBody};
use utoipa::IntoParams;

/// What a list of alerts is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AlertListParams {
    /// State: `pending`, `sent`, `acknowledged`, `failed`, `dead` or `withdrawn`.
    state: Option<String>,
    /// Where the page before ended.
    cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

fn filter(params: AlertListParams) -> Result<AlertQuery, Fault> {
    let mut problems = Vec::new();
    let state = params.state.filter(|s| !s.is_empty()).map(|s| s.parse());
    if matches!(state, Some(Err(_))) {
        problems.push(FieldError::new(
            "/state",
            "unknown_word",
            "Chọn một trong các giá trị: pending, sent, acknowledged, failed, dead, withdrawn.",
            "Choose one of: pending, sent, acknowledged, failed, dead, withdrawn.",
        ));
    }
    if params.limit.is_some_and(|l| !(1..=200).contains(&l)) {
        problems.push(FieldError::new("/limit", "shape", "Từ 1 đến 200 dòng.", "1 to 200 rows."));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    Ok(AlertQuery {
        states: state.into_iter().flatten().collect(),
        cursor: params.cursor.filter(|c| !c.is_empty()),
        limit: params.limit.unwrap_or(50),
        ..AlertQuery::default()
    })
}

/// Lists alerts
///
/// An agency sees those it received, the department those of its province; newest first.
#[utoipa::path(
    get, path = "/api/v1/alerts", tag = "alerts", operation_id = "list_alerts",
    params(AlertListParams),
    responses((status = 200, description = "A page of alerts", body = AlertPage))
)]
pub(crate) async fn list_alerts(ask: Ask, params: Query<AlertListParams>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadAlerts)?;
    let page = alerts::list(&ask.app, ctx, filter(params.0)?).await.map_err(bad_cursor)?;
    let items = page.items.into_iter().map(AlertAnswer::from).collect();
    Ok(HttpResponse::Ok().json(AlertPage { items, next: page.next, total: page.total }))
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
