//! Tokens for systems: hashed, scoped, revocable.

use crate::app::Casework;
use crate::auth::{actor_of_holder, random_token, sha256_hex};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{Action, Actor, Denied, act, authorise};
use domain::case::Refusal;
use domain::ids::TokenId;
use domain::time::Instant;
use domain::value::FieldError;
use domain::words::Localized;
pub use store::TokenRow as ListedToken;
use store::tokens::{self, TokenRow};
use store::{TextList, holders};

/// Prefix by which a leaked token is recognised.
const PREFIX: &str = "tnld_";

/// A token that was just made; the secret is shown once.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// Id.
    pub id: TokenId,
    /// The secret.
    pub secret: String,
    /// The token as listed from now on.
    pub row: TokenRow,
}

fn owner(ctx: &Context) -> Result<uuid::Uuid, Failure> {
    authorise::<act::OwnTokens>(&ctx.actor)?;
    Ok(ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?.0)
}

/// Makes a token that may do what `scopes` name, and never more than its owner.
///
/// # Errors
/// [`Failure::Invalid`] for a missing name, an unknown scope or an expiry in the past. `secret_shown_once` when the
/// same request made it before: the secret is kept nowhere, so it cannot be answered again.
pub async fn create(
    app: &Casework,
    ctx: Context,
    name: String,
    scopes: Vec<String>,
    expires_at: Option<Instant>,
) -> Result<NewToken, Failure> {
    let user_id = owner(&ctx)?;
    let now = app.now();
    let mut problems = Vec::new();
    let mut bad = |pointer: &str, code, vi: &str, en: &str| {
        problems.push(FieldError { pointer: pointer.to_owned(), code, message: Localized::new(vi, en) });
    };
    if name.trim().is_empty() {
        bad("/name", "required", "Đặt tên cho mã truy cập.", "Give the token a name.");
    }
    if scopes.is_empty() {
        bad("/scopes", "required", "Chọn ít nhất một phạm vi.", "Choose at least one scope.");
    }
    for (i, scope) in scopes.iter().enumerate() {
        if !Action::ALL.iter().any(|a| a.as_str() == scope) {
            bad(&format!("/scopes/{i}"), "unknown_scope", "Không có phạm vi này.", "There is no such scope.");
        }
    }
    if expires_at.is_some_and(|at| at <= now) {
        bad("/expires_at", "in_past", "Hạn dùng phải ở tương lai.", "The expiry must lie in the future.");
    }
    if !problems.is_empty() {
        return Err(Failure::Invalid(problems));
    }
    let secret = format!("{PREFIX}{}", random_token()?);
    let row = TokenRow {
        id: app.id(),
        token_hash: sha256_hex(&secret),
        name: name.trim().to_owned(),
        user_id,
        scopes: TextList(scopes),
        created_at: now,
        expires_at,
        revoked_at: None,
        last_used_at: None,
    };
    let listed = row.clone();
    let made = row.id;
    let stands = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                tokens::insert(conn, &row)?;
                Ok(TokenId(row.id))
            })
        })
        .await?;
    if stands != TokenId(made) {
        return Err(Failure::Refused(Refusal::rule(
            "secret_shown_once",
            "Mã truy cập này đã được tạo và mã bí mật chỉ hiện một lần. Thu hồi mã đó rồi tạo mã mới.",
            "This token was made already, and its secret is shown once only. Revoke it and make another.",
            "",
        )));
    }
    Ok(NewToken { id: stands, secret, row: listed })
}

/// Lists the own tokens, without secrets.
///
/// # Errors
/// [`Failure::Denied`] when nobody is signed in.
pub async fn list(app: &Casework, ctx: Context) -> Result<Vec<TokenRow>, Failure> {
    let user = owner(&ctx)?;
    app.db().read(move |conn| Ok(tokens::list(conn, Some(user))?)).await
}

/// Revokes an own token at once.
///
/// # Errors
/// [`Failure::NotFound`] for a token of somebody else.
pub async fn revoke(app: &Casework, ctx: Context, id: TokenId) -> Result<(), Failure> {
    let user = owner(&ctx)?;
    let now = app.now();
    app.db()
        .write(move |conn| {
            if tokens::get(conn, id.0)?.user_id != user {
                return Err(Failure::NotFound);
            }
            tokens::revoke(conn, id.0, now)?;
            Ok(())
        })
        .await
}

/// Who is behind a bearer token, and its scopes.
///
/// # Errors
/// A failure of the database.
pub async fn bearer(app: &Casework, secret: &str) -> Result<Option<(Actor, Vec<String>)>, Failure> {
    let hash = sha256_hex(secret);
    let now = app.now();
    let found = app.db().ask(move |conn| Ok::<_, Failure>(holders::of_token(conn, &hash)?)).await?;
    let Some((token, holder)) = found else { return Ok(None) };
    let dead = token.revoked_at.is_some() || token.expires_at.is_some_and(|at| at <= now);
    if dead || !holder.user.active {
        return Ok(None);
    }
    Ok(Some((actor_of_holder(&holder)?, token.scopes.0)))
}
