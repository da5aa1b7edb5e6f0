//! What can go wrong in storage.

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use uuid::Uuid;

/// A storage failure. Messages never carry values of rows: they may be personal.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No connection, queue place or lock within the configured wait: try again later (503).
    #[error("storage is busy")]
    Busy,
    /// The version that the writer had read is no longer the current one (412).
    #[error("{stream} stands at version {actual}, not {expected}")]
    Conflict {
        /// Stream or row.
        stream: Uuid,
        /// The version that the writer had read.
        expected: i64,
        /// The version that stands now.
        actual: i64,
    },
    /// No such row.
    #[error("not found")]
    NotFound,
    /// A unique value is already taken.
    #[error("a row with this unique value exists")]
    Duplicate,
    /// The database cannot be reached or was lost while it worked; the text is its own message.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A stored value that this program cannot read.
    #[error("{table}.{column} of {row} holds a value that cannot be read")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Key of the row.
        row: String,
    },
    /// A cursor that no list of ours gave, or that belongs to another order.
    #[error("unknown cursor")]
    Cursor,
    /// A value that storage refuses, such as a fraction in an event.
    #[error("refused value: {0}")]
    Invalid(&'static str),
    /// The unit of work panicked; nothing of it was kept.
    #[error("the unit of work panicked")]
    Panicked,
    /// Any other failure reported by the database.
    #[error("database: {0}")]
    Database(DieselError),
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match &error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Duplicate,
            DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                Self::Unavailable(info.message().to_owned())
            }
            DieselError::DatabaseError(_, info) if is_locked(info.message()) => Self::Busy,
            _ => Self::Database(error),
        }
    }
}

/// SQLite's words for SQLITE_BUSY and SQLITE_LOCKED; Diesel gives no code.
fn is_locked(message: &str) -> bool {
    message.starts_with("database is locked") || message.starts_with("database table is locked")
}

/// The result of a storage function.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
