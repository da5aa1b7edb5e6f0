//! How fast alerts of deaths are confirmed.

use crate::answer::PerformanceAnswer;
use crate::ask::Ask;
use crate::query::Query;
use actix_web::HttpResponse;
use casework::alerts::{self, Period};
use chrono::NaiveDate;
use domain::access::Action;
use serde::Deserialize;
use tnld_http::Fault;
use utoipa::IntoParams;

/// Which alerts are counted.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PerformanceParams {
    /// Raised on this day or later; 90 days up to `to` when not told.
    from: Option<NaiveDate>,
    /// Raised on this day or earlier; today when not told.
    to: Option<NaiveDate>,
}

/// Tells how fast alerts of deaths are confirmed
///
/// Computed from the chained streams of the alerts of the province. Drills are left out.
#[utoipa::path(
    get, path = "/api/v1/alert-performance", tag = "alerts", operation_id = "read_alert_performance",
    params(PerformanceParams),
    responses((status = 200, description = "The figures", body = PerformanceAnswer))
)]
pub(crate) async fn read_alert_performance(
    ask: Ask,
    params: Query<PerformanceParams>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadPerformance)?;
    let period = Period { from: params.0.from, to: params.0.to };
    let figures = alerts::performance(&ask.app, ctx, period).await?;
    Ok(HttpResponse::Ok().json(PerformanceAnswer::from(figures)))
}
