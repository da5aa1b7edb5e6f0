//! What is asked of a list of cases.

use chrono::NaiveDate;
use domain::time::Instant;
use uuid::Uuid;

use super::scope::Scope;

/// The order of a list; the id breaks ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// First receipt.
    #[default]
    Received,
    /// Day of the accident.
    Occurred,
    /// Day of the next deadline; cases without one come last either way.
    Due,
    /// Year and running number.
    Number,
    /// Last event.
    Updated,
}

/// What is asked of a list of cases. Empty fields ask for nothing; the three scopes start as "none".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CaseFilter {
    /// What the caller may see; always applied.
    pub scope: Scope,
    /// Where the caller reads victims by name, and may search for them.
    pub names: Scope,
    /// Where the caller reads findings before they are announced. Elsewhere a case that is concluded counts and shows as
    /// still investigated (Nghị định 39/2016/NĐ-CP Điều 12).
    pub findings: Scope,
    /// Kept by any of these provinces.
    pub provinces: Vec<String>,
    /// Happened in this commune.
    pub commune: Option<String>,
    /// Employer.
    pub enterprise: Option<Uuid>,
    /// In any of these stages.
    pub stages: Vec<String>,
    /// Of any of these classes.
    pub classes: Vec<String>,
    /// Level of the team.
    pub team_level: Option<String>,
    /// Inspector in charge.
    pub assigned_to: Option<Uuid>,
    /// Happened on this day or later.
    pub occurred_from: Option<NaiveDate>,
    /// Happened on this day or earlier.
    pub occurred_to: Option<NaiveDate>,
    /// First received at this moment or later.
    pub received_from: Option<Instant>,
    /// First received before this moment.
    pub received_to: Option<Instant>,
    /// Next deadline before this day.
    pub due_before: Option<NaiveDate>,
    /// Next deadline passed at this moment.
    pub overdue_at: Option<Instant>,
    /// Folded words, all of which must begin some word of the case: lower case, no marks, letters and digits only.
    pub tokens: Vec<String>,
    /// The order.
    pub sort: SortBy,
    /// From the greatest down.
    pub descending: bool,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 200 at most; 0 for the default.
    pub limit: i64,
}
