//! When the system was last copied, checked and sealed.

use crate::app::Casework;
use crate::failure::Failure;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Conn, settings_table};

/// Something an operator does from time to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// A copy of the database was written.
    Backup,
    /// Chains and projections were checked.
    Verify,
}

impl Record {
    fn key(self) -> &'static str {
        match self {
            Self::Backup => "service.last_backup",
            Self::Verify => "service.last_verify",
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Noted {
    at: Instant,
    faults: usize,
}

/// Notes that it was done now, and how many faults it found.
///
/// # Errors
/// A failure of the database.
pub fn note(app: &Casework, record: Record, faults: usize) -> Result<(), Failure> {
    let value = json!(Noted { at: app.now(), faults });
    app.db().write_now(move |conn| Ok(settings_table::put(conn, record.key(), value.clone())?))
}

/// When it was last done, and how many faults it found.
pub(super) fn last(conn: &mut Conn, record: Record) -> Result<Option<(Instant, usize)>, Failure> {
    let noted: Option<Noted> =
        settings_table::get(conn, record.key())?.map(serde_json::from_value).transpose()?;
    Ok(noted.map(|n| (n.at, n.faults)))
}
