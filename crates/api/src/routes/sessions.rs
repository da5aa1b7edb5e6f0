//! Sessions of people.

use crate::answer::SessionAnswer;
use crate::ask::Ask;
use actix_web::HttpResponse;
use casework::Failure;
use casework::auth::{self, SignIn};
use domain::access::{Action, Denied};
use tnld_http::client_address::limit_key;
use tnld_http::dto::{ChangePasswordInput, SignInInput};
use tnld_http::limits::count;
use tnld_http::session::{ended_session_cookie, session_cookie};
use tnld_http::{Fault, JsonBody, Limited};

/// Signs in
///
/// Sets the cookie of the session. Everything that changes something then needs the header `X-CSRF-Token`
/// with the secret of the answer.
#[utoipa::path(
    post, path = "/api/v1/sessions", tag = "sessions", operation_id = "sign_in",
    request_body = SignInInput,
    responses((status = 201, description = "Signed in", body = SessionAnswer,
        headers(("Set-Cookie" = String, description = "The session")))),
    security(())
)]
pub(crate) async fn sign_in(ask: Ask, body: JsonBody<SignInInput>) -> Result<HttpResponse, Fault> {
    count(&ask.req, Limited::SignIn)?;
    ask.context(Action::SignIn)?;
    let typed = ask.read(body.value)?;
    let address = limit_key(ask.caller.address).to_string();
    let new =
        auth::sign_in(&ask.app, SignIn { login: typed.login, password: typed.password.0, address }).await?;
    let cookie = session_cookie(&new.token);
    Ok(HttpResponse::Created().cookie(cookie).json(SessionAnswer::of_new(new)))
}

/// Reads the own session
#[utoipa::path(
    get, path = "/api/v1/sessions/current", tag = "sessions", operation_id = "read_session",
    responses((status = 200, description = "The session", body = SessionAnswer))
)]
pub(crate) async fn read_session(ask: Ask) -> Result<HttpResponse, Fault> {
    ask.context(Action::OwnSession)?;
    let session = ask.caller.session.as_ref().ok_or(Failure::Denied(Denied::SignInRequired))?;
    Ok(HttpResponse::Ok().json(SessionAnswer::of(session)))
}

/// Signs out
#[utoipa::path(
    delete, path = "/api/v1/sessions/current", tag = "sessions", operation_id = "sign_out",
    responses((status = 204, description = "Signed out"))
)]
pub(crate) async fn sign_out(ask: Ask) -> Result<HttpResponse, Fault> {
    ask.context(Action::OwnSession)?;
    let token = ask.caller.session_token.as_ref().ok_or(Failure::Denied(Denied::SignInRequired))?;
    auth::sign_out(&ask.app, token).await?;
    Ok(HttpResponse::NoContent().cookie(ended_session_cookie()).finish())
}

/// Changes the own password
///
/// Every session of the user ends, this one too: sign in again.
#[utoipa::path(
    put, path = "/api/v1/sessions/current/password", tag = "sessions", operation_id = "change_password",
    request_body = ChangePasswordInput,
    responses((status = 204, description = "Changed; every session has ended"))
)]
pub(crate) async fn change_password(
    ask: Ask,
    body: JsonBody<ChangePasswordInput>,
) -> Result<HttpResponse, Fault> {
    count(&ask.req, Limited::SignIn)?;
    let ctx = ask.context(Action::OwnSession)?;
    if ask.caller.session.is_none() {
        return Err(Failure::Denied(Denied::SignInRequired).into());
    }
    let (old, new) = ask.read(body.value)?;
    auth::change_password(&ask.app, ctx, old.0, new.0).await?;
    Ok(HttpResponse::NoContent().cookie(ended_session_cookie()).finish())
}
