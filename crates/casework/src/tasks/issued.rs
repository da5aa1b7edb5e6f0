//! A task whose document was issued is done.

use crate::app::Now;
use crate::failure::Failure;
use domain::case::{Case, IssuedDocument, quick_report_issued};
use domain::words::{TaskKind, TaskOutcome as Outcome};
use store::{Conn, TaskState, tasks};

/// The quick report to the ministry was issued: the task that asks for it is done.
pub(crate) fn document_issued(
    conn: &mut Conn,
    now: &Now,
    case: &Case,
    document: &IssuedDocument,
) -> Result<(), Failure> {
    if document.kind != TaskKind::QuickReport.as_str() || quick_report_issued(case).is_none() {
        return Ok(());
    }
    let of_it = tasks::of_case(conn, case.id.0)?.into_iter();
    for mut row in of_it.filter(|t| t.kind == document.kind && t.state == TaskState::Open) {
        let read_at = row.version;
        row.state = TaskState::Done;
        row.done_at = Some(now.at);
        row.done_by = Some(now.actor.name.clone());
        row.outcome = Some(Outcome::Done.as_str().to_owned());
        row.note = Some(format!("Đã phát hành văn bản số {}", document.cited()));
        tasks::update(conn, &row, read_at)?;
    }
    Ok(())
}
