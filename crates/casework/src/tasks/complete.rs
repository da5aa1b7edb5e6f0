//! Recording what came of a task.

use super::list::{TaskView, authorise_task, view};
use crate::alerts::called;
use crate::app::Casework;
use crate::context::Context;
use crate::failure::{Failure, StaleChange};
use crate::once::once;
use domain::access::act;
use domain::case::Refusal;
use domain::ids::{AlertId, TaskId};
use domain::value::FieldError;
use domain::words::{Localized, TaskKind, TaskOutcome as Outcome};
use store::{TaskState, tasks};

/// What the person records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDone {
    /// What came of it.
    pub outcome: Outcome,
    /// Of a call that confirmed: name of who answered.
    pub name: Option<String>,
    /// Of a call that confirmed: unit of who answered.
    pub unit: Option<String>,
    /// What else is to be said.
    pub note: Option<String>,
}

/// Records the outcome. A call that confirmed stops the ladder of its alert; any other lets it climb on.
///
/// # Errors
/// [`Failure::NotFound`] for a task of another province; [`Failure::Stale`] when somebody else recorded first;
/// [`Failure::Invalid`] when a call confirmed and nobody is named.
pub async fn complete(app: &Casework, ctx: Context, id: TaskId, done: TaskDone) -> Result<TaskView, Failure> {
    let now = app.now();
    app.db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let mut row = tasks::get(conn, id.0)?;
                authorise_task::<act::CompleteTask>(&ctx.actor, &row)?;
                let expected = ctx.if_match.ok_or(Failure::IfMatchRequired)?;
                if expected != row.version {
                    return Err(stale(&row, expected));
                }
                if row.state != TaskState::Open {
                    return Err(Failure::Refused(Refusal::rule(
                        "task_over",
                        "Việc này đã được ghi kết quả hoặc không còn cần.",
                        "The outcome of this task is recorded already, or it is no longer needed.",
                        "",
                    )));
                }
                let call = row.kind == TaskKind::PhoneCall.as_str();
                check(call, &done)?;
                row.state = TaskState::Done;
                row.done_at = Some(now);
                row.done_by = Some(ctx.actor.name.clone());
                row.outcome = Some(done.outcome.as_str().to_owned());
                row.note = done.note.clone();
                tasks::update(conn, &row, expected)?;
                // After the task is done: a confirmation withdraws only the calls that are still open.
                if let (true, Some(alert)) = (call, row.alert_id) {
                    called(conn, &ctx.actor, AlertId(alert), &done, now)?;
                }
                Ok(row.id)
            })
        })
        .await?;
    app.db().read(move |conn| view(tasks::get(conn, id.0)?)).await
}

fn stale(row: &store::TaskRow, expected: i64) -> Failure {
    let change = StaleChange {
        version: row.version,
        kind: row.outcome.clone().unwrap_or_else(|| row.state.as_str().to_owned()),
        by: row.done_by.clone().unwrap_or_default(),
        at: row.done_at.unwrap_or(row.created_at),
        event: None,
    };
    Failure::Stale { expected, actual: row.version, changes: vec![change] }
}

fn check(call: bool, done: &TaskDone) -> Result<(), Failure> {
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|t| t.trim().is_empty());
    let mut problems = Vec::new();
    if call && done.outcome == Outcome::Done {
        for (pointer, value, vi, en) in [
            ("/name", &done.name, "Nhập họ và tên người đã xác nhận.", "Type the name of who confirmed."),
            ("/unit", &done.unit, "Nhập đơn vị của người đã xác nhận.", "Type the unit of who confirmed."),
        ] {
            if blank(value) {
                problems.push(FieldError {
                    pointer: pointer.to_owned(),
                    code: "required",
                    message: Localized::new(vi, en),
                });
            }
        }
    }
    let needs_note = !call || done.outcome == Outcome::Refused;
    if needs_note && blank(&done.note) {
        problems.push(FieldError {
            pointer: "/note".to_owned(),
            code: "required",
            message: Localized::new("Ghi ngắn gọn kết quả.", "Say in a few words what came of it."),
        });
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Invalid(problems)) }
}
