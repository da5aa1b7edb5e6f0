//! API tokens of systems.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::TextList;
use crate::conn::Conn;
use crate::crud::keyed;
use crate::error::Result;
use crate::schema::tokens;
use crate::types::{At, Id, MaybeAt};

/// An API token; its holder alone knows it.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = tokens, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct TokenRow {
    /// The token.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// SHA-256 of the token, in hex; unique.
    pub token_hash: String,
    /// What it is for.
    pub name: String,
    /// On whose behalf it acts.
    #[diesel(serialize_as = Id)]
    pub user_id: Uuid,
    /// What it may do.
    pub scopes: TextList,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it ends.
    #[diesel(serialize_as = MaybeAt)]
    pub expires_at: Option<Instant>,
    /// When it was ended early.
    #[diesel(serialize_as = MaybeAt)]
    pub revoked_at: Option<Instant>,
    /// When it was last used, roughly.
    #[diesel(serialize_as = MaybeAt)]
    pub last_used_at: Option<Instant>,
}

keyed!(tokens, TokenRow);

/// The tokens of a user, or of all, newest first.
pub fn list(c: &mut Conn, user: Option<Uuid>) -> Result<Vec<TokenRow>> {
    let mut query = tokens::table.into_boxed();
    if let Some(user) = user {
        query = query.filter(tokens::user_id.eq(Id(user)));
    }
    Ok(query.order((tokens::created_at.desc(), tokens::id.desc())).select(TokenRow::as_select()).load(c)?)
}

/// Ends a token; false when it was ended before or is unknown.
pub fn revoke(c: &mut Conn, id: Uuid, at: Instant) -> Result<bool> {
    let open = tokens::table.find(Id(id)).filter(tokens::revoked_at.is_null());
    Ok(diesel::update(open).set(tokens::revoked_at.eq(At(at))).execute(c)? == 1)
}

/// Notes that a token is in use.
pub fn touch(c: &mut Conn, id: Uuid, at: Instant) -> Result<()> {
    diesel::update(tokens::table.find(Id(id))).set(tokens::last_used_at.eq(At(at))).execute(c)?;
    Ok(())
}
