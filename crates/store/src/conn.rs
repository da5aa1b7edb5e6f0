//! One connection type over both databases.

#![allow(missing_docs, reason = "the derive adds items that cannot be documented")]

use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

/// A connection inside a unit of work. Only this crate looks behind it.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}
