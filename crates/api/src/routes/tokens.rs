//! Tokens for systems.

use crate::answer::{NewTokenAnswer, TokenAnswer};
use crate::ask::Ask;
use crate::query::PathId;
use actix_web::HttpResponse;
use casework::tokens;
use domain::access::Action;
use domain::ids::TokenId;
use tnld_http::dto::NewTokenInput;
use tnld_http::{Fault, JsonBody};

/// Lists the own tokens
#[utoipa::path(
    get, path = "/api/v1/tokens", tag = "tokens", operation_id = "list_tokens",
    responses((status = 200, description = "Tokens, without their secrets", body = Vec<TokenAnswer>))
)]
pub(crate) async fn list_tokens(ask: Ask) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::OwnTokens)?;
    let rows = tokens::list(&ask.app, ctx).await?;
    Ok(HttpResponse::Ok().json(rows.into_iter().map(TokenAnswer::of).collect::<Vec<_>>()))
}

/// Makes a token
///
/// It may do what its scopes name, and never more than its owner. The secret is shown this once: the same request
/// again is refused with `secret_shown_once`.
#[utoipa::path(
    post, path = "/api/v1/tokens", tag = "tokens", operation_id = "create_token",
    request_body = NewTokenInput,
    responses((status = 201, description = "Made", body = NewTokenAnswer))
)]
pub(crate) async fn create_token(ask: Ask, body: JsonBody<NewTokenInput>) -> Result<HttpResponse, Fault> {
    let ctx = ask.creating(Action::OwnTokens, &body.hash)?;
    let order = ask.read(body.value)?;
    let made = tokens::create(&ask.app, ctx, order.name, order.scopes, order.expires_at).await?;
    let answer = NewTokenAnswer { token: TokenAnswer::of(made.row), secret: made.secret };
    Ok(HttpResponse::Created().json(answer))
}

/// Revokes an own token at once
#[utoipa::path(
    delete, path = "/api/v1/tokens/{id}", tag = "tokens", operation_id = "revoke_token",
    params(("id" = uuid::Uuid, Path, description = "Id of the token")),
    responses((status = 204, description = "Revoked"))
)]
pub(crate) async fn revoke_token(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::OwnTokens)?;
    tokens::revoke(&ask.app, ctx, TokenId(id.0)).await?;
    Ok(HttpResponse::NoContent().finish())
}
