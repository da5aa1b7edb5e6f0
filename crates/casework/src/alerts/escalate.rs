//! The next rung, when a window has ended without a confirmation or nothing could be delivered.

use super::climb::{climb, grace, somebody};
use super::deliver::is_current;
use super::event::Why;
use super::reach::Reach;
use crate::app::Casework;
use crate::channels::{Broken, broken};
use crate::drills;
use crate::failure::Failure;
use domain::access::Actor;
use domain::time::{Instant, vn_date};
use store::{AlertRow, AlertState, Conn, OutboxState, alerts, outbox};
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
            hop_over_broken(conn, &handle, now, limit)?;
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

/// Rungs whose messages all wait for a channel that broke after they were queued end now, so that the next is taken
/// at once; at most `limit`.
fn hop_over_broken(conn: &mut Conn, app: &Casework, now: Instant, limit: i64) -> Result<(), Failure> {
    let broken = broken(conn)?;
    if broken.is_empty() {
        return Ok(());
    }
    let mut left = limit;
    for id in alerts::behind(conn, &broken.channels(), now)? {
        if left == 0 {
            break;
        }
        left -= i64::from(hop(conn, app, now, id, &broken)?);
    }
    Ok(())
}

fn hop(conn: &mut Conn, app: &Casework, now: Instant, id: Uuid, broken: &Broken) -> Result<bool, Failure> {
    let seen = alerts::get(conn, id)?;
    let Some(since) = stuck(conn, &seen, now, broken)? else { return Ok(false) };
    if now < since + grace(app) {
        let day = vn_date(seen.created_at);
        let Some(ladder) = seen.ladder.as_deref().and_then(|l| app.law().ladder_by_id(l, day)) else {
            return Ok(false);
        };
        let mut reach = Reach::new(conn, app, &seen, now)?;
        if !somebody(conn, &seen, &ladder, &mut reach, broken)? {
            return Ok(false);
        }
    }
    let mut row = alerts::lock(conn, id)?;
    // Somebody confirmed or climbed in between.
    if row.version != seen.version {
        return Ok(false);
    }
    row.state = AlertState::Failed;
    row.next_rung_at = Some(now);
    alerts::update(conn, &row, seen.version)?;
    Ok(true)
}

/// Since when nothing of the rung on which the alert stands can go out; `None` while something went out, may go out
/// or is being tried.
fn stuck(conn: &mut Conn, row: &AlertRow, now: Instant, broken: &Broken) -> Result<Option<Instant>, Failure> {
    let mut since = None;
    for message in outbox::of_alert(conn, row.id)?.iter().filter(|m| is_current(row, m)) {
        match message.state {
            OutboxState::Pending => {
                let tried = message.leased_until.is_some_and(|until| until > now);
                let of = message.channel.parse().ok().and_then(|c| broken.since(c, &message.address));
                match of {
                    Some(at) if !tried => since = since.max(Some(at)),
                    Some(_) | None => return Ok(None),
                }
            }
            OutboxState::Delivered => return Ok(None),
            OutboxState::Dead | OutboxState::Cancelled => {}
        }
    }
    Ok(since)
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
