//! Tasks that are no longer asked for.

use crate::failure::Failure;
use domain::case::Case;
use domain::words::TaskKind;
use store::{Conn, TaskRow, TaskState, tasks};

/// Those of these tasks that are open are withdrawn.
pub(super) fn withdraw(conn: &mut Conn, these: impl IntoIterator<Item = TaskRow>) -> Result<(), Failure> {
    for mut task in these.into_iter().filter(|t| t.state == TaskState::Open) {
        let read_at = task.version;
        task.state = TaskState::Withdrawn;
        tasks::update(conn, &task, read_at)?;
    }
    Ok(())
}

/// Open tasks of a kind about a case, other than those asked for now, are withdrawn.
pub(super) fn withdraw_others(
    conn: &mut Conn,
    case: &Case,
    kind: TaskKind,
    wanted: &[String],
) -> Result<(), Failure> {
    let other = |t: &TaskRow| t.kind == kind.as_str() && !wanted.contains(&t.dedupe);
    let others: Vec<TaskRow> = tasks::of_case(conn, case.id.0)?.into_iter().filter(other).collect();
    withdraw(conn, others)
}
