//! The handle of a database: units of work that read or write.

use std::sync::Arc;
use std::time::{Duration, Instant as Moment};

use diesel::connection::SimpleConnection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::conn::Conn;
use crate::connect::{Link, Manager};
use crate::dialect;
use crate::error::{Result, StoreError};
use crate::settings::{Backend, DbSettings, Target};
use crate::unit::{Unit, run_guarded};
use crate::writer::Writer;

/// How often a unit runs again after a clash with another transaction (PostgreSQL).
const ATTEMPTS: u32 = 6;

/// A database. Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    manager: Manager,
    wait: Duration,
    /// As many as the pool has connections: a blocking thread never waits for one.
    permits: Arc<Semaphore>,
    pool: r2d2::Pool<Manager>,
    /// SQLite only.
    writer: Option<Writer>,
}

impl Db {
    /// Connects. The URL's scheme decides; a failure carries the database's own message.
    pub fn open(settings: &DbSettings) -> Result<Self> {
        let target = Target::parse(&settings.url)?;
        let kind = target.backend();
        let manager = Manager { target, read_only: false, wait: settings.wait };
        let (size, writer) = match kind {
            Backend::Sqlite => (settings.readers, Some(Writer::start(manager.clone(), settings.queue)?)),
            Backend::Postgres => {
                drop(manager.establish()?);
                (settings.pool, None)
            }
        };
        let size = size.max(1);
        let pool = r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(settings.wait.max(Duration::from_millis(1)))
            .error_handler(Box::new(LogPoolErrors))
            .build_unchecked(Manager { read_only: kind == Backend::Sqlite, ..manager.clone() });
        let permits = Arc::new(Semaphore::new(size as usize));
        Ok(Self { inner: Arc::new(Inner { manager, wait: settings.wait, permits, pool, writer }) })
    }

    /// Which database this is.
    pub fn kind(&self) -> Backend {
        self.inner.manager.target.backend()
    }

    /// Runs the pending migrations; gives their names. Several processes may try at once.
    pub fn migrate(&self) -> Result<Vec<String>> {
        let mut link = self.inner.manager.establish()?;
        dialect::migrate(&mut link.conn)
            .map_err(|e| StoreError::Unavailable(format!("migration failed: {e}")))
    }

    /// The names of the migrations that have not run.
    pub fn pending_migrations(&self) -> Result<Vec<String>> {
        let mut link = self.inner.manager.establish()?;
        dialect::pending(&mut link.conn).map_err(|e| StoreError::Unavailable(e.to_string()))
    }

    /// Writes a consistent copy of a SQLite database to a file that does not exist yet, without stopping
    /// anybody. `Invalid` on PostgreSQL, which is copied with `pg_dump`.
    pub fn copy_to(&self, file: &std::path::Path) -> Result<()> {
        let name = file.to_str().ok_or(StoreError::Invalid("the path of the copy is not UTF-8"))?;
        let mut link = self.inner.manager.establish()?;
        dialect::copy_to(&mut link.conn, name)
    }

    /// The version of TLS that protects the way to the database; `None` without, and always on SQLite.
    pub fn tls(&self) -> Result<Option<String>> {
        let mut link = self.inner.manager.establish()?;
        Ok(dialect::tls(&mut link.conn)?)
    }

    /// Asks the database for a sign of life.
    pub async fn ping(&self) -> Result<()> {
        self.read(|c| Ok(c.batch_execute("SELECT 1")?)).await
    }

