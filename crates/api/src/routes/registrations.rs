//! Registration of safety officers, and who decides it.

use crate::answer::{OwnRegistrationAnswer, RegisteredAnswer, RegistrationAnswer, RegistrationPageAnswer};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use actix_web::HttpResponse;
use casework::{Failure, registrations};
use domain::access::Action;
use domain::ids::RegistrationId;
use tnld_http::dto::{RefuseRegistrationInput, RegistrationInput, RegistrationListInput};
use tnld_http::limits::count;
use tnld_http::{Fault, JsonBody, Limited};

/// Registers as the safety officer of an enterprise
///
/// Makes an account whose membership waits for approval. The login is in the answer; sign in with it and file the
/// own declaration at once. The answer is the same whether the enterprise is known or not.
#[utoipa::path(
    post, path = "/api/v1/registrations", tag = "registrations", operation_id = "register",
    request_body = RegistrationInput,
    responses((status = 201, description = "Registered; the decision is told at the next sign-in", body = RegisteredAnswer)),
    security(())
)]
pub(crate) async fn register(ask: Ask, body: JsonBody<RegistrationInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::Register, &body.hash)?;
    count(&ask.req, Limited::Registration)?;
    let application = ask.read(body.value)?;
    let done = registrations::register(&ask.app, ctx, application).await?;
    Ok(HttpResponse::Created().json(RegisteredAnswer::of(done, ask.lang())))
}

/// Reads the own application
///
/// Whoever reads how it was decided has been told.
#[utoipa::path(
    get, path = "/api/v1/registrations/own", tag = "registrations", operation_id = "read_own_registration",
    responses(
        (status = 200, description = "The own application", body = OwnRegistrationAnswer),
        (status = 404, description = "This account was not made by registration", body = tnld_http::Problem, content_type = "application/problem+json")
    )
)]
pub(crate) async fn read_own_registration(ask: Ask) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::OwnSession)?;
    let own = registrations::own(&ask.app, ctx).await?.ok_or(Failure::NotFound)?;
    Ok(HttpResponse::Ok().json(OwnRegistrationAnswer::from(own)))
}

/// Lists applications
#[utoipa::path(
    get, path = "/api/v1/registrations", tag = "registrations", operation_id = "list_registrations",
    params(RegistrationListInput),
    responses((status = 200, description = "Applications of the own province", body = RegistrationPageAnswer))
)]
pub(crate) async fn list_registrations(
    ask: Ask,
    params: Query<RegistrationListInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadRegistrations)?;
    let query = ask.read(params.0)?;
    let page = registrations::list(&ask.app, ctx, query).await?;
    Ok(HttpResponse::Ok().json(RegistrationPageAnswer::from(page)))
}

async fn one(ask: &Ask, id: RegistrationId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadRegistrations)?;
    let view = registrations::read(&ask.app, ctx, id).await?;
    Ok(HttpResponse::Ok().json(RegistrationAnswer::from(view)))
}

/// Reads an application
#[utoipa::path(
    get, path = "/api/v1/registrations/{id}", tag = "registrations", operation_id = "read_registration",
    params(("id" = uuid::Uuid, Path, description = "Id of the application")),
    responses((status = 200, description = "The application", body = RegistrationAnswer))
)]
pub(crate) async fn read_registration(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    one(&ask, RegistrationId(id.0)).await
}

/// Approves an application
///
/// The applicant acts for the enterprise from now on; what he filed while he waited becomes the enterprise's own.
#[utoipa::path(
    post, path = "/api/v1/registrations/{id}/approve", tag = "registrations", operation_id = "approve_registration",
    params(("id" = uuid::Uuid, Path, description = "Id of the application")),
    responses(
        (status = 200, description = "Approved", body = RegistrationAnswer),
        (status = 409, description = "It was approved before", body = tnld_http::Problem, content_type = "application/problem+json")
    )
)]
pub(crate) async fn approve_registration(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::DecideRegistrations, "")?;
    registrations::approve(&ask.app, ctx, RegistrationId(id.0)).await?;
    one(&ask, RegistrationId(id.0)).await
}

/// Refuses an application, with a reason
#[utoipa::path(
    post, path = "/api/v1/registrations/{id}/refuse", tag = "registrations", operation_id = "refuse_registration",
    params(("id" = uuid::Uuid, Path, description = "Id of the application")),
    request_body = RefuseRegistrationInput,
    responses((status = 200, description = "Refused; the applicant reads the reason", body = RegistrationAnswer))
)]
pub(crate) async fn refuse_registration(
    ask: Ask,
    id: PathId,
    body: JsonBody<RefuseRegistrationInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::DecideRegistrations, &body.hash)?;
    let reason = ask.read(body.value)?;
    registrations::refuse(&ask.app, ctx, RegistrationId(id.0), reason).await?;
    one(&ask, RegistrationId(id.0)).await
}
