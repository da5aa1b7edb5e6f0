//! One drill.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use super::state::DrillState;
use crate::schema::drills;
use crate::types::{At, Id, MaybeAt};

/// A drill of the chain of alerts (diễn tập).
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = drills, treat_none_as_null = true)]
pub struct DrillRow {
    /// The drill; also its event stream.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Code of the province that drills.
    pub province: String,
    /// Code of the commune of the invented accident.
    pub commune_code: String,
    /// That commune in words, as it was named on the day.
    pub place: String,
    /// What whoever started it added.
    pub note: Option<String>,
    /// Where it stands.
    pub state: DrillState,
    /// When it began.
    #[diesel(serialize_as = At)]
    pub started_at: Instant,
    /// Name of who started it.
    pub started_by: String,
    /// When it ended.
    #[diesel(serialize_as = MaybeAt)]
    pub ended_at: Option<Instant>,
    /// Version of the row, for If-Match.
    pub version: i64,
}
