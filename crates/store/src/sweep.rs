//! What the sweep of deadlines remembers: alarms that arose, and when each case must be looked at again.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::conn::{Conn, MultiBackend};
use crate::dialect::{insert_new, upsert};
use crate::error::Result;
use crate::schema::{case_watch, cases, reminders};
use crate::types::{At, Id, MaybeAt};

/// An alarm that waits for the digest of its recipient, or was told.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = reminders, primary_key(key), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct ReminderRow {
    /// One alarm per value: case, term, its dates, how far it had come.
    pub key: String,
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// Key of who is reminded.
    pub recipient: String,
    /// Key of the term.
    pub kind: String,
    /// How far it had come.
    pub mark: String,
    /// When the alarm was due.
    #[diesel(serialize_as = At)]
    pub at: Instant,
    /// When the sweep found it.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was told.
    #[diesel(serialize_as = MaybeAt)]
    pub told_at: Option<Instant>,
}

/// When a case must be looked at again.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = case_watch, primary_key(case_id), treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct WatchRow {
    /// The case.
    #[diesel(serialize_as = Id)]
    pub case_id: Uuid,
    /// The version that was looked at.
    pub version: i64,
    /// When something is due.
    #[diesel(serialize_as = MaybeAt)]
    pub next_at: Option<Instant>,
}

/// Cases that changed since they were looked at, or in which something is due, at most `limit`.
pub fn cases_due(c: &mut Conn, now: Instant, limit: i64) -> Result<Vec<Uuid>> {
    Ok(cases::table
        .left_join(case_watch::table)
        .filter(
            case_watch::case_id
                .is_null()
                .or(case_watch::version.assume_not_null().ne(cases::version))
                .or(case_watch::next_at.assume_not_null().le(At(now))),
        )
        .order(cases::id)
        .limit(crate::page::limit(limit))
        .select(cases::id)
        .into_boxed::<MultiBackend>()
        .load(c)?)
}

/// Keeps when a case must be looked at again.
pub fn looked(c: &mut Conn, row: &WatchRow) -> Result<()> {
    upsert!(c, case_watch::table, case_watch::case_id, row.clone())?;
    Ok(())
}

/// Leaves a case alone until a moment, whatever version it has.
pub fn later(c: &mut Conn, case: Uuid, at: Instant) -> Result<()> {
    let version = cases::table.find(Id(case)).select(cases::version).first::<i64>(c).optional()?;
    looked(c, &WatchRow { case_id: case, version: version.unwrap_or_default(), next_at: Some(at) })
}

/// Keeps an alarm unless it arose before; false when it did.
pub fn remind(c: &mut Conn, row: &ReminderRow) -> Result<bool> {
    Ok(insert_new!(c, reminders::table, row.clone())? == 1)
}

/// Who waits for a digest.
pub fn recipients_waiting(c: &mut Conn) -> Result<Vec<String>> {
    Ok(reminders::table
        .filter(reminders::told_at.is_null())
        .select(reminders::recipient)
        .distinct()
        .order(reminders::recipient)
        .load(c)?)
}

/// What waits for the digest of a recipient, by case.
pub fn waiting(c: &mut Conn, recipient: &str) -> Result<Vec<ReminderRow>> {
    Ok(reminders::table
        .filter(reminders::told_at.is_null())
        .filter(reminders::recipient.eq(recipient.to_owned()))
        .order((reminders::case_id, reminders::at, reminders::key))
        .select(ReminderRow::as_select())
        .load(c)?)
}

/// Marks these alarms as told, and none that another sweep found meanwhile; gives how many.
pub fn told(c: &mut Conn, keys: &[&str], at: Instant) -> Result<usize> {
    let mut changed = 0;
    for some in keys.chunks(500) {
        let waiting = reminders::table
            .filter(reminders::told_at.is_null())
            .filter(reminders::key.eq_any(some.iter().map(|k| (*k).to_owned()).collect::<Vec<_>>()));
        changed += diesel::update(waiting).set(reminders::told_at.eq(At(at))).execute(c)?;
    }
    Ok(changed)
}
