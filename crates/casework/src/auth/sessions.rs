//! Server-side sessions: an opaque token in a cookie, its hash in the database, revocable at once.

use super::actor::actor_of_holder;
use crate::app::Casework;
use crate::failure::Failure;
use chrono::Duration;
use domain::access::Actor;
use domain::ids::SessionId;
use domain::time::Instant;
use sha2::{Digest, Sha256};
use store::{holders, sessions};

/// Activity is written at most this often.
const TOUCH: Duration = Duration::minutes(1);

/// Whoever is behind a session.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Actor.
    pub actor: Actor,
    /// Secret that forms must carry.
    pub csrf: String,
    /// Session.
    pub session_id: SessionId,
    /// When the session ends at the latest.
    pub expires_at: Instant,
    /// Login.
    pub login: String,
    /// Name as shown.
    pub display_name: String,
    /// The password must be changed first.
    pub must_change: bool,
}

pub(crate) fn sha256_hex(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// 256 random bits.
pub(crate) fn random_token() -> Result<String, Failure> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| Failure::Internal(format!("randomness: {e}")))?;
    Ok(hex::encode(bytes))
}

/// The CSRF secret of a session: derived, so that nothing more is stored.
pub(crate) fn csrf_of(token: &str) -> String {
    sha256_hex(&format!("csrf/{token}"))
}

/// Who is behind a session token, if it lives.
///
/// # Errors
/// A failure of the database.
pub async fn session(app: &Casework, token: &str) -> Result<Option<SignedIn>, Failure> {
    let hash = sha256_hex(token);
    let csrf = csrf_of(token);
    let now = app.now();
    let idle = app.settings().session_idle;
    let key = hash.clone();
    let found = app.db().ask(move |conn| Ok::<_, Failure>(holders::of_session(conn, &key)?)).await?;
    let Some((row, holder)) = found else { return Ok(None) };
    let dead = row.revoked_at.is_some() || row.expires_at <= now || row.last_seen_at + idle <= now;
    if dead || !holder.user.active {
        return Ok(None);
    }
    let actor = actor_of_holder(&holder)?;
    let user = holder.user;
    let ends = row.expires_at;
    if now - row.last_seen_at > TOUCH {
        app.db().write(move |conn| Ok::<_, Failure>(sessions::touch(conn, &hash, now, ends)?)).await?;
    }
    Ok(Some(SignedIn {
        actor,
        csrf,
        session_id: SessionId(row.id),
        expires_at: row.expires_at,
        login: user.login,
        display_name: user.display_name,
        must_change: user.must_change,
    }))
}

/// Ends a session.
///
/// # Errors
/// A failure of the database.
pub async fn sign_out(app: &Casework, token: &str) -> Result<(), Failure> {
    let hash = sha256_hex(token);
    let now = app.now();
    app.db()
        .write(move |conn| {
            if let Some(row) = sessions::by_token(conn, &hash)? {
                sessions::revoke(conn, row.id, now)?;
            }
            Ok(())
        })
        .await
}
