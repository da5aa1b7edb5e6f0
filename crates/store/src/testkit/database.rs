//! One migrated database for one test.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::cluster::PgCluster;
use crate::db::Db;
use crate::settings::DbSettings;

/// A database that is removed when it is dropped. Failures to make it panic: it is for tests.
pub struct TestDb {
    db: Option<Db>,
    url: String,
    place: Place,
}

enum Place {
    Dir(PathBuf),
    Name(String),
}

fn unique() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("tnld_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}

impl TestDb {
    /// A migrated SQLite file in a directory of its own.
    pub fn sqlite() -> Self {
        Self::sqlite_empty().migrated()
    }

    /// A migrated database on the shared cluster.
    pub fn postgres() -> Self {
        Self::postgres_empty().migrated()
    }

    /// The same without any table.
    pub fn sqlite_empty() -> Self {
        let dir = std::env::temp_dir().join(unique());
        std::fs::create_dir_all(&dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
        let url = format!("sqlite://{}", dir.join("tnld.db").display());
        Self::opened(url, Place::Dir(dir))
    }

    /// The same without any table.
    pub fn postgres_empty() -> Self {
        let cluster = PgCluster::shared();
        let name = unique();
        cluster.run_sql(&format!("CREATE DATABASE {name}")).unwrap_or_else(|e| panic!("{name}: {e}"));
        Self::opened(cluster.url(&name), Place::Name(name))
    }

    fn opened(url: String, place: Place) -> Self {
        let settings =
            DbSettings { readers: 4, pool: 8, queue: 1024, wait: Duration::from_secs(60), url: url.clone() };
        let db = Db::open(&settings).unwrap_or_else(|e| panic!("the test database: {e}"));
        Self { db: Some(db), url, place }
    }

    fn migrated(self) -> Self {
        self.migrate().unwrap_or_else(|e| panic!("the test database: {e}"));
        self
    }

    /// Its URL, to open it again.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Deref for TestDb {
    type Target = Db;
    fn deref(&self) -> &Db {
        self.db.as_ref().expect("the handle is taken only when dropped")
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        drop(self.db.take());
        match &self.place {
            Place::Dir(dir) => drop(std::fs::remove_dir_all(dir)),
            Place::Name(name) => {
                drop(PgCluster::shared().run_sql(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
            }
        }
    }
}
