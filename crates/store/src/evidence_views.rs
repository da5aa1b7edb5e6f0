//! Who looked at personal and medical evidence.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::keyed;
use crate::error::Result;
use crate::schema::evidence_views;
use crate::types::{At, Id, MaybeId};

/// One look.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = evidence_views, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct EvidenceViewRow {
    /// The entry.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// The item.
    #[diesel(serialize_as = Id)]
    pub evidence_id: Uuid,
    /// When.
    #[diesel(serialize_as = At)]
    pub at: Instant,
    /// Who.
    #[diesel(serialize_as = MaybeId)]
    pub user_id: Option<Uuid>,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Key of the role.
    pub role: String,
    /// `item`, `file` or `thumbnail`.
    pub what: String,
}

keyed!(evidence_views, EvidenceViewRow);

/// The last looks at an item, newest first, and how many there were.
pub fn of_item(c: &mut Conn, evidence: Uuid, limit: i64) -> Result<(Vec<EvidenceViewRow>, i64)> {
    let all = evidence_views::table.filter(evidence_views::evidence_id.eq(Id(evidence)));
    let count = all.count().get_result(c)?;
    let rows =
        all.order(evidence_views::id.desc()).limit(limit).select(EvidenceViewRow::as_select()).load(c)?;
    Ok((rows, count))
}
