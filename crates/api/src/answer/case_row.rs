//! A row of the list of cases.

use super::moment;
use casework::cases::CaseSummary;
use chrono::NaiveDate;
use serde::Serialize;
use tnld_http::dto::{DeadlineKindWord, EventClassWord, StageKindWord, TeamLevelWord};
use utoipa::ToSchema;
use uuid::Uuid;

/// A row of the list of cases; holds no names of victims.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseRowAnswer {
    /// Id.
    pub id: Uuid,
    /// Number.
    pub number: String,
    /// Stage.
    pub stage: StageKindWord,
    /// Class.
    pub class: EventClassWord,
    /// The class may still change.
    pub provisional: bool,
    /// Who investigates.
    pub level: TeamLevelWord,
    /// Code of the commune of the accident.
    pub commune_code: String,
    /// The place in words.
    pub place: String,
    /// Employer as reported.
    pub employer_name: String,
    /// Tax code as reported.
    pub employer_tax_code: Option<String>,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// First receipt.
    #[schema(format = "date-time")]
    pub first_received_at: String,
    /// Kind of the next term.
    pub next_due_kind: Option<DeadlineKindWord>,
    /// Day of the next term.
    pub next_due: Option<NaiveDate>,
    /// Moment of the next term, when it is counted in hours.
    #[schema(format = "date-time")]
    pub next_due_at: Option<String>,
    /// Officer responsible.
    pub assigned_to: Option<Uuid>,
    /// Dead.
    pub dead: i32,
    /// Seriously hurt.
    pub serious: i32,
    /// Lightly hurt.
    pub light: i32,
    /// Victims in all.
    pub victims: i32,
    /// Version, as in the ETag.
    pub version: i64,
}

impl From<CaseSummary> for CaseRowAnswer {
    fn from(row: CaseSummary) -> Self {
        Self {
            id: row.id,
            number: row.number,
            stage: row.stage.into(),
            class: row.class.into(),
            provisional: row.provisional,
            level: row.team_level.into(),
            commune_code: row.commune_code,
            place: row.place_text,
            employer_name: row.employer_name,
            employer_tax_code: row.employer_tax_code,
            occurred_on: row.occurred_on,
            first_received_at: moment(row.first_received_at),
            next_due_kind: row.next_due_kind.map(Into::into),
            next_due: row.next_due,
            next_due_at: row.next_due_at.map(moment),
            assigned_to: row.assigned_to,
            dead: row.deaths,
            serious: row.serious,
            light: row.light,
            victims: row.victims_total,
            version: row.version,
        }
    }
}
