//! How the system is, for the department and the administrator.

use super::channel::{Standing, standings};
use super::figures::{Figures, read};
use super::incident::IncidentKind;
use super::records::{Record, last};
use super::words::{Reader, words};
use super::worker::{WorkerView, view};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use chrono::Duration;
use domain::access::{act, authorise};
use domain::time::Instant;
use domain::words::Localized;
use store::{Conn, IncidentRow, outbox, watch};
use uuid::Uuid;

/// An incident as people see it: ids, counts and what to do; nothing of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentView {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub kind: IncidentKind,
    /// What it is about: a channel, a process, a case.
    pub subject: String,
    /// What it is called among others of its kind: its case, its channel.
    pub name: Localized,
    /// One line.
    pub title: Localized,
    /// What is known of it.
    pub lines: Vec<Localized>,
    /// What to do, step by step.
    pub steps: Vec<Localized>,
    /// The page where it is done.
    pub path: Option<String>,
    /// When it was first seen.
    pub opened_at: Instant,
    /// When it was over.
    pub closed_at: Option<Instant>,
    /// When a person was last told; none when nobody could be.
    pub told_at: Option<Instant>,
    /// Keys of the channels by which.
    pub told_by: Vec<String>,
    /// That message still waits to be sent.
    pub telling: bool,
}

/// How the system is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// What is wrong now, the gravest first.
    pub open: Vec<IncidentView>,
    /// What was wrong lately.
    pub over: Vec<IncidentView>,
    /// Counts and ages.
    pub figures: Figures,
    /// Channels that are set up.
    pub channels: Vec<Standing>,
    /// Processes.
    pub workers: Vec<WorkerView>,
    /// When the database was last copied by `tnld backup`.
    pub last_backup_at: Option<Instant>,
    /// When the events were last checked, and how many faults were found.
    pub last_verify: Option<(Instant, usize)>,
}

impl Health {
    /// Nothing is wrong.
    pub fn is_well(&self) -> bool {
        self.open.is_empty()
    }
}

/// Incidents that are over, on the page.
const OVER: i64 = 10;

/// Reads how the system is.
///
/// # Errors
/// [`Failure::Denied`] for who is neither administrator nor of the department.
pub async fn health(app: &Casework, ctx: Context) -> Result<Health, Failure> {
    authorise::<act::ReadHealth>(&ctx.actor)?;
    let handle = app.clone();
    app.db()
        .read(move |conn| {
            let now = handle.now();
            // The administrator has no business on the page of a case.
            let reader = match ctx.actor.role.is_department() {
                true => Reader::Department,
                false => Reader::Administrator,
            };
            let (now_open, over) = (watch::open_incidents(conn)?, watch::closed_incidents(conn, OVER)?);
            let mut open = views(conn, now_open, reader)?;
            open.sort_by_key(|i| (i.kind, i.opened_at));
            let workers = watch::recent(conn, now - Duration::days(1))?;
            Ok(Health {
                open,
                over: views(conn, over, reader)?,
                figures: read(conn, &handle)?,
                channels: standings(conn, &handle)?,
                workers: workers.into_iter().map(|w| view(w, now)).collect(),
                last_backup_at: last(conn, Record::Backup)?.map(|(at, _)| at),
                last_verify: last(conn, Record::Verify)?,
            })
        })
        .await
}

fn views(conn: &mut Conn, rows: Vec<IncidentRow>, reader: Reader) -> Result<Vec<IncidentView>, Failure> {
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(kind) = IncidentKind::parse(&row.kind) else { continue };
        let words = words(kind, &row.detail, reader);
        let telling = match &row.told_key {
            Some(key) => outbox::waits(conn, key)?,
            None => false,
        };
        out.push(IncidentView {
            id: row.id,
            kind,
            subject: row.subject,
            name: words.name,
            title: words.title,
            lines: words.lines,
            steps: words.steps,
            path: words.path,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            told_at: row.told_at,
            told_by: row.told_by.iter().flat_map(|by| by.split(',')).map(str::to_owned).collect(),
            telling,
        });
    }
    Ok(out)
}
