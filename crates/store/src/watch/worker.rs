//! Processes of the system and their signs of life.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::Conn;
use crate::crud::keyed;
use crate::error::Result;
use crate::schema::workers;
use crate::text_key::text_key;
use crate::types::{At, Id, MaybeAt, MaybeId};

text_key! {
    /// What a process does.
    WorkerKind {
        /// Answers requests.
        Serve = "serve",
        /// Sends messages.
        Notify = "notify",
        /// Both.
        Run = "run",
    }
}

/// A process of the system.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = workers, treat_none_as_null = true)]
pub struct WorkerRow {
    /// The process.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Machine and number of the process.
    pub name: String,
    /// What it does.
    pub kind: WorkerKind,
    /// When it started.
    #[diesel(serialize_as = At)]
    pub started_at: Instant,
    /// Its last sign of life.
    #[diesel(serialize_as = At)]
    pub last_seen_at: Instant,
    /// When it ended in good order, or when it was known that another had taken its place.
    #[diesel(serialize_as = MaybeAt)]
    pub stopped_at: Option<Instant>,
    /// The process that ended without a word and whose place it took.
    #[diesel(serialize_as = MaybeId)]
    pub replaces: Option<Uuid>,
}

keyed!(workers, WorkerRow);

/// Notes a sign of life: one small update, nothing else. What was taken for gone is there again.
pub fn beat(c: &mut Conn, id: Uuid, now: Instant) -> Result<()> {
    diesel::update(workers::table.find(Id(id)))
        .set((workers::last_seen_at.eq(At(now)), workers::stopped_at.eq(None::<At>)))
        .execute(c)?;
    Ok(())
}

/// Notes that a process ends in good order.
pub fn stop(c: &mut Conn, id: Uuid, now: Instant) -> Result<()> {
    diesel::update(workers::table.find(Id(id)))
        .set((workers::last_seen_at.eq(At(now)), workers::stopped_at.eq(At(now))))
        .execute(c)?;
    Ok(())
}

/// Replaces a row.
pub fn update(c: &mut Conn, row: &WorkerRow) -> Result<()> {
    diesel::update(workers::table.find(Id(row.id))).set(row.clone()).execute(c)?;
    Ok(())
}

/// Processes that have not ended as far as is known, the one unseen longest first.
pub fn unstopped(c: &mut Conn) -> Result<Vec<WorkerRow>> {
    Ok(workers::table
        .filter(workers::stopped_at.is_null())
        .order((workers::last_seen_at, workers::id))
        .select(WorkerRow::as_select())
        .load(c)?)
}

/// Processes that have not ended or ended at this moment or later, the youngest first; 200 at most.
pub fn recent(c: &mut Conn, since: Instant) -> Result<Vec<WorkerRow>> {
    Ok(workers::table
        .filter(workers::stopped_at.is_null().or(workers::stopped_at.assume_not_null().ge(At(since))))
        .order((workers::started_at.desc(), workers::id.desc()))
        .limit(crate::page::MAX_LIMIT)
        .select(WorkerRow::as_select())
        .load(c)?)
}

/// Forgets processes that ended before a moment.
pub fn forget(c: &mut Conn, before: Instant) -> Result<()> {
    let old = workers::table
        .filter(workers::stopped_at.is_not_null())
        .filter(workers::stopped_at.assume_not_null().lt(At(before)));
    diesel::delete(old).execute(c)?;
    Ok(())
}
