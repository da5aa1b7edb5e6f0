//! What was done outside the case streams: users, agencies, settings, exports.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::keyed;
use crate::error::Result;
use crate::schema::audit;
use crate::types::{At, Id, Json};

/// One act of an admin or of the system.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = audit, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct AuditRow {
    /// The entry.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// When.
    #[diesel(serialize_as = At)]
    pub at: Instant,
    /// Who.
    #[diesel(serialize_as = Json)]
    pub actor: Value,
    /// Key of the act.
    pub action: String,
    /// What it was done to.
    pub object: String,
    /// Particulars, without personal data.
    #[diesel(serialize_as = Json)]
    pub detail: Value,
}

keyed!(audit, AuditRow);

/// The newest entries about an object, or about all; 200 at most.
pub fn list(c: &mut Conn, object: Option<&str>, limit: i64) -> Result<Vec<AuditRow>> {
    let mut query = audit::table.into_boxed();
    if let Some(object) = object {
        query = query.filter(audit::object.eq(object.to_owned()));
    }
    Ok(query
        .order((audit::at.desc(), audit::id.desc()))
        .limit(crate::page::limit(limit))
        .select(AuditRow::as_select())
        .load(c)?)
}
