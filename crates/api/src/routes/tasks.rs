//! What people of the department must do.

use crate::answer::{TaskAnswer, TaskPage};
use crate::ask::Ask;
use crate::query::{PathId, Query};
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::tasks::{self, TaskKind, TaskQuery, TaskState, TaskView};
use domain::access::Action;
use domain::ids::TaskId;
use domain::value::FieldError;
use serde::Deserialize;
use tnld_http::dto::TaskDoneInput;
use tnld_http::preconditions::etag;
use tnld_http::{Fault, JsonBody};
use utoipa::IntoParams;

/// What a list of tasks is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct TaskListParams {
    /// State: `open`, `done` or `withdrawn`.
    state: Option<String>,
    /// Kind: `phone_call`, `undeclared`, `quick_report`, `scene_arrival` or `integrity`.
    kind: Option<String>,
    /// Only about this case.
    case: Option<uuid::Uuid>,
    /// Where the page before ended.
    cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
}

fn unknown(pointer: &str, keys: &[&str]) -> FieldError {
    let keys = keys.join(", ");
    FieldError::new(
        pointer.to_owned(),
        "unknown_word",
        &format!("Chọn một trong các giá trị: {keys}."),
        &format!("Choose one of: {keys}."),
    )
}

fn filter(params: TaskListParams) -> Result<TaskQuery, Fault> {
    let mut problems = Vec::new();
    let state = params.state.filter(|s| !s.is_empty()).map(|s| s.parse::<TaskState>());
    if matches!(state, Some(Err(_))) {
        problems.push(unknown("/state", &["open", "done", "withdrawn"]));
    }
    let kind = params.kind.filter(|k| !k.is_empty()).map(|k| k.parse::<TaskKind>());
    if matches!(kind, Some(Err(_))) {
        let keys: Vec<&str> = TaskKind::ALL.iter().map(|k| k.as_str()).collect();
        problems.push(unknown("/kind", &keys));
    }
    if params.limit.is_some_and(|l| !(1..=200).contains(&l)) {
        problems.push(FieldError::new("/limit", "shape", "Từ 1 đến 200 dòng.", "1 to 200 rows."));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    Ok(TaskQuery {
        states: state.into_iter().flatten().collect(),
        kind: kind.and_then(Result::ok).map(|k| k.as_str().to_owned()),
        case: params.case,
        cursor: params.cursor.filter(|c| !c.is_empty()),
        limit: params.limit.unwrap_or(50),
        ..TaskQuery::default()
    })
}

fn told(task: TaskView) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::ETAG, etag(task.version))).json(TaskAnswer::from(task))
}

/// Lists the tasks of the department
///
/// The one due first at the top. Tasks of a drill say so.
#[utoipa::path(
    get, path = "/api/v1/tasks", tag = "tasks", operation_id = "list_tasks",
    params(TaskListParams),
    responses((status = 200, description = "A page of tasks", body = TaskPage))
)]
pub(crate) async fn list_tasks(ask: Ask, params: Query<TaskListParams>) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ListTasks)?;
    let page = tasks::list(&ask.app, ctx, filter(params.0)?).await?;
    let items = page.items.into_iter().map(TaskAnswer::from).collect();
    Ok(HttpResponse::Ok().json(TaskPage { items, next: page.next, total: page.total }))
}

/// Reads a task
#[utoipa::path(
    get, path = "/api/v1/tasks/{id}", tag = "tasks", operation_id = "read_task",
    params(("id" = uuid::Uuid, Path, description = "Id of the task")),
    responses((status = 200, description = "The task", body = TaskAnswer, headers(("ETag" = String, description = "Version for If-Match"))))
)]
pub(crate) async fn read_task(ask: Ask, id: PathId) -> Result<HttpResponse, Fault> {
    let ctx = ask.context(Action::ReadTask)?;
    Ok(told(tasks::read(&ask.app, ctx, TaskId(id.0)).await?))
}

/// Records what came of a task
///
/// A call that confirmed stops the ladder of its alert; any other lets it climb on. An `Idempotency-Key` may be
/// sent: a repetition under it has no second effect.
#[utoipa::path(
    post, path = "/api/v1/tasks/{id}/complete", tag = "tasks", operation_id = "complete_task",
    params(("id" = uuid::Uuid, Path, description = "Id of the task")),
    request_body = TaskDoneInput,
    responses((status = 200, description = "Recorded", body = TaskAnswer, headers(("ETag" = String, description = "Version for If-Match"))))
)]
pub(crate) async fn complete_task(
    ask: Ask,
    id: PathId,
    body: JsonBody<TaskDoneInput>,
) -> Result<HttpResponse, Fault> {
    let ctx = ask.changing(Action::CompleteTask, &body.hash)?;
    let done = ask.read(body.value)?;
    Ok(told(tasks::complete(&ask.app, ctx, TaskId(id.0), done).await?))
}
