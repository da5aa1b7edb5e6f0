//! A way back for who forgot the password: an administrator gives one for a single sign-in.

use super::users::{problem, record};
use crate::app::Casework;
use crate::auth::hash;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Role, act, authorise};
use domain::ids::UserId;
use store::{sessions, users};

/// Letters and digits that nobody takes for one another when they are read aloud.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Letters of a password; each has 31 choices, so 20 of them are 99 bits.
const LENGTH: usize = 20;

/// A password for one sign-in, in groups of five.
fn one_time_password() -> Result<String, Failure> {
    let mut letters = Vec::with_capacity(LENGTH);
    while letters.len() < LENGTH {
        let mut bytes = [0_u8; 64];
        getrandom::fill(&mut bytes).map_err(|e| Failure::Internal(format!("randomness: {e}")))?;
        // Bytes past the last whole round of the letters would make some letters likelier than others.
        let even = bytes.iter().map(|b| usize::from(*b)).filter(|b| *b < 256 - 256 % LETTERS.len());
        letters.extend(even.filter_map(|b| LETTERS.get(b % LETTERS.len())).map(|l| char::from(*l)));
    }
    letters.truncate(LENGTH);
    let groups = letters.chunks(5).map(|group| group.iter().collect::<String>());
    Ok(groups.collect::<Vec<_>>().join("-"))
}

/// Gives a user a new password that must be changed at the next sign-in, and ends every session of that user. It is
/// answered this once: only its hash is kept, and neither log nor audit holds it.
///
/// # Errors
/// [`Failure::Denied`] for who is no administrator; [`Failure::NotFound`] for an unknown user; [`Failure::Invalid`]
/// for an administrator who means himself: the own password is changed where the present one is asked.
pub async fn reset_password(app: &Casework, ctx: Context, id: UserId) -> Result<String, Failure> {
    // The system itself mends the account of the last administrator from the command line.
    if ctx.actor.role != Role::System {
        authorise::<act::ManageUsers>(&ctx.actor)?;
    }
    if ctx.actor.user == Some(id) {
        return Err(problem(
            "/user",
            "own_account",
            "Không thể tự cấp lại mật khẩu của mình; hãy đổi ở mục Mật khẩu.",
            "You cannot reset your own password; change it under Password.",
        ));
    }
    let secret = one_time_password()?;
    let hashed = hash(app, secret.clone()).await?;
    let (now, audit_id) = (app.now(), app.id());
    app.db()
        .write(move |conn| {
            let row = users::get(conn, id.0)?;
            ctx.read_version(row.version)?;
            users::set_password(conn, id.0, &hashed, true, now)?;
            sessions::revoke_all(conn, id.0, now)?;
            record(conn, &ctx, audit_id, now, "user.password_reset", &row)
        })
        .await?;
    Ok(secret)
}

/// The user with this login, however it is written.
///
/// # Errors
/// [`Failure::NotFound`] when there is none.
pub async fn user_by_login(app: &Casework, ctx: Context, login: &str) -> Result<UserId, Failure> {
    if ctx.actor.role != Role::System {
        authorise::<act::ReadUsers>(&ctx.actor)?;
    }
    let login = login.trim().to_lowercase();
    let found = app.db().read(move |conn| Ok::<_, Failure>(users::by_login(conn, &login)?)).await?;
    found.map(|u| UserId(u.id)).ok_or(Failure::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_enough_and_never_the_same() {
        let (one, other) = (one_time_password().unwrap(), one_time_password().unwrap());
        assert_eq!(one.len(), LENGTH + 3, "{one}");
        assert_ne!(one, other);
    }
}
