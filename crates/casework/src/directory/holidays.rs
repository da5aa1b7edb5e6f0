//! Holidays live in the database once seeded; an administrator confirms what is not announced yet.

use crate::app::Casework;
use crate::failure::Failure;
use domain::reference::{Calendar, DayKind, DayRecord, DayStatus};
use domain::words::Localized;
use store::holidays;

/// Loads the calendar from the database into the running system.
///
/// # Errors
/// A failure of the database, or a row with an unknown kind or status.
pub async fn load_calendar(app: &Casework) -> Result<(), Failure> {
    let rows = app.db().read(|conn| Ok::<_, Failure>(holidays::list(conn)?)).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let days = rows
        .into_iter()
        .map(|r| {
            let unknown = |_| Failure::Internal(format!("holiday {}: unknown kind or status", r.date));
            Ok(DayRecord {
                date: r.date,
                name: Localized::new(r.name.clone(), r.name.clone()),
                kind: r.kind.parse::<DayKind>().map_err(unknown)?,
                swapped_with: None,
                status: r.status.parse::<DayStatus>().map_err(unknown)?,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    app.set_calendar(Calendar::new(days));
    Ok(())
}
