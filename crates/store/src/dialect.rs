//! Every branch by database. The rest of the crate is written once for both.

use std::cell::Cell;

use diesel::connection::{AnsiTransactionManager, TransactionManager, TransactionManagerStatus};
use diesel::migration::{MigrationSource, Result as MigrationResult};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use domain::time::Instant;
use uuid::Uuid;

use crate::alerts::AlertRow;
use crate::cases::NAMED;
use crate::conn::{Conn, MultiBackend};
use crate::drills::DrillRow;
use crate::login_failures::LoginFailures;
use crate::outbox::{Addresses, Portion};
use crate::prepared::Prepared;
use crate::schema::{alerts, cases, channel_health, channel_tests, drills, login_failures, outbox, streams};
use crate::settings::Backend;
use crate::types::{At, Id};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// Names the lock that keeps two processes from migrating one PostgreSQL database at once.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_lock(7404012)";
const MIGRATION_UNLOCK: &str = "SELECT pg_advisory_unlock(7404012)";

/// Runs one query on whichever connection is inside; for what the enum of connections cannot express.
macro_rules! each_backend {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::conn::Conn::Pg($c) => $body,
            $crate::conn::Conn::Sqlite($c) => $body,
        }
    };
}

/// Inserts a row, or replaces all its columns when the key is taken.
macro_rules! upsert {
    ($conn:expr, $table:expr, $key:expr, $row:expr) => {
        $crate::dialect::each_backend!($conn, c => diesel::insert_into($table)
            .values($row)
            .on_conflict($key)
            .do_update()
            .set($row)
            .execute(c))
    };
}

/// Inserts a row unless a unique value is taken; gives the number of rows inserted.
macro_rules! insert_new {
    ($conn:expr, $table:expr, $row:expr) => {
        $crate::dialect::each_backend!($conn, c => diesel::insert_into($table)
            .values($row)
            .on_conflict_do_nothing()
            .execute(c))
    };
}

/// Inserts several rows: in one statement, and one round trip, on PostgreSQL; one by one on SQLite, whose
/// statements cost no round trip.
macro_rules! insert_all {
    ($conn:expr, $table:expr, $rows:expr) => {
        match $conn {
            $crate::conn::Conn::Pg(c) => {
                let rows = $rows;
                let few = rows.len() <= $crate::prepared::FEW;
                let insert = diesel::insert_into($table).values(rows);
                if few { $crate::prepared::Prepared(insert).execute(c) } else { insert.execute(c) }
            }
            $crate::conn::Conn::Sqlite(c) => $rows
                .into_iter()
                .try_fold(0, |sum, row| Ok(sum + diesel::insert_into($table).values(row).execute(&mut *c)?)),
        }
    };
}

pub(crate) use {each_backend, insert_all, insert_new, upsert};

impl Conn {
    /// Which database this is.
    pub(crate) fn backend(&self) -> Backend {
        match self {
            Self::Pg(_) => Backend::Postgres,
            Self::Sqlite(_) => Backend::Sqlite,
        }
    }
}

