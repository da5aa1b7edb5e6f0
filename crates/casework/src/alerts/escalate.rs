//! The next rung, when a window has ended without a confirmation or nothing could be delivered.

use super::climb::climb;
use super::event::Why;
use super::reach::Reach;
use crate::app::Casework;
use crate::drills;
use crate::failure::Failure;
use domain::access::Actor;
use domain::time::Instant;
use store::{AlertRow, AlertState, Conn, alerts};
use uuid::Uuid;

/// Takes every rung that is due, and ends drills that ran out of time; at most `limit`; answers how many alerts climbed. Several notifiers may ask at
/// once: a row is taken by one of them, and who confirms in the same moment stops it.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn climb_due(app: &Casework, limit: i64) -> Result<usize, Failure> {
    let now = app.now();
    drills::end_overdue(app).await?;
    let handle = app.clone();
    let together = app
        .db()
        .write(move |conn| {
            let mut climbed = 0;
            for id in alerts::due(conn, now, limit)? {
                climbed += usize::from(take_rung(conn, &handle, now, id)?);
            }
            Ok::<_, Failure>(climbed)
        })
        .await;
    let climbed = match together {
        Err(Failure::Internal(problem)) => {
            tracing::error!(%problem, "the rungs that are due are taken one by one");
            one_by_one(app, now, limit).await?
        }
        other => other?,
    };
    if climbed > 0 {
        app.wake_notifier();
    }
    Ok(climbed)
}

/// One alert that cannot climb keeps no other from its rung.
async fn one_by_one(app: &Casework, now: Instant, limit: i64) -> Result<usize, Failure> {
    let due = app.db().read(move |conn| Ok::<_, Failure>(alerts::due(conn, now, limit)?)).await?;
    let mut climbed = 0;
    for id in due {
        let handle = app.clone();
        match app.db().write(move |conn| take_rung(conn, &handle, now, id)).await {
            Ok(taken) => climbed += usize::from(taken),
            Err(Failure::Internal(problem)) => {
                tracing::error!(alert = %id, %problem, "a rung could not be taken")
            }
            Err(other) => return Err(other),
        }
    }
    Ok(climbed)
}

fn take_rung(conn: &mut Conn, app: &Casework, now: Instant, id: Uuid) -> Result<bool, Failure> {
    let mut row = alerts::lock(conn, id)?;
    let read_at = row.version;
    if over(&row) {
        row.next_rung_at = None;
        alerts::update(conn, &row, read_at)?;
        return Ok(false);
    }
    if row.next_rung_at.is_none_or(|due| due > now) {
        return Ok(false);
    }
    let why = if matches!(row.state, AlertState::Failed | AlertState::Dead) {
        Why::Undelivered
    } else {
        Why::Unanswered
    };
    let mut reach = Reach::new(conn, app, &row, now)?;
    let taken = climb(conn, app, now, &mut row, &mut reach, why)?;
    alerts::update(conn, &row, read_at)?;
    taken.write(conn, now, &Actor::system("bộ phận gửi tin"), &row)?;
    Ok(true)
}

/// Nobody has to be reached any more.
pub(crate) fn over(row: &AlertRow) -> bool {
    row.acknowledged_at.is_some() || matches!(row.state, AlertState::Acknowledged | AlertState::Withdrawn)
}
