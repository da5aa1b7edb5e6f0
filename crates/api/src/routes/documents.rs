//! The documents of a case.

use crate::answer::DocumentListAnswer;
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::HttpResponse;
use casework::documents;
use domain::access::Action;
use domain::ids::CaseId;
use tnld_http::Fault;

/// The forms that a case may need now
///
/// Each with the version in force today, the side that issues it, and what the form asks for and the case does not
/// know. Forms of the inquiry are for whoever investigates; the minutes for the parties once they are announced.
#[utoipa::path(
    get, path = "/api/v1/cases/{id}/documents", tag = "documents", operation_id = "list_documents",
    params(("id" = uuid::Uuid, Path, description = "Id of the case")),
    responses((status = 200, description = "The forms", body = DocumentListAnswer))
)]
pub(crate) async fn list_documents(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadDocuments)?;
    let list = documents::list(&ask.app, ctx, CaseId(id.0)).await?;
    Ok(HttpResponse::Ok().json(DocumentListAnswer::of(list, ask.lang())))
}
