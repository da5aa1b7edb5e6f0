//! One look at everything: incidents open, stay open, close; a person is told.

use super::channel::{Standing, standings};
use super::incident::IncidentKind;
use super::observe::{Seen, observe};
use super::tell::{Occasion, WATCH, tell};
use crate::app::Casework;
use crate::failure::Failure;
use chrono::Duration;
use domain::time::Instant;
use domain::words::ChannelKind;
use store::{Conn, IncidentRow, outbox, watch};

/// How often somebody looks.
pub const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(15);
/// How long one process looks for all; shorter than the pause, so that it is free for the next look.
const TURN: Duration = Duration::seconds(12);
/// A person is told again after this long, while it is still wrong.
const TELL_EVERY: Duration = Duration::hours(1);

/// What a look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looked {
    /// Incidents that opened.
    pub opened: usize,
    /// Incidents that are over.
    pub closed: usize,
    /// Messages to a person.
    pub told: usize,
}

/// Looks, unless another process has the turn: then `None`. After an outage one look finds what is wrong now; what was
/// wrong meanwhile and is not any more is closed, and nobody is told twice.
///
/// # Errors
/// [`Failure::Busy`] or a failure of the database.
pub async fn look(app: &Casework, holder: &str) -> Result<Option<Looked>, Failure> {
    let now = app.now();
    let (handle, holder) = (app.clone(), holder.to_owned());
    // Asking the channels may cost more than a writer should be kept for.
    let channels = {
        let app = app.clone();
        app.clone().db().read(move |conn| standings(conn, &app)).await?
    };
    let looked = app
        .db()
        .write(move |conn| {
            if !watch::take_turn(conn, WATCH, &holder, now, now + TURN)? {
                return Ok::<_, Failure>(None);
            }
            settle(conn, &handle, now, &channels).map(Some)
        })
        .await?;
    if looked.is_some_and(|l| l.told > 0) {
        app.wake_notifier();
    }
    Ok(looked)
}

fn settle(conn: &mut Conn, app: &Casework, now: Instant, channels: &[Standing]) -> Result<Looked, Failure> {
    let mut out = Looked::default();
    let down: Vec<ChannelKind> = channels.iter().filter(|c| !c.up).map(|c| c.channel).collect();
    let seen = observe(conn, app, now, channels)?;
    let mut open = watch::open_incidents(conn)?;
    for one in &seen {
        let known = open.iter().position(|r| r.kind == one.kind.as_str() && r.subject == one.subject);
        let mut row = match known {
            Some(place) => open.swap_remove(place),
            None => {
                let row = fresh(app, now, one);
                if !watch::open_incident(conn, &row)? {
                    continue;
                }
                out.opened += 1;
                tracing::warn!(incident = %row.id, kind = one.kind.as_str(), "incident opened");
                row
            }
        };
        row.last_seen_at = now;
        row.detail = one.detail.clone();
        if must_tell(conn, &row, now)?
            && tell(conn, app, now, &mut row, Occasion::Wrong, &one.failing, &down)?
        {
            out.told += 1;
        }
        watch::update_incident(conn, &row)?;
    }
    for mut row in open {
        let calm = IncidentKind::parse(&row.kind).map_or_else(Duration::zero, IncidentKind::calm);
        if now - row.last_seen_at < calm {
            continue;
        }
        row.closed_at = Some(now);
        out.closed += 1;
        tracing::info!(incident = %row.id, kind = row.kind, "incident over");
        // Who was never told that it began need not hear that it is over.
        if row.told_at.is_some() && tell(conn, app, now, &mut row, Occasion::Over, &[], &down)? {
            out.told += 1;
        }
        watch::update_incident(conn, &row)?;
    }
    Ok(out)
}

fn fresh(app: &Casework, now: Instant, seen: &Seen) -> IncidentRow {
    IncidentRow {
        id: app.id(),
        kind: seen.kind.as_str().to_owned(),
        subject: seen.subject.clone(),
        opened_at: now,
        last_seen_at: now,
        closed_at: None,
        told_at: None,
        told_by: None,
        told_key: None,
        detail: seen.detail.clone(),
    }
}

/// At first, and again every hour; never while the last message still waits itself, or a week without a mail server
/// would end in a flood.
fn must_tell(conn: &mut Conn, row: &IncidentRow, now: Instant) -> Result<bool, Failure> {
    let Some(told_at) = row.told_at else { return Ok(true) };
    if now - told_at < TELL_EVERY {
        return Ok(false);
    }
    Ok(match &row.told_key {
        Some(key) => !outbox::waits(conn, key)?,
        None => true,
    })
}
