//! The documents of a case: offered, previewed, issued, corrected, filed signed, verified.

use crate::answer::{DocumentListAnswer, FiledCopyAnswer, IssueAnswer, VerifiedDocumentAnswer};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use casework::Failure;
use casework::documents::{self, DocumentPart, FormKind};
use domain::access::Action;
use domain::ids::{CaseId, DocumentCopyId, DocumentId};
use domain::value::FieldError;
use serde::Deserialize;
use tnld_http::dto::{FileDocumentInput, IssueDocumentInput};
use tnld_http::preconditions::etag;
use tnld_http::{Fault, JsonBody, download};
use utoipa::IntoParams;
use uuid::Uuid;

fn segment<T: std::str::FromStr>(req: &HttpRequest, name: &str) -> Result<T, Fault> {
    let text = req.match_info().get(name).unwrap_or_default();
    text.parse().map_err(|_| Failure::NotFound.into())
}

/// The documents of a case
///
/// The forms that the case may need now, each with the version in force today, the side that issues it, and what the
/// form asks for and the case does not know; then what was issued. Forms of the inquiry are for whoever investigates;
/// the minutes for the parties once they are announced.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/documents", tag = "documents", operation_id = "list_documents",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The documents", body = DocumentListAnswer))
)]
pub(crate) async fn list_documents(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDocuments)?;
    let list = documents::list(&ask.app, ctx, CaseId(id.0)).await?;
    Ok(HttpResponse::Ok().json(DocumentListAnswer::of(list, ask.lang())))
}

/// Which form is shown, and as what.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreviewQuery {
    /// Key of the form.
    #[param(example = "minutes_contract")]
    kind: String,
    /// Which of several.
    subject_id: Option<Uuid>,
    /// `pdf` or `docx`; PDF when not told.
    #[serde(rename = "as")]
    #[param(example = "pdf")]
    format: Option<String>,
}

/// Sets a form of the case, without number: nothing is stored
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/documents/preview", tag = "documents", operation_id = "preview_document",
    params(("id" = uuid::Uuid, Path, description = "Id of the case"), PreviewQuery),
    responses((status = 200, description = "The form as it would be now", content(
        (Vec<u8> = "application/pdf"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    )))
)]
pub(crate) async fn preview_document(
    ask: Ask,
    id: PathId,
    query: Query<PreviewQuery>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDocuments)?;
    let PreviewQuery { kind, subject_id, format } = query.0;
    let Some(kind) = FormKind::from_code(&kind) else { return Err(Failure::NotFound.into()) };
    let case = CaseId(id.0);
    let made = match format.as_deref() {
        None | Some("" | "pdf") => documents::preview(&ask.app, ctx, case, kind, subject_id).await?,
        Some("docx") => documents::draft(&ask.app, ctx, case, kind, subject_id).await?,
        Some(_other) => return Err(unknown_format()),
    };
    Ok(download::set_document(made))
}

/// Issues a document
///
/// It gets the next number of its issuer, form and year, and never changes. With `corrects` it is the new version of
/// one that was issued before.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/issue-document", tag = "documents", operation_id = "issue_document",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    request_body = IssueDocumentInput,
    responses((status = 201, description = "Issued", body = IssueAnswer, headers(
        ("Location" = String, description = "The PDF"), ("ETag" = String, description = "Version of the case")
    )))
)]
pub(crate) async fn issue_document(
    ask: Ask,
    id: PathId,
    body: JsonBody<IssueDocumentInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::IssueDocument, &body.hash)?;
    let order = ask.read(body.value)?;
    let issued = documents::issue(&ask.app, ctx, CaseId(id.0), order).await?;
    let place = format!("/api/v1/cases/{}/documents/{}/file", id.0, issued.document_id);
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, place))
        .insert_header((header::ETAG, etag(issued.outcome.version)))
        .json(IssueAnswer::of(issued, ask.lang())))
}

