//! One task.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use super::state::TaskState;
use crate::schema::tasks;
use crate::types::{At, Id, Json, MaybeAt, MaybeId};

/// What a person of the department must do (việc cần làm).
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = tasks, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct TaskRow {
    /// The task.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Code of the province whose department does it.
    pub province: String,
    /// Key of the kind.
    pub kind: String,
    /// Where it stands.
    pub state: TaskState,
    /// Key of the haste.
    pub urgency: String,
    /// The case it is about.
    #[diesel(serialize_as = MaybeId)]
    pub case_id: Option<Uuid>,
    /// The alert it is about.
    #[diesel(serialize_as = MaybeId)]
    pub alert_id: Option<Uuid>,
    /// The drill it belongs to.
    #[diesel(serialize_as = MaybeId)]
    pub drill_id: Option<Uuid>,
    /// What to do, in words of both languages.
    #[diesel(serialize_as = Json)]
    pub content: Value,
    /// One task per value.
    pub dedupe: String,
    /// When it arose.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it should be done.
    #[diesel(serialize_as = At)]
    pub due_at: Instant,
    /// When it was done.
    #[diesel(serialize_as = MaybeAt)]
    pub done_at: Option<Instant>,
    /// Who did it.
    pub done_by: Option<String>,
    /// Key of the outcome.
    pub outcome: Option<String>,
    /// What the person added.
    pub note: Option<String>,
    /// Version of the row, for If-Match.
    pub version: i64,
}
