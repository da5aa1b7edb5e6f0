//! Sending a file in pieces that may be cut off and gone on with. The shape is that of the core of tus 1.0: POST
//! announces, HEAD tells where to go on, PATCH brings bytes.

use crate::answer::UploadAnswer;
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use casework::evidence::{self, NewUpload, UploadView};
use casework::{Context, Failure};
use domain::access::Action;
use domain::ids::{CaseId, UploadId};
use tnld_http::dto::NewUploadInput;
use tnld_http::{Fault, JsonBody, upload};

/// Bytes of a file, from the offset on.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "only described: the bytes are read as they come")]
pub(crate) struct PartOfAFile(Vec<u8>);

/// The id of the upload in the path.
fn upload_id(req: &HttpRequest) -> Result<UploadId, Fault> {
    let text = req.match_info().get("upload_id").unwrap_or_default();
    text.parse().map_err(|_| Failure::NotFound.into())
}

fn told(status: StatusCode, view: &UploadView) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer.insert_header(("Upload-Offset", view.received.to_string()));
    answer.insert_header(("Upload-Length", view.length.to_string()));
    answer.insert_header((header::CACHE_CONTROL, "no-store"));
    answer
}

/// Announces a file
///
/// The answer names the upload: bytes are sent there with PATCH. Nothing larger than the largest kind is begun.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/uploads", tag = "evidence", operation_id = "begin_upload",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    request_body = NewUploadInput,
    responses((status = 201, description = "Announced", body = UploadAnswer, headers(
        ("Location" = String, description = "The upload"),
        ("Upload-Offset" = String, description = "Bytes that are there"),
        ("Upload-Length" = String, description = "Bytes announced")
    )))
)]
pub(crate) async fn begin_upload(
    ask: Ask,
    id: PathId,
    body: JsonBody<NewUploadInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::AddEvidence, &body.hash)?;
    let (name, media_type, length) = ask.read(body.value)?;
    let new = NewUpload { name, media_type, length };
    let view = evidence::begin(&ask.app, ctx, CaseId(id.0), new).await?;
    let place = format!("/api/v1/cases/{}/uploads/{}", id.0, view.id);
    Ok(told(StatusCode::CREATED, &view)
        .insert_header((header::LOCATION, place))
        .json(UploadAnswer::of(view, ask.lang())))
}

/// Tells how much of a file is there
///
/// HEAD answers the same headers without a body. Only who began the upload may ask.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/uploads/{upload_id}", tag = "evidence", operation_id = "read_upload",
    params(
        ("id" = uuid::Uuid, Path, description = "Id of the case"),
        ("upload_id" = uuid::Uuid, Path, description = "Id of the upload")
    ),
    responses((status = 200, description = "The upload", body = UploadAnswer, headers(
        ("Upload-Offset" = String, description = "Bytes that are there: where to go on"),
        ("Upload-Length" = String, description = "Bytes announced")
    )))
)]
pub(crate) async fn read_upload(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::AddEvidence)?;
    let view = evidence::upload(&ask.app, ctx, CaseId(id.0), upload_id(&ask.req)?).await?;
    Ok(told(StatusCode::OK, &view).json(UploadAnswer::of(view, ask.lang())))
}

/// Brings bytes of a file
///
/// `Upload-Offset` says where they go on: the number that HEAD told. What came before the line was cut is kept. The
/// last byte has the file looked at: what is not taken is answered with 422 and deleted; when the virus scanner does
/// not answer (503) the bytes are kept, and a PATCH without bytes at the end has the file looked at again.
#[utoipa::path(
    patch, path = "/api/v1/cases/{id}/uploads/{upload_id}", tag = "evidence", operation_id = "send_upload",
    params(
        ("id" = uuid::Uuid, Path, description = "Id of the case"),
        ("upload_id" = uuid::Uuid, Path, description = "Id of the upload"),
        ("Upload-Offset" = u64, Header, description = "Bytes that are there")
    ),
    request_body(content = PartOfAFile, content_type = "application/offset+octet-stream"),
    responses((status = 204, description = "On the disk", headers(
        ("Upload-Offset" = String, description = "Bytes that are there")
    )))
)]
pub(crate) async fn send_upload(ask: Ask, id: PathId, payload: web::Payload) -> Result<HttpResponse, Fault> {
    let ctx: Context = ask.context(Action::AddEvidence)?;
    let (case, id) = (CaseId(id.0), upload_id(&ask.req)?);
    // Whether there is such an upload for this caller is told before the request is judged.
    evidence::upload(&ask.app, ctx.clone(), case, id).await?;
    let kind = ask.req.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if kind != "application/offset+octet-stream" {
        return Err(Fault::MediaType);
    }
    let offset = ask.req.headers().get("upload-offset").and_then(|v| v.to_str().ok()?.parse().ok());
    let offset: u64 = offset.ok_or(Fault::Malformed("Upload-Offset"))?;
    let at = evidence::receive(&ask.app, ctx.clone(), case, id, offset).await?;
    let at = upload::take_in(&ask.app, at, payload).await?;
    let view = if at.complete() {
        evidence::finish(&ask.app, ctx, case, id).await?
    } else {
        evidence::upload(&ask.app, ctx, case, id).await?
    };
    Ok(told(StatusCode::NO_CONTENT, &view).finish())
}
