//! Throwaway databases for tests: a SQLite file, or a database on a PostgreSQL cluster that starts itself.
//!
//! `TNLD_TEST_PG` (a superuser's `postgres://…` URL) names a cluster that runs already; without it the first
//! PostgreSQL test of a process starts one, which ends with the process however that ends.

mod cluster;
mod database;

pub use cluster::PgCluster;
pub use database::TestDb;
