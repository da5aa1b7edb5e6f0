//! Files that were handed to the police.

use super::moment;
use casework::follow_up::PoliceFileItem;
use chrono::NaiveDate;
use serde::Serialize;
use tnld_http::dto::{DeadlineKindWord, EventClassWord, PoliceFileStateWord};
use utoipa::ToSchema;
use uuid::Uuid;

/// One hand-over of a file to the police.
#[derive(Debug, Serialize, ToSchema)]
pub struct PoliceFileAnswer {
    /// The case.
    pub case_id: Uuid,
    /// Which hand-over of the case, from 1.
    pub ordinal: i32,
    /// Number of the case.
    pub case_number: String,
    /// Class.
    pub class: EventClassWord,
    /// Employer of the accident.
    pub employer_name: String,
    /// Place of the accident.
    pub place: String,
    /// Investigating body.
    pub body: String,
    /// When the file was handed over.
    pub handed_at: String,
    /// Number of the record of hand-over.
    pub record_number: Option<String>,
    /// What was handed over; null for who was only informed of it.
    pub items: Option<Vec<String>>,
    /// The reader may open the case.
    pub opens: bool,
    /// Records of hand-over that the receiving side has not confirmed.
    pub unconfirmed: i32,
    /// Where it stands.
    pub state: PoliceFileStateWord,
    /// Number of the ruling.
    pub ruling_number: Option<String>,
    /// Day of the ruling.
    pub ruled_on: Option<NaiveDate>,
    /// The term that runs for the police.
    pub awaited: Option<DeadlineKindWord>,
    /// Its last day.
    pub due: Option<NaiveDate>,
    /// Last day of the team's letter of opinion, while it is owed.
    pub opinion_due: Option<NaiveDate>,
    /// When that letter was sent.
    pub opinion_at: Option<String>,
    /// When the file came back.
    pub returned_at: Option<String>,
    /// One of these terms has passed.
    pub overdue: bool,
}

impl From<PoliceFileItem> for PoliceFileAnswer {
    fn from(file: PoliceFileItem) -> Self {
        let r = file.row;
        Self {
            case_id: r.case_id,
            ordinal: r.ordinal,
            case_number: r.case_number,
            class: r.class.into(),
            employer_name: r.employer_name,
            place: r.place_text,
            body: r.body,
            handed_at: moment(r.handed_at),
            record_number: r.record_number,
            items: file.items,
            opens: file.opens,
            unconfirmed: r.unconfirmed,
            state: r.state.into(),
            ruling_number: r.ruling_number,
            ruled_on: r.ruled_on,
            awaited: r.awaited.map(Into::into),
            due: r.due,
            opinion_due: r.opinion_due,
            opinion_at: r.opinion_at.map(moment),
            returned_at: r.returned_at.map(moment),
            overdue: file.overdue,
        }
    }
}

/// A page of files that were handed to the police.
#[derive(Debug, Serialize, ToSchema)]
pub struct PoliceFilePage {
    /// Rows.
    pub items: Vec<PoliceFileAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}
