//! A fresh, empty database for each journey.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use rusqlite::{Connection, OpenFlags};

use crate::scratch::{ScratchDir, unique};

/// Which of the two databases a journey runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The embedded default, a file of its own.
    Sqlite,
    /// A database of its own in the cluster that `TNLD_TEST_PG` names.
    Postgres,
}

/// An empty database; it is removed with the value.
#[derive(Debug)]
pub struct TestDatabase {
    kind: Kind,
    url: String,
    cleanup: Cleanup,
}

#[derive(Debug)]
enum Cleanup {
    Directory { _file: ScratchDir },
    Database { cluster: String, name: String },
}

impl TestDatabase {
    /// Makes one. On PostgreSQL `TNLD_TEST_PG` must hold a superuser's address
    /// (`scripts/with-postgres.sh` starts a cluster and sets it).
    pub fn create(kind: Kind) -> Result<Self> {
        match kind {
            Kind::Sqlite => {
                let directory = ScratchDir::new("tnld_sqlite")?;
                let url = format!("sqlite://{}", directory.path().join("tnld.db").display());
                Ok(Self { kind, url, cleanup: Cleanup::Directory { _file: directory } })
            }
            Kind::Postgres => {
                let cluster = std::env::var("TNLD_TEST_PG").context("TNLD_TEST_PG is not set")?;
                let name = unique("tnld");
                psql(&cluster, &format!("create database {name}"))?;
                let (server, _) = cluster.rsplit_once('/').context("TNLD_TEST_PG names no database")?;
                let url = format!("{server}/{name}");
                Ok(Self { kind, url, cleanup: Cleanup::Database { cluster, name } })
            }
        }
    }

    /// Which database it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The address for `TNLD_DATABASE_URL`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The number that a query answers, read beside the program: what it stored, not what it says.
    pub fn number(&self, query: &str) -> Result<i64> {
        match self.kind {
            Kind::Sqlite => {
                let path = self.url.strip_prefix("sqlite://").context("not a SQLite address")?;
                let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
                connection.busy_timeout(Duration::from_secs(5))?;
                connection.query_row(query, [], |row| row.get(0)).with_context(|| query.to_owned())
            }
            Kind::Postgres => psql(&self.url, query)?.parse().with_context(|| query.to_owned()),
        }
    }

    /// Runs a statement beside the program, for what a journey cannot wait for or would do once by hand.
    pub fn execute(&self, statement: &str) -> Result<()> {
        match self.kind {
            Kind::Sqlite => {
                let path = self.url.strip_prefix("sqlite://").context("not a SQLite address")?;
                let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
                connection.busy_timeout(Duration::from_secs(10))?;
                connection.execute_batch(statement).with_context(|| statement.to_owned())
            }
            Kind::Postgres => psql(&self.url, statement).map(|_| ()),
        }
    }

    /// How many alerts have not reached anybody: still waiting, or given up.
    pub fn undelivered(&self) -> Result<i64> {
        self.number("select count(*) from alerts where state in ('pending', 'failed', 'dead')")
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Cleanup::Database { cluster, name } = &self.cleanup {
            // The whole cluster goes away in the end; a database that stays until then does no harm.
            psql(cluster, &format!("drop database if exists {name} with (force)")).unwrap_or_default();
        }
    }
}

/// Whether journeys are to run on this database: `TNLD_TEST_DATABASES` lists them (default: SQLite, and
/// PostgreSQL when `TNLD_TEST_PG` is set). An asked-for PostgreSQL without a cluster is an error.
pub fn wanted(kind: Kind) -> Result<bool> {
    let has_cluster = std::env::var_os("TNLD_TEST_PG").is_some();
    let Ok(list) = std::env::var("TNLD_TEST_DATABASES") else {
        return Ok(kind == Kind::Sqlite || has_cluster);
    };
    let name = match kind {
        Kind::Sqlite => "sqlite",
        Kind::Postgres => "postgres",
    };
    let wanted = list.split(',').any(|word| word.trim() == name);
    if wanted && kind == Kind::Postgres {
        ensure!(has_cluster, "PostgreSQL is asked for, but TNLD_TEST_PG is not set: run make test");
    }
    Ok(wanted)
}

/// Runs one statement by psql, which comes with the server, and returns what it prints.
pub fn psql(url: &str, statement: &str) -> Result<String> {
    let output = Command::new("psql")
        .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statement])
        .output()
        .context("cannot run psql")?;
    if !output.status.success() {
        bail!("psql: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