    /// Runs a unit of work that reads one snapshot. Waiting too long for a connection is `Busy`.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = self.permit().await?;
        let db = self.clone();
        in_thread(permit, move || db.read_now(work)).await
    }

    /// Runs a single query, outside any transaction: it sees one snapshot by itself, and spares PostgreSQL the
    /// round trips that open and end one. The closure may run again when the connection had died in the pool.
    pub async fn ask<T, E, F>(&self, query: F) -> Result<T, E>
    where
        F: FnMut(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let permit = self.permit().await?;
        let db = self.clone();
        in_thread(permit, move || db.ask_now(query)).await
    }

    /// Runs a unit of work that writes: all of it or nothing, on disk when this returns `Ok`.
    ///
    /// The closure may run again after a clash with another transaction, so it must not touch anything but the
    /// connection. If it panics, only it fails.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if let Some(writer) = &self.inner.writer {
            let (unit, answer) = Unit::new(work, Moment::now() + self.inner.wait);
            writer.submit(Box::new(unit))?;
            return answer.await.unwrap_or_else(|_| Err(E::from(writer_gone())));
        }
        let permit = self.permit().await?;
        let db = self.clone();
        in_thread(permit, move || db.write_pooled(work)).await
    }

    /// [`Db::read`] for threads outside the async runtime.
    pub fn read_now<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut Conn) -> Result<T, E>,
        E: From<StoreError>,
    {
        for _ in 0..self.tries() {
            let mut link = self.checkout()?;
            if let Some(result) = read_once(&mut link, &mut work)? {
                return result;
            }
        }
        Err(E::from(closes_connections()))
    }

    fn ask_now<T, E, F>(&self, mut query: F) -> Result<T, E>
    where
        F: FnMut(&mut Conn) -> Result<T, E>,
        E: From<StoreError>,
    {
        for _ in 0..self.tries() {
            let mut link = self.checkout()?;
            let result = run_guarded(&mut query, &mut link.conn);
            if !link.weather.closed() {
                return result;
            }
        }
        Err(E::from(closes_connections()))
    }

    /// [`Db::write`] for threads outside the async runtime; panics inside one.
    pub fn write_now<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let Some(writer) = &self.inner.writer else { return self.write_pooled(work) };
        let (unit, answer) = Unit::new(work, Moment::now() + self.inner.wait);
        writer.submit(Box::new(unit))?;
        answer.blocking_recv().unwrap_or_else(|_| Err(E::from(writer_gone())))
    }

    /// Attempts before the server counts as away: after it restarted, every pooled connection may be dead.
    fn tries(&self) -> u32 {
        self.inner.pool.max_size() + ATTEMPTS
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit> {
        let permits = Arc::clone(&self.inner.permits);
        match tokio::time::timeout(self.inner.wait, permits.acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(StoreError::Busy),
        }
    }

    fn checkout(&self) -> Result<r2d2::PooledConnection<Manager>> {
        self.inner.pool.get().map_err(|e| match e.to_string().split_once(": ") {
            Some((_, why)) => StoreError::Unavailable(why.to_owned()),
            None => StoreError::Busy,
        })
    }

    fn write_pooled<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut Conn) -> Result<T, E>,
        E: From<StoreError>,
    {
        let mut attempt = 1;
        let mut dead = 0;
        loop {
            let mut link = self.checkout()?;
            match write_once(&mut link, &mut work, attempt == ATTEMPTS)? {
                Some(result) => return result,
                None if link.weather.closed() && dead < self.inner.pool.max_size() => {
                    dead += 1;
                    continue;
                }
                None => drop(link),
            }
            std::thread::sleep(Duration::from_millis(1 << attempt));
            attempt += 1;
        }
    }
}

/// One attempt to read; `None` when the connection had died in the pool and nothing ran.
fn read_once<T, E: From<StoreError>>(
    link: &mut Link,
    work: &mut impl FnMut(&mut Conn) -> Result<T, E>,
) -> Result<Option<Result<T, E>>, E> {
    if let Err(error) = dialect::begin_read(&mut link.conn) {
        return if link.weather.closed() { Ok(None) } else { Err(E::from(error.into())) };
    }
    let result = run_guarded(work, &mut link.conn);
    // Nothing was written; a rollback that fails marks the connection as lost.
    drop(dialect::rollback_to(&mut link.conn, 0));
    Ok(Some(result))
}

/// One attempt to write; `None` when it may run again.
fn write_once<T, E: From<StoreError>>(
    link: &mut Link,
    work: &mut impl FnMut(&mut Conn) -> Result<T, E>,
    last: bool,
) -> Result<Option<Result<T, E>>, E> {
    link.weather.clear();
    dialect::forget_unflushed();
    if let Err(error) = dialect::begin_write(&mut link.conn) {
        return if link.weather.closed() && !last { Ok(None) } else { Err(E::from(error.into())) };
    }
    let result = run_guarded(work, &mut link.conn);
    if result.is_ok() && !link.weather.failed() {
        return match dialect::commit(&mut link.conn) {
            // Committed, but perhaps not on disk: without an answer the caller must not rely on it.
            Ok(()) => match dialect::flush(&mut link.conn) {
                Ok(()) => Ok(Some(result)),
                Err(error) => Err(E::from(error.into())),
            },
            Err(error) => {
                link.weather.note(&error);
                drop(dialect::rollback_to(&mut link.conn, 0));
                if link.weather.clashed() && !last { Ok(None) } else { Err(E::from(error.into())) }
            }
        };
    }
    drop(dialect::rollback_to(&mut link.conn, 0));
    if link.weather.clashed() && !last {
        return Ok(None);
    }
    match result {
        Err(error) => Err(error),
        // The unit swallowed a failed query: PostgreSQL has already given the transaction up.
        Ok(_) => Err(E::from(StoreError::Database(diesel::result::Error::RollbackTransaction))),
    }
}

/// Runs blocking work off the async threads and keeps the permit until it ends, even if the caller goes away.
async fn in_thread<T, E>(
    permit: OwnedSemaphorePermit,
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let task = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        work()
    });
    task.await.unwrap_or_else(|_| Err(E::from(StoreError::Panicked)))
}

fn closes_connections() -> StoreError {
    StoreError::Unavailable("the server keeps closing connections".into())
}

fn writer_gone() -> StoreError {
    StoreError::Unavailable("the writer has stopped".into())
}

/// The pool's failures to connect; the message of libpq names host and port, never the password.
#[derive(Debug)]
struct LogPoolErrors;

impl r2d2::HandleError<StoreError> for LogPoolErrors {
    fn handle_error(&self, error: StoreError) {
        tracing::warn!(%error, "cannot connect to the database");
    }
}
