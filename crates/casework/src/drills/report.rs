//! The report of a drill: who answered when, by which rung and channel, and who did not; as the streams say.

use super::end::end_overdue;
use super::view::{DrillView, authorise_drill, view};
use crate::alerts::{self, AlertEvent, AlertView, Answered, read_stream};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use chrono::Duration;
use domain::access::act;
use domain::ids::{AlertId, DrillId};
use domain::words::Contact;
use store::{AlertRow, Conn, DrillRow, drills};

/// One agency in a drill.
#[derive(Debug, Clone)]
pub struct DrillAnswer {
    /// Its alert: recipient, times, who confirmed.
    pub alert: AlertView,
    /// The message or call that was answered; none for who signed in or did not answer.
    pub via: Option<Answered>,
    /// Whom the ladder reached last.
    pub last: Option<Contact>,
    /// From the alert to the confirmation.
    pub took: Option<Duration>,
}

/// A drill with the answers of all agencies.
#[derive(Debug, Clone)]
pub struct DrillReport {
    /// The drill.
    pub drill: DrillView,
    /// Each agency that was told, in the order of telling.
    pub answers: Vec<DrillAnswer>,
}

/// Reads a drill.
///
/// # Errors
/// [`Failure::NotFound`] for a drill of another province.
pub async fn read(app: &Casework, ctx: Context, id: DrillId) -> Result<DrillReport, Failure> {
    end_overdue(app).await?;
    app.db()
        .read(move |conn| {
            let row = drills::get(conn, id.0)?;
            authorise_drill::<act::ReadDrill>(&ctx.actor, &row)?;
            report(conn, row)
        })
        .await
}

pub(super) fn report(conn: &mut Conn, row: DrillRow) -> Result<DrillReport, Failure> {
    let told = store::alerts::of_drill(conn, row.id)?;
    let drill = view(conn, row, &told)?;
    let answers = told.into_iter().map(|alert| answer(conn, alert)).collect::<Result<_, _>>()?;
    Ok(DrillReport { drill, answers })
}

fn answer(conn: &mut Conn, row: AlertRow) -> Result<DrillAnswer, Failure> {
    let (mut raised, mut confirmed, mut last, mut answered) = (None, None, None, None);
    for (stored, event) in read_stream(conn, AlertId(row.id))? {
        match event {
            AlertEvent::Raised { .. } => raised = Some(stored.at),
            AlertEvent::Hop { contact, .. } => last = Some(contact),
            AlertEvent::Acknowledged { via, .. } => {
                confirmed = Some(stored.at);
                answered = via;
            }
            AlertEvent::Noticed { .. }
            | AlertEvent::Resent { .. }
            | AlertEvent::Called { .. }
            | AlertEvent::Sent { .. }
            | AlertEvent::Delayed { .. }
            | AlertEvent::Failed { .. }
            | AlertEvent::Unclear { .. }
            | AlertEvent::Arrived { .. }
            | AlertEvent::Bounced { .. }
            | AlertEvent::Replayed { .. }
            | AlertEvent::SetAside { .. }
            | AlertEvent::Withdrawn { .. } => {}
        }
    }
    let took = raised.zip(confirmed).map(|(from, to)| to - from);
    Ok(DrillAnswer { alert: alerts::view(row), via: answered, last, took })
}
