//! A task about a case, as the sweep opens it.

use super::content::TaskContent;
use crate::app::{Casework, Now};
use domain::case::Case;
use domain::time::Instant;
use domain::words::{TaskKind, Urgency};
use serde_json::json;
use store::{TaskRow, TaskState};

/// The row of a task about a case; `key` makes it one, however often it is asked for.
pub(crate) fn case_task(
    app: &Casework,
    now: &Now,
    case: &Case,
    kind: TaskKind,
    key: &str,
    due: Instant,
    content: &TaskContent,
) -> TaskRow {
    TaskRow {
        id: app.id(),
        province: case.province.clone(),
        kind: kind.as_str().to_owned(),
        state: TaskState::Open,
        urgency: Urgency::of(case.class()).as_str().to_owned(),
        case_id: Some(case.id.0),
        alert_id: None,
        drill_id: None,
        content: json!(content),
        dedupe: key.to_owned(),
        created_at: now.at,
        due_at: due,
        done_at: None,
        done_by: None,
        outcome: None,
        note: None,
        version: 1,
    }
}
