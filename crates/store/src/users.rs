//! Users.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::error::{Result, StoreError};
use crate::schema::users;
use crate::types::{At, Id, MaybeId};

/// A person who signs in.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = users, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct UserRow {
    /// The user.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Sign-in name, folded by the caller; unique.
    pub login: String,
    /// Name shown.
    pub display_name: String,
    /// Unit (đơn vị).
    pub unit: String,
    /// Title (chức vụ).
    pub title: String,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Key of the role.
    pub role: String,
    /// Code of the province.
    pub province: String,
    /// The commune of a commune officer.
    pub commune_code: Option<String>,
    /// The agency of an agency officer.
    #[diesel(serialize_as = MaybeId)]
    pub agency_id: Option<Uuid>,
    /// PHC string; none when no password is set.
    pub password_hash: Option<String>,
    /// Whether the password must be changed at the next sign-in.
    pub must_change: bool,
    /// Whether they may sign in.
    pub active: bool,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Version of the row, for If-Match.
    pub version: i64,
}

keyed!(users, UserRow);
versioned!(users, UserRow);

/// The user with a folded sign-in name.
pub fn by_login(c: &mut Conn, login: &str) -> Result<Option<UserRow>> {
    Ok(users::table.filter(users::login.eq(login)).select(UserRow::as_select()).first(c).optional()?)
}

/// All users of a province, or of all, by sign-in name.
pub fn list(c: &mut Conn, province: Option<&str>) -> Result<Vec<UserRow>> {
    let mut query = users::table.into_boxed();
    if let Some(code) = province {
        query = query.filter(users::province.eq(code.to_owned()));
    }
    Ok(query.order(users::login).select(UserRow::as_select()).load(c)?)
}

/// Keeps a new password; the version moves so that an open form notices.
pub fn set_password(c: &mut Conn, id: Uuid, hash: &str, must_change: bool, at: Instant) -> Result<()> {
    let changed = diesel::update(users::table.find(Id(id)))
        .set((
            users::password_hash.eq(hash),
            users::must_change.eq(must_change),
            users::updated_at.eq(At(at)),
            users::version.eq(users::version + 1),
        ))
        .execute(c)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
