//! How a drill ends: everybody has confirmed, an officer ends it, or its day is over.

use super::event::{DrillEvent, append};
use super::report::{DrillReport, report};
use super::view::authorise_drill;
use crate::alerts::{over, withdraw};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::{Failure, StaleChange};
use crate::once::once;
use chrono::Duration;
use domain::access::{Actor, act};
use domain::case::Refusal;
use domain::ids::DrillId;
use domain::time::{Instant, human_datetime};
use store::{Conn, DrillRow, DrillState, alerts, drills};
use uuid::Uuid;

/// How long a drill runs at most.
fn longest() -> Duration {
    Duration::hours(24)
}

/// An officer ends the drill: ladders that are still open stop.
///
/// # Errors
/// [`Failure::NotFound`] for a drill of another province; [`Failure::Stale`] when it changed since it was
/// read; a refusal when it has ended.
pub async fn end(app: &Casework, ctx: Context, id: DrillId) -> Result<DrillReport, Failure> {
    let now = app.now();
    let ended = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                authorise_drill::<act::EndDrill>(&ctx.actor, &drills::get(conn, id.0)?)?;
                let row = drills::lock(conn, id.0)?;
                let expected = ctx.if_match.ok_or(Failure::IfMatchRequired)?;
                if expected != row.version {
                    return Err(stale(&row, expected));
                }
                if row.state != DrillState::Running {
                    return Err(ended_already(&row));
                }
                close(conn, row, DrillState::Stopped, &ctx.actor, now)?;
                Ok(id.0)
            })
        })
        .await?;
    app.db()
        .read(move |conn| {
            let row = drills::get(conn, ended)?;
            report(conn, row)
        })
        .await
}

/// Ends every drill whose day is over; the notifier asks often, and so does who reads drills.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn end_overdue(app: &Casework) -> Result<(), Failure> {
    let now = app.now();
    let due = app.db().read(move |conn| Ok::<_, Failure>(drills::overdue(conn, now - longest())?)).await?;
    if due.is_empty() {
        return Ok(());
    }
    app.db()
        .write(move |conn| {
            for id in &due {
                let row = drills::lock(conn, *id)?;
                if row.state == DrillState::Running {
                    close(conn, row, DrillState::Expired, &system(), now)?;
                }
            }
            Ok(())
        })
        .await
}

/// Who confirms an alert of a drill that is over is told so. Locks the drill until the end of the transaction.
pub(crate) fn still_runs(conn: &mut Conn, drill: Uuid) -> Result<(), Failure> {
    let row = drills::lock(conn, drill)?;
    if row.state == DrillState::Running { Ok(()) } else { Err(ended_already(&row)) }
}

/// The last confirmation ends the drill. The caller holds its lock.
pub(crate) fn end_if_all_confirmed(conn: &mut Conn, drill: Uuid, at: Instant) -> Result<(), Failure> {
    let all = alerts::of_drill(conn, drill)?.iter().all(|alert| alert.acknowledged_at.is_some());
    if !all {
        return Ok(());
    }
    let row = drills::get(conn, drill)?;
    close(conn, row, DrillState::Confirmed, &system(), at)
}

fn system() -> Actor {
    Actor::system("hệ thống")
}

fn close(
    conn: &mut Conn,
    mut row: DrillRow,
    how: DrillState,
    actor: &Actor,
    at: Instant,
) -> Result<(), Failure> {
    for alert in alerts::of_drill(conn, row.id)? {
        if !over(&alert) {
            withdraw(conn, at, actor, &alert, "drill_ended")?;
        }
    }
    let by = (how == DrillState::Stopped).then(|| actor.name.clone());
    append(conn, at, actor, &row, &DrillEvent::Ended { how, by })?;
    let read_at = row.version;
    row.state = how;
    row.ended_at = Some(at);
    drills::update(conn, &row, read_at)?;
    Ok(())
}

fn stale(row: &DrillRow, expected: i64) -> Failure {
    let change = StaleChange {
        version: row.version,
        kind: row.state.as_str().to_owned(),
        by: String::new(),
        at: row.ended_at.unwrap_or(row.started_at),
        event: None,
    };
    Failure::Stale { expected, actual: row.version, changes: vec![change] }
}

fn ended_already(row: &DrillRow) -> Failure {
    let at = human_datetime(row.ended_at.unwrap_or(row.started_at));
    Failure::Refused(Refusal::rule(
        "drill_over",
        format!("Cuộc diễn tập này đã kết thúc lúc {at}, không còn phải làm gì."),
        format!("This drill ended at {at}; nothing more is to be done."),
        "",
    ))
}