/// Opens a transaction that will write.
///
/// PostgreSQL: READ COMMITTED. What must not race is held by a row lock (`streams`, `counters`, `outbox`) or a
/// unique constraint, so the stricter levels would only add retries. SQLite: `BEGIN IMMEDIATE`, because a
/// deferred transaction that read first cannot always become a writer.
pub(crate) fn begin_write(c: &mut Conn) -> QueryResult<()> {
    match c {
        Conn::Pg(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN"),
        Conn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
    }
}

/// Opens a transaction that sees one snapshot and writes nothing.
pub(crate) fn begin_read(c: &mut Conn) -> QueryResult<()> {
    match c {
        Conn::Pg(c) => AnsiTransactionManager::begin_transaction_sql(
            c,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        ),
        Conn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN"),
    }
}

/// Opens a savepoint inside a transaction.
pub(crate) fn savepoint(c: &mut Conn) -> QueryResult<()> {
    each_backend!(c, c => AnsiTransactionManager::begin_transaction(c))
}

/// Commits the transaction, or releases the innermost savepoint.
pub(crate) fn commit(c: &mut Conn) -> QueryResult<()> {
    each_backend!(c, c => AnsiTransactionManager::commit_transaction(c))
}

/// Undoes everything down to a depth of open transactions and savepoints; 0 leaves none open.
pub(crate) fn rollback_to(c: &mut Conn, depth: u32) -> QueryResult<()> {
    while self::depth(c) > depth {
        each_backend!(c, c => AnsiTransactionManager::rollback_transaction(c))?;
    }
    Ok(())
}

/// How many transactions and savepoints are open; more than any real number when the state is unknown.
pub(crate) fn depth(c: &mut Conn) -> u32 {
    let status = each_backend!(c, c => AnsiTransactionManager::transaction_manager_status_mut(c));
    match status {
        TransactionManagerStatus::Valid(valid) => {
            valid.transaction_depth().map_or(0, std::num::NonZeroU32::get)
        }
        TransactionManagerStatus::InError => 0,
    }
}

/// Whether the connection lost track of its transaction and must be thrown away.
pub(crate) fn is_lost(c: &mut Conn) -> bool {
    let status = each_backend!(c, c => AnsiTransactionManager::transaction_manager_status_mut(c));
    match status {
        TransactionManagerStatus::Valid(valid) => valid.transaction_depth().is_some(),
        TransactionManagerStatus::InError => true,
    }
}

/// Runs the pending migrations, one process at a time; gives their names.
pub(crate) fn migrate(c: &mut Conn) -> MigrationResult<Vec<String>> {
    use diesel::connection::SimpleConnection;
    match c {
        Conn::Pg(c) => {
            c.batch_execute(MIGRATION_LOCK)?;
            let done =
                c.run_pending_migrations(POSTGRES).map(|v| v.iter().map(ToString::to_string).collect());
            c.batch_execute(MIGRATION_UNLOCK)?;
            done
        }
        Conn::Sqlite(c) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?;
            match c.run_pending_migrations(SQLITE).map(|v| v.iter().map(ToString::to_string).collect()) {
                Ok(names) => {
                    AnsiTransactionManager::commit_transaction(c)?;
                    Ok(names)
                }
                Err(error) => {
                    AnsiTransactionManager::rollback_transaction(c)?;
                    Err(error)
                }
            }
        }
    }
}

/// Writes a consistent copy of a SQLite database to a new file, while others read and write.
/// PostgreSQL has `pg_dump` for this.
pub(crate) fn copy_to(c: &mut Conn, file: &str) -> crate::Result<()> {
    match c {
        Conn::Pg(_) => Err(crate::StoreError::Invalid("a PostgreSQL database is copied with pg_dump")),
        Conn::Sqlite(c) => {
            diesel::sql_query("VACUUM INTO $1").bind::<diesel::sql_types::Text, _>(file).execute(c)?;
            Ok(())
        }
    }
}

/// The version of TLS under this connection; SQLite has none.
pub(crate) fn tls(c: &mut Conn) -> QueryResult<Option<String>> {
    match c {
        Conn::Pg(c) => {
            let version = diesel::dsl::sql::<Nullable<Text>>(
                "SELECT (SELECT version FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid())",
            );
            version.get_result(c)
        }
        Conn::Sqlite(_) => Ok(None),
    }
}

/// The names of the migrations that have not run.
pub(crate) fn pending(c: &mut Conn) -> MigrationResult<Vec<String>> {
    match c {
        Conn::Pg(c) => Ok(c.pending_migrations(POSTGRES)?.iter().map(|m| m.name().to_string()).collect()),
        Conn::Sqlite(c) => Ok(c.pending_migrations(SQLITE)?.iter().map(|m| m.name().to_string()).collect()),
    }
}

/// The names in both trees of migrations: PostgreSQL, SQLite.
pub fn migration_names() -> MigrationResult<(Vec<String>, Vec<String>)> {
    let postgres = MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES)?;
    let sqlite = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE)?;
    Ok((
        postgres.iter().map(|m| m.name().to_string()).collect(),
        sqlite.iter().map(|m| m.name().to_string()).collect(),
    ))
}

