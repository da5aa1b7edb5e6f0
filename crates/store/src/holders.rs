//! Who holds a session or a token: asked at every request, so in one query.

use diesel::prelude::*;
use uuid::Uuid;

use crate::conn::Conn;
use crate::error::Result;
use crate::memberships::MembershipState;
use crate::schema::{memberships, sessions, tokens, users};
use crate::sessions::SessionRow;
use crate::tokens::TokenRow;
use crate::users::UserRow;

/// A person, the enterprises they were granted to act for, and those they applied for.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// The person.
    pub user: UserRow,
    /// The enterprises.
    pub enterprises: Vec<Uuid>,
    /// Enterprises that they have applied for.
    pub requested: Vec<Uuid>,
}

/// The session of a token and who holds it, ended or not; the caller judges its times.
pub fn of_session(c: &mut Conn, token_hash: &str) -> Result<Option<(SessionRow, Holder)>> {
    let standing = memberships::user_id.eq(users::id).and(memberships::state.ne(MembershipState::Revoked));
    let rows = sessions::table
        .inner_join(users::table)
        .left_join(memberships::table.on(standing))
        .filter(sessions::token_hash.eq(token_hash))
        .order(memberships::enterprise_id)
        .select((
            SessionRow::as_select(),
            UserRow::as_select(),
            memberships::enterprise_id.nullable(),
            memberships::state.nullable(),
        ))
        .load(c)?;
    Ok(gathered(rows))
}

/// The API token with a hash and who holds it, ended or not; the caller judges its times.
pub fn of_token(c: &mut Conn, token_hash: &str) -> Result<Option<(TokenRow, Holder)>> {
    let standing = memberships::user_id.eq(users::id).and(memberships::state.ne(MembershipState::Revoked));
    let rows = tokens::table
        .inner_join(users::table)
        .left_join(memberships::table.on(standing))
        .filter(tokens::token_hash.eq(token_hash))
        .order(memberships::enterprise_id)
        .select((
            TokenRow::as_select(),
            UserRow::as_select(),
            memberships::enterprise_id.nullable(),
            memberships::state.nullable(),
        ))
        .load(c)?;
    Ok(gathered(rows))
}

/// One row per enterprise, or one without any.
fn gathered<K>(rows: Vec<(K, UserRow, Option<Uuid>, Option<MembershipState>)>) -> Option<(K, Holder)> {
    let in_state = |wanted| {
        let of_state = rows.iter().filter(move |(_, _, _, state)| *state == Some(wanted));
        of_state.filter_map(|(_, _, enterprise, _)| *enterprise).collect::<Vec<_>>()
    };
    let enterprises = in_state(MembershipState::Approved);
    let requested = in_state(MembershipState::Requested);
    let (key, user, _, _) = rows.into_iter().next()?;
    Some((key, Holder { user, enterprises, requested }))
}
