//! The own application: the applicant sees at the next sign-in how it was decided, and why.

use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Actor, Denied, act, authorise};
use domain::time::Instant;
use store::{RegistrationState, registrations, users};

/// The own account and application.
#[derive(Debug, Clone)]
pub struct OwnRegistration {
    /// Login.
    pub login: String,
    /// Tax code as written.
    pub tax_code: String,
    /// Name of the enterprise as written.
    pub enterprise: String,
    /// Where it stands.
    pub state: RegistrationState,
    /// When it was made.
    pub requested_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
}

/// Reads the own application; whoever reads how it was decided has been told.
///
/// # Errors
/// [`Failure::Denied`] when nobody is signed in.
pub async fn own(app: &Casework, ctx: Context) -> Result<Option<OwnRegistration>, Failure> {
    authorise::<act::OwnSession>(&ctx.actor)?;
    let id = ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?.0;
    let found = app
        .db()
        .read(move |conn| {
            let Some(row) = registrations::of_user(conn, id)? else { return Ok(None) };
            Ok::<_, Failure>(Some((users::get(conn, id)?.login, row)))
        })
        .await?;
    let Some((login, row)) = found else { return Ok(None) };
    if row.decided_at.is_some() && row.told_at.is_none() {
        let (registration, now) = (row.id, app.now());
        app.db().write(move |conn| Ok::<_, Failure>(registrations::told(conn, registration, now)?)).await?;
    }
    Ok(Some(OwnRegistration {
        login,
        tax_code: row.tax_code,
        enterprise: row.name,
        state: row.state,
        requested_at: row.requested_at,
        decided_at: row.decided_at,
        decided_by: row.decided_by_name,
        reason: row.reason,
    }))
}

/// Has this person an application that waits, or a decision that was not seen yet?
///
/// # Errors
/// A failure of the database.
pub async fn undecided_or_untold(app: &Casework, actor: &Actor) -> Result<bool, Failure> {
    let Some(user) = actor.user else { return Ok(false) };
    app.db()
        .read(move |conn| {
            let own = registrations::of_user(conn, user.0)?;
            Ok(own.is_some_and(|r| r.state == RegistrationState::Requested || r.told_at.is_none()))
        })
        .await
}
