//! How to reach a database.

use std::time::Duration;

use crate::error::{Result, StoreError};

/// The settings of a database handle.
#[derive(Clone)]
pub struct DbSettings {
    /// `sqlite://PATH` or `postgres://…`; the scheme decides.
    pub url: String,
    /// Connections that read, on SQLite.
    pub readers: u32,
    /// Connections that read and write, on PostgreSQL: two to four times the cores.
    pub pool: u32,
    /// Units of work that may wait for the writer, on SQLite.
    pub queue: usize,
    /// How long a caller waits for a connection, a queue place or a lock before `Busy`.
    pub wait: Duration,
}

impl DbSettings {
    /// The defaults for a URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), readers: 4, pool: 8, queue: 256, wait: Duration::from_secs(5) }
    }
}

impl std::fmt::Debug for DbSettings {
    /// Without the URL: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DbSettings")
            .field("readers", &self.readers)
            .field("pool", &self.pool)
            .field("queue", &self.queue)
            .field("wait", &self.wait)
            .finish_non_exhaustive()
    }
}

/// Which database stands behind a handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Backend {
    /// The embedded default.
    Sqlite,
    /// Production.
    Postgres,
}

/// Where to connect.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// A file.
    Sqlite(std::path::PathBuf),
    /// A libpq URL.
    Postgres(String),
}

impl Target {
    /// Reads a URL. Anything but the known schemes is refused, so that a typing error makes no SQLite file.
    pub(crate) fn parse(url: &str) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            if path.is_empty() || path.contains(":memory:") {
                return Err(StoreError::Unavailable("sqlite:// needs the path of a file".into()));
            }
            return Ok(Self::Sqlite(path.into()));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err(StoreError::Unavailable("the database URL must begin with sqlite:// or postgres://".into()))
    }

    pub(crate) fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }
}
