//! Pages of lists.

use super::alert::AlertAnswer;
use super::case_row::CaseRowAnswer;
use serde::Serialize;
use utoipa::ToSchema;

/// A page of the list of cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct CasePageAnswer {
    /// Rows.
    pub items: Vec<CaseRowAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}

/// A page of the list of alerts.
#[derive(Debug, Serialize, ToSchema)]
pub struct AlertPage {
    /// Rows.
    pub items: Vec<AlertAnswer>,
    /// Cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// Rows in all.
    pub total: i64,
}
