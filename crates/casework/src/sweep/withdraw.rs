//! Tasks that are no longer asked for.

use crate::failure::Failure;
use domain::case::Case;
use domain::words::TaskKind;
use store::{Conn, TaskState, tasks};

/// Open tasks of a kind about a case, other than those asked for now, are withdrawn.
pub(super) fn withdraw_others(
    conn: &mut Conn,
    case: &Case,
    kind: TaskKind,
    wanted: &[String],
) -> Result<(), Failure> {
    for mut task in tasks::of_case(conn, case.id.0)? {
        let mine = task.kind == kind.as_str() && task.state == TaskState::Open;
        if mine && !wanted.contains(&task.dedupe) {
            let read_at = task.version;
            task.state = TaskState::Withdrawn;
            tasks::update(conn, &task, read_at)?;
        }
    }
    Ok(())
}
