//! Reading tasks.

use super::content::TaskContent;
use super::quick_report::{ReportLine, lines};
use crate::app::Casework;
use crate::cases::{CaseBrief, briefs, load};
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{ActionWord, Actor, Relation, act, authorise, authorise_on};
use domain::ids::{AlertId, CaseId, TaskId};
use domain::time::Instant;
use domain::words::TaskKind;
use store::TaskState;
use store::tasks::{self, TaskFilter, TaskRow};

/// A task as people see it.
#[derive(Debug, Clone)]
pub struct TaskView {
    /// Id.
    pub id: TaskId,
    /// Kind.
    pub kind: TaskKind,
    /// Where it stands.
    pub state: TaskState,
    /// Somebody died: it goes before everything else.
    pub urgent: bool,
    /// The case it is about.
    pub case_id: Option<CaseId>,
    /// Which case that is; of a list and of one task read by itself.
    pub case: Option<CaseBrief>,
    /// The alert it is about.
    pub alert_id: Option<AlertId>,
    /// Part of a drill.
    pub drill: bool,
    /// What to do.
    pub content: TaskContent,
    /// Of a quick report read by itself: what it says, as far as the file knows it.
    pub report: Vec<ReportLine>,
    /// When it arose.
    pub created_at: Instant,
    /// When it should be done.
    pub due_at: Instant,
    /// When it was done.
    pub done_at: Option<Instant>,
    /// By whom.
    pub done_by: Option<String>,
    /// Key of the outcome.
    pub outcome: Option<String>,
    /// What the person added.
    pub note: Option<String>,
    /// Version, for If-Match.
    pub version: i64,
}

/// What the caller filters by.
pub type TaskQuery = TaskFilter;

pub(super) fn view(row: TaskRow) -> Result<TaskView, Failure> {
    let kind =
        row.kind.parse().map_err(|_| Failure::Internal(format!("task {} has an unknown kind", row.id)))?;
    Ok(TaskView {
        id: TaskId(row.id),
        kind,
        state: row.state,
        urgent: row.urgency == domain::words::Urgency::Death.as_str(),
        case_id: row.case_id.map(CaseId),
        case: None,
        alert_id: row.alert_id.map(AlertId),
        drill: row.drill_id.is_some(),
        content: serde_json::from_value(row.content)?,
        report: Vec::new(),
        created_at: row.created_at,
        due_at: row.due_at,
        done_at: row.done_at,
        done_by: row.done_by,
        outcome: row.outcome,
        note: row.note,
        version: row.version,
    })
}

/// A task of another province does not exist for the caller.
pub(super) fn authorise_task<A: ActionWord>(actor: &Actor, row: &TaskRow) -> Result<(), Failure> {
    let own = actor.province.as_deref() == Some(row.province.as_str());
    let known: &[Relation] = if own { &[Relation::OwnProvince] } else { &[] };
    authorise_on::<A>(actor, known)?;
    Ok(())
}

/// Lists the tasks of the own province, the one due first at the top.
///
/// # Errors
/// [`Failure::Denied`] for who is not of the department.
pub async fn list(app: &Casework, ctx: Context, query: TaskQuery) -> Result<store::Page<TaskView>, Failure> {
    authorise::<act::ListTasks>(&ctx.actor)?;
    let filter = TaskFilter { provinces: ctx.actor.province.iter().cloned().collect(), ..query };
    if filter.provinces.is_empty() {
        return Ok(store::Page { items: Vec::new(), next: None, total: 0 });
    }
    app.db()
        .read(move |conn| {
            let page = tasks::list(conn, &filter)?;
            let known = briefs(conn, page.items.iter().filter_map(|t| t.case_id))?;
            let mut items = page.items.into_iter().map(view).collect::<Result<Vec<_>, _>>()?;
            for task in &mut items {
                task.case = task.case_id.and_then(|id| known.get(&id.0).cloned());
            }
            Ok(store::Page { items, next: page.next, total: page.total })
        })
        .await
}

/// How many tasks wait for the people of the caller's department; none for who has no tasks.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn count_open(app: &Casework, actor: &Actor) -> Result<Option<i64>, Failure> {
    let Some(province) = actor.province.clone().filter(|_| authorise::<act::ListTasks>(actor).is_ok()) else {
        return Ok(None);
    };
    app.db().read(move |conn| Ok(Some(tasks::count_open(conn, &province)?))).await
}

/// Reads one task.
///
/// # Errors
/// [`Failure::NotFound`] for a task of another province.
pub async fn read(app: &Casework, ctx: Context, id: TaskId) -> Result<TaskView, Failure> {
    app.db()
        .read(move |conn| {
            let row = tasks::get(conn, id.0)?;
            authorise_task::<act::ReadTask>(&ctx.actor, &row)?;
            let mut task = view(row)?;
            task.case = briefs(conn, task.case_id.map(|id| id.0))?.into_values().next();
            if let (TaskKind::QuickReport, Some(case)) = (task.kind, task.case_id) {
                task.report = lines(&load(conn, case)?.case);
            }
            Ok(task)
        })
        .await
}