/// The head of a stream, locked until the end of the transaction. SQLite's only writer needs no row lock.
pub(crate) fn lock_head(c: &mut Conn, stream: Uuid) -> QueryResult<Option<(i64, String)>> {
    let head = streams::table.find(Id(stream)).select((streams::head_seq, streams::head_hash));
    match c {
        Conn::Pg(c) => head.for_update().first(c).optional(),
        Conn::Sqlite(c) => head.first(c).optional(),
    }
}

/// The failed sign-ins of a key, locked until the end of the transaction. SQLite's only writer needs no row lock.
pub(crate) fn lock_failures(c: &mut Conn, key: &str) -> QueryResult<Option<LoginFailures>> {
    let row = login_failures::table.find(key);
    match c {
        Conn::Pg(c) => row.select(LoginFailures::as_select()).for_update().first(c).optional(),
        Conn::Sqlite(c) => row.select(LoginFailures::as_select()).first(c).optional(),
    }
}

/// Outbox rows that are due and not held by anybody, locked for this transaction alone; with each, whether its
/// last holder let the lease run out.
///
/// PostgreSQL skips the rows that another claimant has locked; on SQLite there is no other claimant inside
/// `BEGIN IMMEDIATE`.
pub(crate) fn claimable(
    c: &mut Conn,
    now: Instant,
    portion: &Portion,
) -> QueryResult<Vec<(Uuid, Option<String>)>> {
    macro_rules! due {
        ($which:expr) => {{
            let due = outbox::table
                .filter(outbox::state.eq("pending"))
                .filter(outbox::next_attempt_at.le(At(now)))
                .filter(outbox::leased_until.is_null().or(outbox::leased_until.le(At(now))))
                .filter($which)
                .order((outbox::next_attempt_at, outbox::id))
                .limit(portion.limit)
                .select((outbox::id, outbox::leased_by));
            match c {
                Conn::Pg(c) => due.for_update().skip_locked().load(c),
                Conn::Sqlite(c) => due.load(c),
            }
        }};
    }
    let channel = || outbox::channel.eq(portion.channel.clone().unwrap_or_default());
    match (&portion.channel, &portion.addresses) {
        (None, _) => due!(outbox::id.is_not_null()),
        (Some(_), Addresses::All) => due!(channel()),
        (Some(_), Addresses::Only(address)) => due!(channel().and(outbox::address.eq(address.clone()))),
        (Some(_), Addresses::Except(these)) => due!(channel().and(outbox::address.ne_all(these.clone()))),
    }
}

/// Locks a row of the channels' health until the end of the transaction; false when there is none.
pub(crate) fn lock_circuit(c: &mut Conn, circuit: &str) -> QueryResult<bool> {
    let row = channel_health::table.find(circuit).select(channel_health::circuit);
    let locked: Option<String> = match c {
        Conn::Pg(c) => row.for_update().first(c).optional()?,
        Conn::Sqlite(c) => row.first(c).optional()?,
    };
    Ok(locked.is_some())
}

/// The oldest test of a channel that waits, or whose lease has run out, locked for this transaction alone.
pub(crate) fn waiting_test(c: &mut Conn, now: Instant) -> QueryResult<Option<Uuid>> {
    let waiting = channel_tests::table
        .filter(channel_tests::state.eq("pending").or(channel_tests::state.eq("running")))
        .filter(channel_tests::leased_until.is_null().or(channel_tests::leased_until.le(At(now))))
        .order((channel_tests::requested_at, channel_tests::id))
        .select(channel_tests::id);
    match c {
        Conn::Pg(c) => waiting.for_update().skip_locked().first(c).optional(),
        Conn::Sqlite(c) => waiting.first(c).optional(),
    }
}

/// Alerts whose next rung is due, locked for this transaction alone; as [`claimable`].
pub(crate) fn rungs_due(c: &mut Conn, now: Instant, limit: i64) -> QueryResult<Vec<Uuid>> {
    let due = alerts::table
        .filter(alerts::next_rung_at.assume_not_null().le(At(now)))
        .order((alerts::next_rung_at, alerts::id))
        .limit(limit)
        .select(alerts::id);
    match c {
        Conn::Pg(c) => due.for_update().skip_locked().load(c),
        Conn::Sqlite(c) => due.load(c),
    }
}

