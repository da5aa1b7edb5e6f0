//! One sweep.

use super::purge::purge;
use super::{digest, integrity, look};
use crate::app::{Casework, Now};
use crate::failure::Failure;
use chrono::Duration;
use domain::access::Actor;
use domain::ids::CaseId;
use store::sweep;

/// Cases looked at in one transaction of reading.
const AT_ONCE: i64 = 50;
/// Rounds of one sweep: what is left waits for the next, so that nobody else waits for the database.
const ROUNDS: usize = 20;

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Cases looked at.
    pub cases: usize,
    /// Digests sent.
    pub digests: usize,
    /// The nightly checks ran.
    pub checked: bool,
}

/// After this long a case that could not be read is tried again.
const AGAIN: Duration = Duration::hours(1);

async fn later(app: &Casework, id: CaseId) -> Result<(), Failure> {
    let at = app.now() + AGAIN;
    app.db().write(move |conn| Ok(sweep::later(conn, id.0, at)?)).await
}

/// Looks at every case in which something is due or that changed, sends the digests of the day, runs the
/// nightly checks when it is time.
///
/// # Errors
/// A failure of the database; the next sweep goes on where this one stopped.
pub async fn run(app: &Casework) -> Result<Swept, Failure> {
    let mut out = Swept::default();
    for _ in 0..ROUNDS {
        let now = Now::new(app, &Actor::system("hệ thống"));
        let at = now.at;
        let due = app.db().read(move |conn| Ok::<_, Failure>(sweep::cases_due(conn, at, AT_ONCE)?)).await?;
        if due.is_empty() {
            break;
        }
        for id in &due {
            let (handle, now, id) = (app.clone(), now.clone(), CaseId(*id));
            match app.db().write(move |conn| look::look(conn, &handle, &now, id)).await {
                Ok(()) => out.cases += 1,
                Err(Failure::Busy) => return Err(Failure::Busy),
                // One case that cannot be read keeps no other from its alarms; the nightly checks report it.
                Err(problem) => {
                    tracing::error!(case = %id, %problem, "a case could not be looked at");
                    later(app, id).await?;
                }
            }
        }
    }
    out.digests = digest::send(app).await?;
    out.checked = integrity::nightly(app).await?;
    if out.checked {
        purge(app).await?;
    }
    if out.cases + out.digests > 0 {
        app.wake_notifier();
    }
    Ok(out)
}
