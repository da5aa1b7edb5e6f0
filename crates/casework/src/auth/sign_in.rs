//! Signing in and changing the password.

use super::actor::actor_of;
use super::password::{check_password, hash, verify};
use super::sessions::{csrf_of, random_token, sha256_hex};
use super::throttle;
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Actor, Denied, act, authorise};
use domain::ids::SessionId;
use domain::time::Instant;
use store::sessions::SessionRow;
use store::{sessions, users};

/// What somebody typed.
#[derive(Clone)]
pub struct SignIn {
    /// Login.
    pub login: String,
    /// Password.
    pub password: String,
    /// Address of the client, for throttling.
    pub address: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").field("login", &self.login).finish_non_exhaustive()
    }
}

/// A session that was just opened.
#[derive(Clone)]
pub struct NewSession {
    /// Token for the cookie; known to the client alone.
    pub token: String,
    /// Secret that forms must carry.
    pub csrf: String,
    /// When the session ends at the latest.
    pub expires_at: Instant,
    /// Actor.
    pub actor: Actor,
    /// Session.
    pub session_id: SessionId,
    /// The password must be changed first.
    pub must_change: bool,
}

/// Opens a session.
///
/// # Errors
/// [`Failure::BadCredentials`] without telling which part is wrong; [`Failure::TooMany`] after a series of failures.
pub async fn sign_in(app: &Casework, cmd: SignIn) -> Result<NewSession, Failure> {
    authorise::<act::SignIn>(&Actor::anonymous())?;
    let login = cmd.login.trim().to_lowercase();
    let now = app.now();
    let (attempt, user) = app
        .db()
        .write(move |conn| {
            let attempt = throttle::begin(conn, &login, &cmd.address, now)?;
            Ok::<_, Failure>((attempt, users::by_login(conn, &login)?.filter(|u| u.active)))
        })
        .await?;
    let stored = user.as_ref().and_then(|u| u.password_hash.clone());
    let right = match verify(app, cmd.password, stored).await {
        Ok(right) => right,
        Err(failure) => {
            app.db().write(move |conn| throttle::untried(conn, &attempt)).await?;
            return Err(failure);
        }
    };
    let user = user.filter(|_| right).ok_or(Failure::BadCredentials)?;
    let token = random_token()?;
    let csrf = csrf_of(&token);
    let row = SessionRow {
        token_hash: sha256_hex(&token),
        id: app.id(),
        user_id: user.id,
        csrf_hash: sha256_hex(&csrf),
        created_at: now,
        last_seen_at: now,
        expires_at: now + app.settings().session_absolute,
        revoked_at: None,
    };
    let session_id = SessionId(row.id);
    let expires_at = row.expires_at;
    let must_change = user.must_change;
    let actor = app
        .db()
        .write(move |conn| {
            throttle::succeeded(conn, &attempt)?;
            sessions::insert(conn, &row)?;
            actor_of(conn, &user)
        })
        .await?;
    Ok(NewSession { token, csrf, expires_at, actor, session_id, must_change })
}

/// Changes the own password; every other session of the user ends.
///
/// # Errors
/// [`Failure::BadCredentials`] when the old one is wrong, [`Failure::TooMany`] after a series of wrong ones;
/// [`Failure::Invalid`] when the new one is not taken.
pub async fn change_password(app: &Casework, ctx: Context, old: String, new: String) -> Result<(), Failure> {
    authorise::<act::OwnSession>(&ctx.actor)?;
    let id = ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?;
    check_password(app, &new).map_err(|p| Failure::Invalid(vec![p.field("/new_password")]))?;
    let now = app.now();
    let (attempt, user) = app
        .db()
        .write(move |conn| {
            Ok::<_, Failure>((throttle::begin_change(conn, id, now)?, users::get(conn, id.0)?))
        })
        .await?;
    if !verify(app, old, user.password_hash.clone()).await? {
        return Err(Failure::BadCredentials);
    }
    let hashed = hash(app, new).await?;
    app.db()
        .write(move |conn| {
            throttle::changed(conn, &attempt)?;
            users::set_password(conn, id.0, &hashed, false, now)?;
            sessions::revoke_all(conn, id.0, now)?;
            Ok(())
        })
        .await
}