/// One alert, locked until the end of the transaction. SQLite's only writer needs no row lock.
pub(crate) fn lock_alert(c: &mut Conn, id: Uuid) -> QueryResult<Option<AlertRow>> {
    match c {
        Conn::Pg(c) => {
            let row = alerts::table.find(Id(id)).select(AlertRow::as_select());
            row.for_update().first(c).optional()
        }
        Conn::Sqlite(c) => alerts::table.find(Id(id)).select(AlertRow::as_select()).first(c).optional(),
    }
}

/// One drill, locked until the end of the transaction; as [`lock_alert`].
pub(crate) fn lock_drill(c: &mut Conn, id: Uuid) -> QueryResult<Option<DrillRow>> {
    match c {
        Conn::Pg(c) => {
            let row = drills::table.find(Id(id)).select(DrillRow::as_select());
            row.for_update().first(c).optional()
        }
        Conn::Sqlite(c) => drills::table.find(Id(id)).select(DrillRow::as_select()).first(c).optional(),
    }
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    value: i64,
}

const COUNT: &str = "INSERT INTO counters (name, value) VALUES ($1, 1) \
    ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value";
const COUNT_UNFLUSHED: &str = "INSERT INTO counters (name, value) VALUES ($1, 1) \
    ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 \
    RETURNING value, set_config('synchronous_commit', 'off', true)";

std::thread_local! {
    /// Whether the unit of work on this thread rests on a commit that did not wait for the disk.
    static UNFLUSHED: Cell<bool> = const { Cell::new(false) };
}

/// Counts a series up by one, locking it until the end of the transaction.
///
/// On PostgreSQL the lock would be held while the commit waits for the disk, and all units that take a number
/// of the series would wait for each other's `fsync`. So such a unit commits without waiting, which frees the
/// lock, and `flush` waits before anybody is answered: many units share one `fsync` again.
pub(crate) fn next_number(c: &mut Conn, series: &str) -> QueryResult<i64> {
    use diesel::sql_types::Text;
    let counted: Counted = match c {
        Conn::Pg(c) => {
            UNFLUSHED.set(true);
            Prepared(diesel::sql_query(COUNT_UNFLUSHED).bind::<Text, _>(series)).get_result(c)?
        }
        Conn::Sqlite(c) => Prepared(diesel::sql_query(COUNT).bind::<Text, _>(series)).get_result(c)?,
    };
    Ok(counted.value)
}

/// Makes the unit of work wait for the disk although it may have written nothing itself: it repeats what another
/// unit has committed, perhaps without waiting yet.
pub(crate) fn flush_with(c: &Conn) {
    UNFLUSHED.set(c.backend() == Backend::Postgres);
}

/// Forgets what an earlier unit on this thread asked for.
pub(crate) fn forget_unflushed() {
    UNFLUSHED.set(false);
}

/// Waits until the unit that was just committed on this thread is on disk, if its commit did not wait: a
/// commit of its own flushes the log up to its end, and so everything before it.
pub(crate) fn flush(c: &mut Conn) -> QueryResult<()> {
    if UNFLUSHED.replace(false) {
        Prepared(diesel::sql_query("SELECT pg_logical_emit_message(true, 'tnld', '')")).execute(c)?;
    }
    Ok(())
}

/// A condition over `cases`.
pub(crate) type CaseCondition = Box<dyn BoxableExpression<cases::table, MultiBackend, SqlType = Bool>>;

/// Narrows a search before the exact `LIKE`s run. PostgreSQL's trigram index serves those itself; SQLite asks
/// its full-text index, which knows no word shorter than two letters.
pub(crate) fn search_prefilter(c: &Conn, tokens: &[String]) -> Option<CaseCondition> {
    if c.backend() == Backend::Postgres {
        return None;
    }
    let long = tokens.iter().filter(|t| t.chars().count() >= 2);
    let words: Vec<String> = long.map(|t| format!("(\" {t}\" OR \"{NAMED}{t}\")")).collect();
    if words.is_empty() {
        return None;
    }
    Some(Box::new(
        diesel::dsl::sql::<Bool>("cases.rid IN (SELECT rowid FROM cases_fts WHERE cases_fts MATCH ")
            .bind::<diesel::sql_types::Text, _>(words.join(" AND "))
            .sql(")"),
    ))
}
