//! Drills: an invented death through the real chain of alerts.

use crate::answer::{DrillPage, DrillReportAnswer};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use crate::routes::case_list::wants_csv;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use casework::drills::{self, DrillQuery, DrillReport};
use domain::access::Action;
use domain::ids::DrillId;
use domain::value::FieldError;
use serde::Deserialize;
use tnld_http::dto::DrillInput;
use tnld_http::preconditions::etag;
use tnld_http::{Fault, JsonBody};
use utoipa::IntoParams;

/// What a list of drills is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DrillListParams {
    /// Where the page before ended.
    cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

fn told(status: StatusCode, report: DrillReport) -> HttpResponse {
    let mut answer = HttpResponse::build(status);
    answer.insert_header((header::ETAG, etag(report.drill.version)));
    if status == StatusCode::CREATED {
        answer.insert_header((header::LOCATION, format!("/api/v1/drills/{}", report.drill.id)));
    }
    answer.json(DrillReportAnswer::from(report))
}

/// Starts a drill
///
/// Those whom the law would tell of a death at this commune today are told through the real ladder and the real
/// channels; every message says that it is a drill. No case is opened, no clock runs, no statistic counts it.
#[utoipa::path(
    post, path = "/api/v1/drills", tag = "drills", operation_id = "start_drill",
    request_body = DrillInput,
    responses((status = 201, description = "Started", body = DrillReportAnswer, headers(
        ("Location" = String, description = "The drill"), ("ETag" = String, description = "Version for If-Match")
    )))
)]
pub(crate) async fn start_drill(ask: Ask, body: JsonBody<DrillInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::StartDrill, &body.hash)?;
    let order = ask.read(body.value)?;
    Ok(told(StatusCode::CREATED, drills::start(&ask.app, ctx, order).await?))
}

/// Lists the drills of the province
///
/// The newest first.
#[utoipa::path(
    get, path = "/api/v1/drills", tag = "drills", operation_id = "list_drills",
    params(DrillListParams),
    responses((status = 200, description = "A page of drills", body = DrillPage))
)]
pub(crate) async fn list_drills(ask: Ask, params: Query<DrillListParams>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListDrills)?;
    if params.0.limit.is_some_and(|l| !(1..=200).contains(&l)) {
        let problem = FieldError::new("/limit", "shape", "Từ 1 đến 200 dòng.", "1 to 200 rows.");
        return Err(vec![problem].into());
    }
    let query = DrillQuery {
        cursor: params.0.cursor.filter(|c| !c.is_empty()),
        limit: params.0.limit.unwrap_or(50),
        ..DrillQuery::default()
    };
    let page = drills::list(&ask.app, ctx, query).await?;
    let items = page.items.into_iter().map(Into::into).collect();
    Ok(HttpResponse::Ok().json(DrillPage { items, next: page.next, total: page.total }))
}

/// Reads a drill with its report
///
/// Who answered when, by which contact and channel; who did not. `Accept: text/csv` gives the report as a file.
#[utoipa::path(
    get, path = "/api/v1/drills/{id}", tag = "drills", operation_id = "read_drill",
    params(("id" = uuid::Uuid, Path, description = "Id of the drill")),
    responses((status = 200, description = "The drill", content(
        (DrillReportAnswer = "application/json"), (String = "text/csv")
    ), headers(("ETag" = String, description = "Version for If-Match"))))
)]
pub(crate) async fn read_drill(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDrill)?;
    let report = drills::read(&ask.app, ctx, DrillId(id.0)).await?;
    if wants_csv(&ask) {
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"dien-tap.csv\""))
            .body(drills::csv(&report, ask.lang())?));
    }
    Ok(told(StatusCode::OK, report))
}

/// Ends a drill
///
/// Ladders that are still open stop; who has not confirmed is left in peace. A drill also ends by itself, when
/// everybody has confirmed or after 24 hours.
#[utoipa::path(
    post, path = "/api/v1/drills/{id}/end", tag = "drills", operation_id = "end_drill",
    params(("id" = uuid::Uuid, Path, description = "Id of the drill")),
    responses((status = 200, description = "Ended", body = DrillReportAnswer, headers(("ETag" = String, description = "Version for If-Match"))))
)]
pub(crate) async fn end_drill(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::EndDrill, "")?;
    Ok(told(StatusCode::OK, drills::end(&ask.app, ctx, DrillId(id.0)).await?))
}
