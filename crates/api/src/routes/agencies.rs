//! Agencies with validity dates, and their duty rosters.

use crate::answer::{AgencyAnswer, DutyTurnAnswer};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use casework::directory::{self, AgencyRow, DutyEdit, DutyRow};
use chrono::NaiveDate;
use domain::access::Action;
use domain::ids::AgencyId;
use serde::Deserialize;
use tnld_http::dto::{AgencyInput, DutyRosterInput};
use tnld_http::preconditions::etag;
use tnld_http::{Fault, JsonBody};
use utoipa::IntoParams;

/// What a list of agencies is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AgencyParams {
    /// Only agencies valid on this day.
    on: Option<NaiveDate>,
}

/// Lists agencies
#[utoipa::path(
    get, path = "/api/v1/agencies", tag = "agencies", operation_id = "list_agencies",
    params(AgencyParams),
    responses((status = 200, description = "Agencies; addresses only for readers who may see them", body = Vec<AgencyAnswer>))
)]
pub(crate) async fn list_agencies(ask: Ask, params: Query<AgencyParams>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadAgencies)?;
    let rows = directory::list_agencies(&ask.app, ctx, params.0.on).await?;
    let told: Vec<AgencyAnswer> = rows.into_iter().map(AgencyAnswer::of).collect::<Vec<_>>();
    Ok(HttpResponse::Ok().json(told))
}

/// An agency with its version in the ETag.
fn told(status: StatusCode, row: AgencyRow) -> HttpResponse {
    HttpResponse::build(status).insert_header((header::ETAG, etag(row.version))).json(AgencyAnswer::of(row))
}

/// Adds an agency
#[utoipa::path(
    post, path = "/api/v1/agencies", tag = "agencies", operation_id = "add_agency",
    request_body = AgencyInput,
    responses((status = 201, description = "Added", body = AgencyAnswer))
)]
pub(crate) async fn add_agency(ask: Ask, body: JsonBody<AgencyInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ManageAgencies, &body.hash)?;
    let edit = ask.read(body.value)?;
    let row = directory::put_agency(&ask.app, ctx, edit).await?;
    Ok(told(StatusCode::CREATED, row))
}

/// Changes an agency
///
/// The body is the agency as it should be; the change is audited.
#[utoipa::path(
    patch, path = "/api/v1/agencies/{id}", tag = "agencies", operation_id = "change_agency",
    params(("id" = uuid::Uuid, Path, description = "Id of the agency")),
    request_body = AgencyInput,
    responses((status = 200, description = "Changed", body = AgencyAnswer, headers(("ETag" = String, description = "Version for If-Match"))))
)]
pub(crate) async fn change_agency(
    ask: Ask,
    id: PathId,
    body: JsonBody<AgencyInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::ManageAgencies, &body.hash)?;
    let mut edit = ask.read(body.value)?;
    edit.id = Some(AgencyId(id.0));
    let row = directory::put_agency(&ask.app, ctx, edit).await?;
    Ok(told(StatusCode::OK, row))
}

/// Reads the duty roster of an agency, from now on
#[utoipa::path(
    get, path = "/api/v1/agencies/{id}/duty-roster", tag = "agencies", operation_id = "read_duty_roster",
    params(("id" = uuid::Uuid, Path, description = "Id of the agency")),
    responses((status = 200, description = "Turns of duty", body = Vec<DutyTurnAnswer>, headers(("ETag" = String, description = "Version of the agency, for If-Match"))))
)]
pub(crate) async fn read_duty_roster(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDeliveries)?;
    Ok(roster(directory::duty_roster(&ask.app, ctx, AgencyId(id.0)).await?))
}

fn roster((version, rows): (i64, Vec<DutyRow>)) -> HttpResponse {
    let turns: Vec<DutyTurnAnswer> = rows.into_iter().map(DutyTurnAnswer::of).collect();
    HttpResponse::Ok().insert_header((header::ETAG, etag(version))).json(turns)
}

/// Replaces the duty roster of an agency, from now on
///
/// `If-Match` names the version that was read: two people who plan the same week do not undo each other's work.
#[utoipa::path(
    put, path = "/api/v1/agencies/{id}/duty-roster", tag = "agencies", operation_id = "put_duty_roster",
    params(("id" = uuid::Uuid, Path, description = "Id of the agency")),
    request_body = DutyRosterInput,
    responses((status = 200, description = "The roster now", body = Vec<DutyTurnAnswer>, headers(("ETag" = String, description = "Version of the agency, for If-Match"))))
)]
pub(crate) async fn put_duty_roster(
    ask: Ask,
    id: PathId,
    body: JsonBody<DutyRosterInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::ManageAgencies, &body.hash)?;
    let shifts = ask.read(body.value)?;
    let turns = shifts
        .into_iter()
        .map(|s| DutyEdit {
            officer: s.officer,
            email: s.email,
            phone: s.phone,
            starts_at: s.starts_at,
            ends_at: s.ends_at,
            rank: i32::try_from(s.rank).unwrap_or(i32::MAX),
        })
        .collect();
    Ok(roster(directory::put_duty_roster(&ask.app, ctx, AgencyId(id.0), turns).await?))
}
