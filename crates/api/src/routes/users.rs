//! Users: one person each, kept by an administrator.

use crate::answer::{OneTimePasswordAnswer, UserAnswer};
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use casework::{Failure, directory};
use domain::access::Action;
use domain::ids::UserId;
use tnld_http::dto::{UserChangeInput, UserInput};
use tnld_http::preconditions::etag;
use tnld_http::{Fault, JsonBody};

async fn one(ask: &Ask, id: UserId) -> Result<UserAnswer, Fault> {
    let ctx = ask.context(Action::ReadUsers)?;
    let rows = directory::list_users(&ask.app, ctx).await?;
    let row = rows.into_iter().find(|u| u.id == id.0).ok_or(Failure::NotFound)?;
    Ok(UserAnswer::of(row))
}

/// A user with its version in the ETag.
fn told(status: StatusCode, user: UserAnswer) -> HttpResponse {
    HttpResponse::build(status).insert_header((header::ETAG, etag(user.version))).json(user)
}

/// Lists users
#[utoipa::path(
    get, path = "/api/v1/users", tag = "users", operation_id = "list_users",
    responses((status = 200, description = "Users", body = Vec<UserAnswer>))
)]
pub(crate) async fn list_users(ask: Ask) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadUsers)?;
    let rows = directory::list_users(&ask.app, ctx).await?;
    Ok(HttpResponse::Ok().json(rows.into_iter().map(UserAnswer::of).collect::<Vec<_>>()))
}

/// Adds a user
///
/// The first password must be changed at the first sign-in.
#[utoipa::path(
    post, path = "/api/v1/users", tag = "users", operation_id = "add_user",
    request_body = UserInput,
    responses((status = 201, description = "Added", body = UserAnswer))
)]
pub(crate) async fn add_user(ask: Ask, body: JsonBody<UserInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::ManageUsers, &body.hash)?;
    let edit = ask.read(body.value)?;
    let id = directory::add_user(&ask.app, ctx, edit).await?;
    Ok(told(StatusCode::CREATED, one(&ask, id).await?))
}

/// Disables or enables a user
///
/// Disabling ends every session and token of the user at once.
#[utoipa::path(
    patch, path = "/api/v1/users/{id}", tag = "users", operation_id = "change_user",
    params(("id" = uuid::Uuid, Path, description = "Id of the user")),
    request_body = UserChangeInput,
    responses((status = 200, description = "Changed", body = UserAnswer, headers(("ETag" = String, description = "Version for If-Match"))))
)]
pub(crate) async fn change_user(
    ask: Ask,
    id: PathId,
    body: JsonBody<UserChangeInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::ManageUsers, &body.hash)?;
    let active = ask.read(body.value)?;
    directory::set_user_active(&ask.app, ctx, UserId(id.0), active).await?;
    Ok(told(StatusCode::OK, one(&ask, UserId(id.0)).await?))
}

/// Gives a user who forgot the password one for a single sign-in
///
/// The old password and every session end at once; the new one must be changed at the next sign-in. It is answered this
/// once and kept nowhere.
#[utoipa::path(
    post, path = "/api/v1/users/{id}/reset-password", tag = "users", operation_id = "reset_password",
    params(("id" = uuid::Uuid, Path, description = "Id of the user")),
    responses((status = 200, description = "The password for one sign-in", body = OneTimePasswordAnswer))
)]
pub(crate) async fn reset_password(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::ManageUsers, "")?;
    let password = directory::reset_password(&ask.app, ctx, UserId(id.0)).await?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CACHE_CONTROL, "no-store"));
    Ok(answer.json(OneTimePasswordAnswer { password }))
}
