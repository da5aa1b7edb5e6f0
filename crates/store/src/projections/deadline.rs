//! A deadline in lists.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::schema::deadlines;
use crate::types::{Id, MaybeAt};

/// A term (thời hạn) of a case, derived; never the truth.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = deadlines, primary_key(case_id, kind, reference), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct DeadlineRow {
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Key of the kind.
    pub kind: String,
    /// What it is about, when a case has several of a kind.
    pub reference: String,
    /// Last day, rolled; day terms.
    pub due: Option<NaiveDate>,
    /// Last moment; clock terms.
    #[diesel(serialize_as = MaybeAt)]
    pub due_at: Option<Instant>,
    /// Day of the alarm, not rolled.
    pub alarm_on: Option<NaiveDate>,
    /// Moment of the alarm; clock terms.
    #[diesel(serialize_as = MaybeAt)]
    pub alarm_at: Option<Instant>,
    /// Key of the state.
    pub state: String,
    /// Key of the rule that set it.
    pub rule: String,
}