/// Files a signed or edited version beside an issued document
///
/// With `upload_id` of a file that was received and looked at. Needs no If-Match.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/file-document", tag = "documents", operation_id = "file_document",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    request_body = FileDocumentInput,
    responses((status = 201, description = "Filed", body = FiledCopyAnswer, headers(
        ("Location" = String, description = "Its file"), ("ETag" = String, description = "Version of the case")
    )))
)]
pub(crate) async fn file_document(
    ask: Ask,
    id: PathId,
    body: JsonBody<FileDocumentInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::IssueDocument, &body.hash)?;
    let version = ask.read(body.value)?;
    let of = (version.kind, version.note);
    let filed =
        documents::file_copy(&ask.app, ctx, CaseId(id.0), version.document, of, version.upload).await?;
    let place = format!("/api/v1/cases/{}/documents/{}/copies/{}", id.0, filed.document_id, filed.copy_id);
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, place))
        .insert_header((header::ETAG, etag(filed.outcome.version)))
        .json(FiledCopyAnswer::of(filed, ask.lang())))
}

/// As what an issued document is sent.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileQuery {
    /// `pdf` or `docx`; PDF when not told.
    #[serde(rename = "as")]
    #[param(example = "pdf")]
    format: Option<String>,
}

fn unknown_format() -> Fault {
    let (vi, en) = ("Chọn pdf hoặc docx.", "Choose pdf or docx.");
    vec![FieldError::new("/as", "word.unknown", vi, en)].into()
}

/// Sends an issued document, byte for byte as it was issued
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/documents/{document_id}/file", tag = "documents",
    operation_id = "read_document_file",
    params(
        ("id" = uuid::Uuid, Path, description = "Id of the case"),
        ("document_id" = uuid::Uuid, Path, description = "Id of the document"), FileQuery
    ),
    responses((status = 200, description = "The document", content(
        (Vec<u8> = "application/pdf"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    )))
)]
pub(crate) async fn read_document_file(
    ask: Ask,
    id: PathId,
    query: Query<FileQuery>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDocuments)?;
    let document: DocumentId = segment(&ask.req, "document_id")?;
    let part = match query.0.format.as_deref() {
        None | Some("" | "pdf") => DocumentPart::Issued,
        Some("docx") => DocumentPart::Docx,
        Some(_other) => return Err(unknown_format()),
    };
    let file = documents::open(&ask.app, ctx, CaseId(id.0), document, part).await?;
    Ok(download::attachment(file))
}

/// Sends a version that was filed beside an issued document
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/documents/{document_id}/copies/{copy_id}", tag = "documents",
    operation_id = "read_document_copy",
    params(
        ("id" = uuid::Uuid, Path, description = "Id of the case"),
        ("document_id" = uuid::Uuid, Path, description = "Id of the document"),
        ("copy_id" = uuid::Uuid, Path, description = "Id of the version")
    ),
    responses((status = 200, description = "The file", content((Vec<u8> = "application/octet-stream"))))
)]
pub(crate) async fn read_document_copy(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDocuments)?;
    let document: DocumentId = segment(&ask.req, "document_id")?;
    let part = DocumentPart::Copy(segment::<DocumentCopyId>(&ask.req, "copy_id")?);
    let file = documents::open(&ask.app, ctx, CaseId(id.0), document, part).await?;
    Ok(download::attachment(file))
}

/// The whole file of a case as one PDF with contents
///
/// Every document that the caller reads as it was issued, whatever the case has become; forms that are not issued yet as
/// they would be now; evidence and signed versions by name and hash.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/whole-file", tag = "documents", operation_id = "read_whole_file",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The file", content((Vec<u8> = "application/pdf"))))
)]
pub(crate) async fn read_whole_file(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDocuments)?;
    Ok(download::set_document(documents::whole(&ask.app, ctx, CaseId(id.0)).await?))
}

/// Was this document issued?
///
/// By the id in the code that is printed on it, by the hash printed beside it, or by the SHA-256 of a file. Tells
/// nothing of people.
#[utoipa::path(
    get, path = "/api/v1/verifications/{key}", tag = "documents", operation_id = "verify_document",
    params(("key" = String, Path, description = "Id of the document, or a SHA-256 in hexadecimal")),
    responses((status = 200, description = "It was issued", body = VerifiedDocumentAnswer))
)]
pub(crate) async fn verify_document(ask: Ask) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::VerifyDocument)?;
    let key = ask.req.match_info().get("key").unwrap_or_default().to_owned();
    let found = documents::verify(&ask.app, ctx, &key).await?;
    Ok(HttpResponse::Ok().json(VerifiedDocumentAnswer::from(found)))
}
