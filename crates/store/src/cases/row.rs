//! A case as lists show it.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::TextList;
use crate::schema::cases;
use crate::types::{At, Id, MaybeAt, MaybeId};

/// One case, derived from its events.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = cases, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct CaseRow {
    /// The case; also its event stream.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Code of the province that keeps it.
    pub province: String,
    /// Its number, unique.
    pub number: String,
    /// Year of the number.
    pub year: i32,
    /// Running number in province and year.
    pub seq: i64,
    /// Key of the stage.
    pub stage: String,
    /// Key of the event class (loại vụ).
    pub class: String,
    /// Whether the class may still change.
    pub provisional: bool,
    /// Key of the level of the investigation team (Đoàn điều tra).
    pub team_level: String,
    /// Code of the commune of the accident.
    pub commune_code: String,
    /// The place in words.
    pub place_text: String,
    /// The employer, when known here.
    #[diesel(serialize_as = MaybeId)]
    pub enterprise_id: Option<Uuid>,
    /// The employer's name as reported.
    pub employer_name: String,
    /// The employer's tax code as reported.
    pub employer_tax_code: Option<String>,
    /// Day of the accident in Vietnam.
    pub occurred_on: NaiveDate,
    /// Moment of the accident, when known.
    #[diesel(serialize_as = MaybeAt)]
    pub occurred_at: Option<Instant>,
    /// When the first report was received; never moves.
    #[diesel(serialize_as = At)]
    pub first_received_at: Instant,
    /// The day of the next deadline (rolled); set for clock terms too.
    pub next_due: Option<NaiveDate>,
    /// The moment of the next deadline, when it is a clock term.
    #[diesel(serialize_as = MaybeAt)]
    pub next_due_at: Option<Instant>,
    /// Key of the next deadline.
    pub next_due_kind: Option<String>,
    /// The inspector in charge.
    #[diesel(serialize_as = MaybeId)]
    pub assigned_to: Option<Uuid>,
    /// Victims who died.
    pub deaths: i32,
    /// Victims seriously hurt.
    pub serious: i32,
    /// Victims lightly hurt.
    pub light: i32,
    /// All victims.
    pub victims_total: i32,
    /// Kinds of the reports on file.
    pub sources: TextList,
    /// The case that took this one over.
    #[diesel(serialize_as = MaybeId)]
    pub merged_into: Option<Uuid>,
    /// Folded text for search, each word after a space, a word of somebody's name after [`super::NAMED`].
    pub search: String,
    /// Version of the case stream.
    pub version: i64,
    /// When the case was opened.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When its last event happened.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Keys of the agencies that the law gives a seat in the team that sits now; [`super::OWN_TEAM`] where the team is the
    /// employer's own.
    pub team_seats: TextList,
}
