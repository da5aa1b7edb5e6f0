//! Figures of the system for its metrics: counts and ages, never a name.

use super::incident::IncidentKind;
use super::tell::WATCH;
use super::worker;
use crate::app::Casework;
use crate::failure::Failure;
use chrono::Duration;
use domain::time::Instant;
use store::{Conn, WorkerKind, alerts, log, outbox, tasks, watch};

/// What the system measures of itself, read from the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// When it was read.
    pub at: Instant,
    /// Messages that wait.
    pub outbox_depth: i64,
    /// When the longest waiting was made.
    pub outbox_oldest: Option<Instant>,
    /// Messages given up and still needed, by channel.
    pub dead: Vec<(String, i64)>,
    /// Alerts of deaths that are not confirmed within the minutes of the setting; 200 at most.
    pub unconfirmed_deaths: usize,
    /// Open incidents by kind; every kind stands here.
    pub incidents: Vec<(IncidentKind, usize)>,
    /// Processes that live, and processes that are gone, by kind.
    pub workers: Vec<(WorkerKind, usize, usize)>,
    /// Tasks that somebody must do.
    pub open_tasks: i64,
    /// When the next rung of any ladder is due.
    pub next_rung_at: Option<Instant>,
    /// When the log was last sealed.
    pub last_seal_at: Option<Instant>,
}

/// Reads the figures. For the process itself: no person asks, and nothing of a case is among them.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn figures(app: &Casework) -> Result<Figures, Failure> {
    let handle = app.clone();
    app.db().read(move |conn| read(conn, &handle)).await
}

pub(super) fn read(conn: &mut Conn, app: &Casework) -> Result<Figures, Failure> {
    let now = app.now();
    let minutes = i64::from(app.law().settings().watch_unconfirmed_minutes);
    let open = watch::open_incidents(conn)?;
    let count = |kind: &IncidentKind| open.iter().filter(|i| i.kind == kind.as_str()).count();
    let living = watch::unstopped(conn)?;
    let workers = WorkerKind::ALL
        .iter()
        .map(|kind| {
            let of_kind = living.iter().filter(|w| w.kind == *kind);
            let (gone, here): (Vec<_>, Vec<_>) =
                of_kind.partition(|w| w.last_seen_at < now - worker::GONE_AFTER);
            (*kind, here.len(), gone.len())
        })
        .collect();
    Ok(Figures {
        at: now,
        outbox_depth: outbox::depth(conn)?,
        outbox_oldest: outbox::oldest(conn)?,
        dead: outbox::count_dead(conn, WATCH)?,
        unconfirmed_deaths: alerts::unconfirmed_deaths(
            conn,
            now - Duration::minutes(minutes),
            store::MAX_LIMIT,
        )?
        .len(),
        incidents: IncidentKind::ALL.iter().map(|kind| (*kind, count(kind))).collect(),
        workers,
        open_tasks: tasks::count_open(conn, &app.settings().province)?,
        next_rung_at: alerts::next_due(conn)?,
        last_seal_at: log::latest_seal(conn)?.map(|s| s.at),
    })
}
