//! Processes of the system and their signs of life.

use crate::app::Casework;
use crate::cases::actor_json;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use chrono::Duration;
use domain::access::{act, authorise};
use domain::case::Refusal;
use domain::ids::WorkerId;
use domain::time::Instant;
use serde_json::json;
use store::{AuditRow, Conn, WorkerKind, WorkerRow, audit, watch};

/// How often a process gives a sign of life.
pub const BEAT_EVERY: std::time::Duration = std::time::Duration::from_secs(10);
/// A process without a sign of life for longer than this is gone.
pub(super) const GONE_AFTER: Duration = Duration::seconds(60);
/// A process that ended is forgotten after this long.
const FORGET_AFTER: Duration = Duration::days(30);

/// A process as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerView {
    /// Id.
    pub id: WorkerId,
    /// Machine and number of the process.
    pub name: String,
    /// What it does.
    pub kind: WorkerKind,
    /// When it started.
    pub started_at: Instant,
    /// Its last sign of life.
    pub last_seen_at: Instant,
    /// When it ended.
    pub stopped_at: Option<Instant>,
    /// It gives no sign of life and did not end in good order.
    pub gone: bool,
}

pub(super) fn view(row: WorkerRow, now: Instant) -> WorkerView {
    let gone = is_gone(&row, now);
    WorkerView {
        id: WorkerId(row.id),
        name: row.name,
        kind: row.kind,
        started_at: row.started_at,
        last_seen_at: row.last_seen_at,
        stopped_at: row.stopped_at,
        gone,
    }
}

fn is_gone(row: &WorkerRow, now: Instant) -> bool {
    row.stopped_at.is_none() && row.last_seen_at < now - GONE_AFTER
}

/// Notes that a process starts; its id.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn enlist(app: &Casework, kind: WorkerKind, name: String) -> Result<WorkerId, Failure> {
    let (id, now) = (app.id(), app.now());
    let row =
        WorkerRow { id, name, kind, started_at: now, last_seen_at: now, stopped_at: None, replaces: None };
    app.db()
        .write(move |conn| {
            watch::forget(conn, now - FORGET_AFTER)?;
            watch::enlist(conn, &row)?;
            Ok::<_, Failure>(WorkerId(id))
        })
        .await
}

/// A sign of life.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database; the next sign says the same.
pub async fn beat(app: &Casework, id: WorkerId) -> Result<(), Failure> {
    let now = app.now();
    app.db().write(move |conn| Ok(watch::beat(conn, id.0, now)?)).await
}

/// Notes that a process ends in good order.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database; the process is then missed after a minute.
pub async fn stop(app: &Casework, id: WorkerId) -> Result<(), Failure> {
    let now = app.now();
    app.db().write(move |conn| Ok(watch::stop(conn, id.0, now)?)).await
}

/// A process that started after another of its kind was last seen has taken the place of that one, and of one alone:
/// of two that died and one that was started again, one is still missed.
pub(super) fn take_places(conn: &mut Conn, now: Instant) -> Result<(), Failure> {
    let mut all = watch::unstopped(conn)?;
    let (gone, mut living): (Vec<_>, Vec<_>) = all.drain(..).partition(|w| is_gone(w, now));
    for mut lost in gone {
        let heir = living
            .iter_mut()
            .find(|w| w.kind == lost.kind && w.replaces.is_none() && w.started_at > lost.last_seen_at);
        if let Some(heir) = heir {
            heir.replaces = Some(lost.id);
            watch::update_worker(conn, heir)?;
            lost.stopped_at = Some(now);
            watch::update_worker(conn, &lost)?;
        }
    }
    Ok(())
}

/// Notes that a process was taken out of service for good, so that nobody misses it. Audited.
///
/// # Errors
/// [`Failure::Denied`] for all but administrators; [`Failure::NotFound`]; [`Failure::Refused`] for one that lives.
pub async fn retire(app: &Casework, ctx: Context, id: WorkerId) -> Result<(), Failure> {
    authorise::<act::RetireWorker>(&ctx.actor)?;
    let (now, audit_id) = (app.now(), app.id());
    app.db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let mut row = watch::get_worker(conn, id.0)?;
                if row.stopped_at.is_some() {
                    return Ok(());
                }
                if !is_gone(&row, now) {
                    return Err(Failure::Refused(Refusal::rule(
                        "worker_lives",
                        "Tiến trình này vẫn hoạt động. Hãy dừng tiến trình trước.",
                        "This process is alive. Stop it first.",
                        "",
                    )));
                }
                row.stopped_at = Some(now);
                watch::update_worker(conn, &row)?;
                let entry = AuditRow {
                    id: audit_id,
                    at: now,
                    actor: actor_json(&ctx.actor),
                    action: "worker.retire".to_owned(),
                    object: id.to_string(),
                    detail: json!({ "name": row.name, "kind": row.kind }),
                };
                audit::insert(conn, &entry)?;
                Ok(())
            })
        })
        .await
}
