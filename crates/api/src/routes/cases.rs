//! Reading a case.

use crate::answer::{
    AlertAnswer, CaseAnswer, CaseDeadlineAnswer, ClosingConditionAnswer, DuplicateAnswer, PublicAnswer,
    TimelineEntryAnswer,
};
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::{alerts, bundle, cases};
use domain::access::Action;
use domain::ids::CaseId;
use tnld_http::preconditions::{etag, is_known};
use tnld_http::{Fault, FileBody};

/// Reads a case
///
/// Names, personal numbers and injuries are left out for readers who may not see them; findings before the
/// announcement too (Nghị định 39/2016/NĐ-CP Điều 12).
#[utoipa::path(
    get, path = "/api/v1/cases/{id}", tag = "cases", operation_id = "read_case",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses(
        (status = 200, description = "The case", body = CaseAnswer, headers(("ETag" = String, description = "Version for If-Match"))),
        (status = 304, description = "The caller has this version (If-None-Match)")
    )
)]
pub(crate) async fn read_case(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadCase)?;
    let mut view = cases::read(&ask.app, ctx, CaseId(id.0)).await?;
    let tag = (header::ETAG, etag(view.version));
    if is_known(&ask.req, view.version) {
        return Ok(HttpResponse::NotModified().insert_header(tag).finish());
    }
    if !view.case.inquiry.testimony.is_empty() {
        let ctx = ask.context(Action::ReadCase)?;
        view = cases::read_testimony(&ask.app, ctx, CaseId(id.0), cases::ShownIn::Api).await?;
    }
    Ok(HttpResponse::Ok().insert_header(tag).json(CaseAnswer::from(&view)))
}

/// Reads the timeline of a case
///
/// Everything that happened to it and to its alerts, oldest first, with who, when and under which article.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/timeline", tag = "cases", operation_id = "read_timeline",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The timeline", body = Vec<TimelineEntryAnswer>))
)]
pub(crate) async fn read_timeline(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadCase)?;
    let entries = cases::timeline(&ask.app, ctx, CaseId(id.0)).await?;
    let told: Vec<_> = entries.iter().map(TimelineEntryAnswer::of).collect();
    Ok(HttpResponse::Ok().json(told))
}

/// Reads the terms of a case
///
/// Each with its article, where it stands now and how it was counted.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/deadlines", tag = "cases", operation_id = "read_deadlines",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The terms", body = Vec<CaseDeadlineAnswer>))
)]
pub(crate) async fn read_deadlines(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadCase)?;
    let view = cases::read(&ask.app, ctx, CaseId(id.0)).await?;
    let terms: Vec<CaseDeadlineAnswer> = view.deadlines.iter().map(Into::into).collect();
    Ok(HttpResponse::Ok().json(terms))
}

/// Lists the alerts of a case
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/alerts", tag = "cases", operation_id = "list_case_alerts",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The alerts that the caller may see", body = Vec<AlertAnswer>))
)]
pub(crate) async fn list_case_alerts(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadAlerts)?;
    let found = alerts::of_case(&ask.app, ctx, CaseId(id.0)).await?;
    let told: Vec<AlertAnswer> = found.into_iter().map(Into::into).collect();
    Ok(HttpResponse::Ok().json(told))
}

/// Lists the cases that may tell of the same accident
///
/// With the reasons; an inspector decides and merges.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/duplicates", tag = "cases", operation_id = "list_duplicates",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "Candidates, the likeliest first", body = Vec<DuplicateAnswer>))
)]
pub(crate) async fn list_duplicates(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDuplicates)?;
    let found = cases::duplicates(&ask.app, ctx, CaseId(id.0)).await?;
    let lang = ask.lang();
    let told: Vec<_> = found.into_iter().map(|c| DuplicateAnswer::of(c, lang)).collect();
    Ok(HttpResponse::Ok().json(told))
}

/// Reads what must be settled before a case is closed
///
/// Each condition with its article, met or not; a blocking one refuses the closing, any other is a warning.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/closing-conditions", tag = "cases", operation_id = "read_closing_conditions",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The conditions; none for who may not close", body = Vec<ClosingConditionAnswer>))
)]
pub(crate) async fn read_closing_conditions(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadCase)?;
    let view = cases::read(&ask.app, ctx, CaseId(id.0)).await?;
    let told: Vec<ClosingConditionAnswer> = view.closing.iter().map(Into::into).collect();
    Ok(HttpResponse::Ok().json(told))
}

/// Reads the announced findings without personal data
///
/// For posting in public: no names of victims, relatives or persons at fault, no numbers of persons, no injuries.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/public-version", tag = "cases", operation_id = "read_public_version",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses(
        (status = 200, description = "The public version", body = PublicAnswer),
        (status = 409, description = "Nothing is announced yet", body = tnld_http::Problem, content_type = "application/problem+json")
    )
)]
pub(crate) async fn read_public_version(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadCase)?;
    let (version, place) = cases::read_public(&ask.app, ctx, CaseId(id.0)).await?;
    Ok(HttpResponse::Ok().json(PublicAnswer::of(&version, place)))
}

/// Takes the whole file of a case away as one ZIP
///
/// Index, every event with its hashes, the streams of its alerts, the law as it was read, and a manifest of SHA-256
/// over all of it. `tnld verify BUNDLE.zip` checks it without a server.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/bundle", tag = "cases", operation_id = "read_bundle",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The bundle", body = Vec<u8>, content_type = "application/zip"))
)]
pub(crate) async fn read_bundle(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ExportBundle)?;
    let made = bundle::export(&ask.app, ctx, CaseId(id.0)).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", made.name)))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(FileBody::new(made.file, made.size)))
}
