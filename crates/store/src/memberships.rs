//! Who acts for which enterprise.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::dialect::upsert;
use crate::error::Result;
use crate::schema::memberships;
use crate::text_key::text_key;
use crate::types::{At, Id, MaybeAt, MaybeId};

text_key! {
    /// Whether a membership is granted.
    MembershipState {
        /// Asked for.
        Requested = "requested",
        /// Granted.
        Approved = "approved",
        /// Refused or ended.
        Revoked = "revoked",
    }
}

/// A person of an enterprise.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = memberships, primary_key(user_id, enterprise_id), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct MembershipRow {
    /// The person.
    #[diesel(serialize_as = Id)]
    pub user_id: Uuid,
    /// The enterprise.
    #[diesel(serialize_as = Id)]
    pub enterprise_id: Uuid,
    /// Whether it is granted.
    pub state: MembershipState,
    /// Whether they may add others.
    pub is_admin: bool,
    /// When they asked.
    #[diesel(serialize_as = At)]
    pub requested_at: Instant,
    /// When it was granted or ended.
    #[diesel(serialize_as = MaybeAt)]
    pub decided_at: Option<Instant>,
    /// Who granted or ended it.
    #[diesel(serialize_as = MaybeId)]
    pub decided_by: Option<Uuid>,
}

/// Adds or replaces a membership.
pub fn put(c: &mut Conn, row: &MembershipRow) -> Result<()> {
    upsert!(c, memberships::table, (memberships::user_id, memberships::enterprise_id), row.clone())?;
    Ok(())
}

/// The membership of a person in an enterprise.
pub fn get(c: &mut Conn, user: Uuid, enterprise: Uuid) -> Result<Option<MembershipRow>> {
    let found = memberships::table.find((Id(user), Id(enterprise)));
    Ok(found.select(MembershipRow::as_select()).first(c).optional()?)
}

/// The memberships of a person.
pub fn of_user(c: &mut Conn, user: Uuid) -> Result<Vec<MembershipRow>> {
    Ok(memberships::table
        .filter(memberships::user_id.eq(Id(user)))
        .order(memberships::enterprise_id)
        .select(MembershipRow::as_select())
        .load(c)?)
}

/// The people of an enterprise.
pub fn of_enterprise(c: &mut Conn, enterprise: Uuid) -> Result<Vec<MembershipRow>> {
    Ok(memberships::table
        .filter(memberships::enterprise_id.eq(Id(enterprise)))
        .order((memberships::requested_at, memberships::user_id))
        .select(MembershipRow::as_select())
        .load(c)?)
}

/// All memberships in a state, oldest first.
pub fn in_state(c: &mut Conn, state: MembershipState) -> Result<Vec<MembershipRow>> {
    Ok(memberships::table
        .filter(memberships::state.eq(state))
        .order((memberships::requested_at, memberships::user_id))
        .select(MembershipRow::as_select())
        .load(c)?)
}
