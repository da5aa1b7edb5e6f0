//! Evidence: the list, one item, its file; the file of each victim.

use crate::answer::{AddedEvidenceAnswer, EvidenceItemAnswer, EvidenceListAnswer, FileListAnswer, changed};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use crate::routes::case_list::wants_csv;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use casework::evidence::{self, EvidenceFilter};
use casework::{Failure, cases};
use domain::access::Action;
use domain::ids::{CaseId, EvidenceId};
use tnld_http::dto::{
    AddEvidenceInput, EvidenceListInput, MarkFilePointInput, MoveEvidenceInput, WithdrawEvidenceInput,
};
use tnld_http::preconditions::etag;
use tnld_http::{Fault, JsonBody, download};

fn evidence_id(req: &HttpRequest) -> Result<EvidenceId, Fault> {
    let text = req.match_info().get("evidence_id").unwrap_or_default();
    text.parse().map_err(|_| Failure::NotFound.into())
}

/// Lists the evidence of a case
///
/// Whoever investigates sees all of it; until the announcement the employer and the commune see what they handed in.
/// `Accept: text/csv` gives the index as a file.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/evidence", tag = "evidence", operation_id = "list_evidence",
    params(("id" = uuid::Uuid, Path, description = "Id of the case"), EvidenceListInput),
    responses((status = 200, description = "The evidence", content(
        (EvidenceListAnswer = "application/json"), (String = "text/csv")
    )))
)]
pub(crate) async fn list_evidence(
    ask: Ask,
    id: PathId,
    query: Query<EvidenceListInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListEvidence)?;
    let (kind, victim, withdrawn) = ask.read(query.0)?;
    let filter = EvidenceFilter { kind, victim, withdrawn };
    let list = evidence::list(&ask.app, ctx, CaseId(id.0), filter).await?;
    if wants_csv(&ask) {
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"chung-cu.csv\""))
            .body(evidence::csv(&list, ask.lang())?));
    }
    Ok(HttpResponse::Ok().json(EvidenceListAnswer::from(list)))
}

/// Adds a piece of evidence
///
/// With `upload_id` of a file that was received and looked at, or without a file: an object. Needs no If-Match.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/add-evidence", tag = "evidence", operation_id = "add_evidence",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    request_body = AddEvidenceInput,
    responses((status = 201, description = "Added", body = AddedEvidenceAnswer, headers(
        ("Location" = String, description = "The item"), ("ETag" = String, description = "Version of the case")
    )))
)]
pub(crate) async fn add_evidence(
    ask: Ask,
    id: PathId,
    body: JsonBody<AddEvidenceInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::AddEvidence, &body.hash)?;
    let (new, upload) = ask.read(body.value)?;
    let added = evidence::add(&ask.app, ctx, CaseId(id.0), new, upload).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/v1/cases/{}/evidence/{}", id.0, added.evidence_id)))
        .insert_header((header::ETAG, etag(added.outcome.version)))
        .json(AddedEvidenceAnswer::of(added, ask.lang())))
}

macro_rules! additions {
    ($($(#[$doc:meta])* $name:ident $action:ident $path:literal $input:ident;)+) => {$(
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "evidence",
            params(("id" = uuid::Uuid, Path, description = "Id of the case")),
            request_body = $input,
            responses((status = 200, description = "Recorded", body = crate::answer::OutcomeAnswer))
        )]
        pub(crate) async fn $name(ask: Ask, id: PathId, body: JsonBody<$input>) -> Result<HttpResponse, Fault> {
            let ctx = ask.creating(Action::$action, &body.hash)?;
            let command = ask.read(body.value)?;
            let outcome = cases::$name(&ask.app, ctx, CaseId(id.0), command).await?;
            Ok(changed(outcome, ask.lang()))
        }
    )+};
}

additions! {
    /// Records that an item changed hands
    move_evidence MoveEvidence "/api/v1/cases/{id}/move-evidence" MoveEvidenceInput;
    /// Sets an item aside, with a reason; it stays in the file
    withdraw_evidence WithdrawEvidence "/api/v1/cases/{id}/withdraw-evidence" WithdrawEvidenceInput;
    /// Marks a point of a victim's file as not applicable, or as applicable again
    mark_file_point MarkFilePoint "/api/v1/cases/{id}/mark-file-point" MarkFilePointInput;
}

/// Reads a piece of evidence
///
/// With its chain of custody. A look at what is personal or medical is written down; the department sees who looked.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/evidence/{evidence_id}", tag = "evidence", operation_id = "read_evidence",
    params(
        ("id" = uuid::Uuid, Path, description = "Id of the case"),
        ("evidence_id" = uuid::Uuid, Path, description = "Id of the item")
    ),
    responses((status = 200, description = "The item", body = EvidenceItemAnswer))
)]
pub(crate) async fn read_evidence(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListEvidence)?;
    let view = evidence::read(&ask.app, ctx, CaseId(id.0), evidence_id(&ask.req)?).await?;
    Ok(HttpResponse::Ok().json(EvidenceItemAnswer::from(view)))
}

/// Sends the file of an item, byte for byte as it was received
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/evidence/{evidence_id}/file", tag = "evidence",
    operation_id = "read_evidence_file",
    params(
        ("id" = uuid::Uuid, Path, description = "Id of the case"),
        ("evidence_id" = uuid::Uuid, Path, description = "Id of the item")
    ),
    responses((status = 200, description = "The file", content((Vec<u8> = "application/octet-stream"))))
)]
pub(crate) async fn read_evidence_file(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListEvidence)?;
    let file = evidence::open(&ask.app, ctx, CaseId(id.0), evidence_id(&ask.req)?, false).await?;
    Ok(download::attachment(file))
}

/// Sends the small picture of an item
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/evidence/{evidence_id}/thumbnail", tag = "evidence",
    operation_id = "read_evidence_thumbnail",
    params(
        ("id" = uuid::Uuid, Path, description = "Id of the case"),
        ("evidence_id" = uuid::Uuid, Path, description = "Id of the item")
    ),
    responses((status = 200, description = "The picture, without what the camera wrote", content((Vec<u8> = "image/jpeg"))))
)]
pub(crate) async fn read_evidence_thumbnail(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListEvidence)?;
    let file = evidence::open(&ask.app, ctx, CaseId(id.0), evidence_id(&ask.req)?, true).await?;
    Ok(download::attachment(file))
}

/// The file of each victim, point by point (Nghị định 39/2016/NĐ-CP Điều 16)
///
/// For whoever sees all evidence.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/file-list", tag = "evidence", operation_id = "read_file_list",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "One file per victim", body = FileListAnswer))
)]
pub(crate) async fn read_file_list(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListEvidence)?;
    let list = evidence::file_list(&ask.app, ctx, CaseId(id.0)).await?;
    Ok(HttpResponse::Ok().json(FileListAnswer::of(list, ask.lang())))
}
