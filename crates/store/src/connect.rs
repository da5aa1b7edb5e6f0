//! Making connections: by URL scheme, with the real error, and with the safety settings asserted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::connection::{Instrumentation, InstrumentationEvent, SimpleConnection};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sqlite::SqliteConnection;

use crate::conn::Conn;
use crate::dialect;
use crate::error::{Result, StoreError};
use crate::settings::Target;

/// What the queries of a unit of work met, whatever the unit made of its errors.
#[derive(Debug, Default)]
pub(crate) struct Weather {
    /// A query failed; on PostgreSQL the transaction cannot commit any more.
    failed: AtomicBool,
    /// It failed by a clash with another transaction: the unit may run again.
    clashed: AtomicBool,
    /// The server closed the connection.
    closed: AtomicBool,
}

impl Weather {
    pub(crate) fn clear(&self) {
        self.failed.store(false, Ordering::Relaxed);
        self.clashed.store(false, Ordering::Relaxed);
    }

    pub(crate) fn failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    pub(crate) fn clashed(&self) -> bool {
        self.clashed.load(Ordering::Relaxed)
    }

    pub(crate) fn closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    pub(crate) fn note(&self, error: &DieselError) {
        self.failed.store(true, Ordering::Relaxed);
        if let DieselError::DatabaseError(kind, info) = error {
            // Diesel has no kind for 40P01.
            if matches!(kind, DatabaseErrorKind::SerializationFailure)
                || info.message().starts_with("deadlock detected")
            {
                self.clashed.store(true, Ordering::Relaxed);
            }
            if matches!(kind, DatabaseErrorKind::ClosedConnection) {
                self.closed.store(true, Ordering::Relaxed);
            }
        }
    }
}

/// Watches the queries of one connection.
struct Barometer(Arc<Weather>);

impl Instrumentation for Barometer {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::FinishQuery { error: Some(error), .. } = event {
            self.0.note(error);
        }
    }
}

/// A connection and what its queries met.
pub(crate) struct Link {
    pub(crate) conn: Conn,
    pub(crate) weather: Arc<Weather>,
}

/// Makes the connections of one database.
#[derive(Clone, Debug)]
pub(crate) struct Manager {
    pub(crate) target: Target,
    /// Refuse writes (the readers of SQLite).
    pub(crate) read_only: bool,
    /// How long SQLite waits for the lock of another process.
    pub(crate) wait: Duration,
}

impl Manager {
    /// Connects.
    pub(crate) fn establish(&self) -> Result<Link> {
        let mut conn = match &self.target {
            Target::Postgres(url) => Conn::Pg(PgConnection::establish(url).map_err(unavailable)?),
            Target::Sqlite(path) => {
                let name = path.to_str().ok_or_else(|| {
                    StoreError::Unavailable("the path of the SQLite file is not UTF-8".to_owned())
                })?;
                let mut inner = SqliteConnection::establish(name)
                    .map_err(|e| StoreError::Unavailable(format!("{name}: {e}")))?;
                settle_sqlite(&mut inner, self.read_only, self.wait)?;
                Conn::Sqlite(inner)
            }
        };
        let weather = Arc::new(Weather::default());
        conn.set_instrumentation(Barometer(Arc::clone(&weather)));
        Ok(Link { conn, weather })
    }
}

fn unavailable(error: diesel::ConnectionError) -> StoreError {
    StoreError::Unavailable(error.to_string().trim().to_owned())
}

#[derive(QueryableByName)]
struct Pragmas {
    #[diesel(sql_type = diesel::sql_types::Text)]
    journal_mode: String,
    #[diesel(sql_type = diesel::sql_types::Integer)]
    synchronous: i32,
    #[diesel(sql_type = diesel::sql_types::Integer)]
    foreign_keys: i32,
}

/// Sets what durability and integrity rest on, and reads it back: SQLite ignores a PRAGMA it cannot honour.
fn settle_sqlite(c: &mut SqliteConnection, read_only: bool, wait: Duration) -> Result<()> {
    c.batch_execute(&format!("PRAGMA busy_timeout = {}", wait.as_millis()))?;
    c.batch_execute("PRAGMA journal_mode = WAL")?;
    c.batch_execute("PRAGMA synchronous = FULL")?;
    c.batch_execute("PRAGMA foreign_keys = ON")?;
    c.batch_execute("PRAGMA temp_store = MEMORY")?;
    if read_only {
        c.batch_execute("PRAGMA query_only = ON")?;
    }
    let got: Pragmas = diesel::sql_query(
        "SELECT journal_mode, synchronous, foreign_keys \
         FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys",
    )
    .get_result(c)?;
    if got.journal_mode == "wal" && got.synchronous == 2 && got.foreign_keys == 1 {
        return Ok(());
    }
    Err(StoreError::Unavailable(format!(
        "SQLite keeps journal_mode={}, synchronous={}, foreign_keys={}; needed are wal, 2 and 1. \
         Put the file on a local disk",
        got.journal_mode, got.synchronous, got.foreign_keys
    )))
}

impl r2d2::ManageConnection for Manager {
    type Connection = Link;
    type Error = StoreError;

    fn connect(&self) -> Result<Link> {
        self.establish()
    }

    fn is_valid(&self, link: &mut Link) -> Result<()> {
        Ok(link.conn.batch_execute("SELECT 1")?)
    }

    fn has_broken(&self, link: &mut Link) -> bool {
        link.weather.closed() || dialect::is_lost(&mut link.conn)
    }
}
