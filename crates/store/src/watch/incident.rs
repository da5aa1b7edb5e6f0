//! What is wrong, since when, and whether a person was told.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use crate::conn::Conn;
use crate::dialect::insert_new;
use crate::error::Result;
use crate::schema::incidents;
use crate::types::{At, Id, Json, MaybeAt};

/// Something that a person must see to (sự cố).
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = incidents, treat_none_as_null = true)]
pub struct IncidentRow {
    /// The incident.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Key of the kind.
    pub kind: String,
    /// What it is about: a channel, a process, a case; one open incident per kind and subject.
    pub subject: String,
    /// When it was first seen.
    #[diesel(serialize_as = At)]
    pub opened_at: Instant,
    /// When it was last seen.
    #[diesel(serialize_as = At)]
    pub last_seen_at: Instant,
    /// When it was over.
    #[diesel(serialize_as = MaybeAt)]
    pub closed_at: Option<Instant>,
    /// When a person was last told.
    #[diesel(serialize_as = MaybeAt)]
    pub told_at: Option<Instant>,
    /// Keys of the channels by which, separated by commas.
    pub told_by: Option<String>,
    /// The `dedupe` of that message.
    pub told_key: Option<String>,
    /// Ids, counts and moments; no personal data.
    #[diesel(serialize_as = Json)]
    pub detail: Value,
}

/// Opens an incident; false when there is an open one of the same kind and subject.
pub fn open_incident(c: &mut Conn, row: &IncidentRow) -> Result<bool> {
    Ok(insert_new!(c, incidents::table, row.clone())? == 1)
}

/// Replaces a row.
pub fn update_incident(c: &mut Conn, row: &IncidentRow) -> Result<()> {
    diesel::update(incidents::table.find(Id(row.id))).set(row.clone()).execute(c)?;
    Ok(())
}

/// Open incidents, the oldest first.
pub fn open_incidents(c: &mut Conn) -> Result<Vec<IncidentRow>> {
    Ok(incidents::table
        .filter(incidents::closed_at.is_null())
        .order((incidents::opened_at, incidents::id))
        .select(IncidentRow::as_select())
        .load(c)?)
}

/// Incidents that are over, the latest first.
pub fn closed_incidents(c: &mut Conn, limit: i64) -> Result<Vec<IncidentRow>> {
    Ok(incidents::table
        .filter(incidents::closed_at.is_not_null())
        .order((incidents::closed_at.desc(), incidents::id.desc()))
        .limit(crate::page::limit(limit))
        .select(IncidentRow::as_select())
        .load(c)?)
}
