//! A file at the police, in lists.

use chrono::NaiveDate;
use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::schema::police_files;
use crate::types::{At, Id, MaybeAt};

/// One hand-over of a file to the police, and what is awaited since.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = police_files, primary_key(case_id, ordinal), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct PoliceFileRow {
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Which hand-over of the case, from 1.
    pub ordinal: i32,
    /// Province that keeps the case.
    pub province: String,
    /// Number of the case.
    pub case_number: String,
    /// Key of the event class.
    pub class: String,
    /// Employer of the accident.
    pub employer_name: String,
    /// The place in words.
    pub place_text: String,
    /// Investigating body.
    pub body: String,
    /// When the file was handed over.
    #[diesel(serialize_as = At)]
    pub handed_at: Instant,
    /// Number of the record of hand-over.
    pub record_number: Option<String>,
    /// What was handed over, as JSON.
    pub items: String,
    /// Records of hand-over to the police that their side has not confirmed.
    pub unconfirmed: i32,
    /// Key of where it stands.
    pub state: String,
    /// Number of the ruling.
    pub ruling_number: Option<String>,
    /// Day of the ruling.
    pub ruled_on: Option<NaiveDate>,
    /// Key of the term that runs for the police.
    pub awaited: Option<String>,
    /// Its last day.
    pub due: Option<NaiveDate>,
    /// Last day of the team's letter of opinion, while it is owed.
    pub opinion_due: Option<NaiveDate>,
    /// When that letter was sent.
    #[diesel(serialize_as = MaybeAt)]
    pub opinion_at: Option<Instant>,
    /// The earliest of these last days; far away when nothing is awaited.
    pub next_due: NaiveDate,
    /// When the file came back.
    #[diesel(serialize_as = MaybeAt)]
    pub returned_at: Option<Instant>,
    /// Folded text for search, padded with spaces.
    pub search: String,
}
