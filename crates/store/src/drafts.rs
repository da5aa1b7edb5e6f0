//! Drafts of forms.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::error::Result;
use crate::schema::drafts;
use crate::types::{At, Id, Json};

/// A form that its owner has not sent yet.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = drafts, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct DraftRow {
    /// The draft.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The user, or the id of an anonymous filer.
    #[diesel(serialize_as = Id)]
    pub owner: Uuid,
    /// Key of the form.
    pub kind: String,
    /// What is filled in so far.
    #[diesel(serialize_as = Json)]
    pub body: Value,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Version of the row, for If-Match.
    pub version: i64,
}

keyed!(drafts, DraftRow);
versioned!(drafts, DraftRow);

/// The drafts of an owner, last touched first.
pub fn of_owner(c: &mut Conn, owner: Uuid) -> Result<Vec<DraftRow>> {
    Ok(drafts::table
        .filter(drafts::owner.eq(Id(owner)))
        .order((drafts::updated_at.desc(), drafts::id.desc()))
        .select(DraftRow::as_select())
        .load(c)?)
}

/// Throws a draft away; false when there is none.
pub fn remove(c: &mut Conn, id: Uuid) -> Result<bool> {
    Ok(diesel::delete(drafts::table.find(Id(id))).execute(c)? == 1)
}

/// Throws away drafts not touched since a moment; gives how many.
pub fn purge(c: &mut Conn, before: Instant) -> Result<usize> {
    Ok(diesel::delete(drafts::table.filter(drafts::updated_at.lt(At(before)))).execute(c)?)
}
