//! A drill as people see it.

use super::event::{DrillEvent, read_stream};
use crate::alerts::quick;
use crate::failure::Failure;
use domain::access::{ActionWord, Actor, Relation, authorise_on};
use domain::ids::DrillId;
use domain::time::Instant;
use domain::value::Share;
use store::{AlertRow, Conn, DrillRow, DrillState};

/// A drill with its sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillView {
    /// Id.
    pub id: DrillId,
    /// Code of the commune of the invented accident.
    pub commune_code: String,
    /// That commune in words.
    pub place: String,
    /// Note of who started it.
    pub note: Option<String>,
    /// Where it stands.
    pub state: DrillState,
    /// When it began.
    pub started_at: Instant,
    /// Who started it.
    pub started_by: String,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// The officer who ended it.
    pub ended_by: Option<String>,
    /// Version, for If-Match.
    pub version: i64,
    /// How many of the agencies told have confirmed.
    pub confirmed: Share,
    /// How many of the agencies told confirmed within 15 minutes.
    pub within_15: Share,
}

pub(super) fn view(conn: &mut Conn, row: DrillRow, alerts: &[AlertRow]) -> Result<DrillView, Failure> {
    let whole = i64::try_from(alerts.len()).unwrap_or(i64::MAX);
    let count = |wanted: &dyn Fn(&AlertRow, Instant) -> bool| {
        let part = alerts.iter().filter(|a| a.acknowledged_at.is_some_and(|at| wanted(a, at))).count();
        Share { part: i64::try_from(part).unwrap_or(i64::MAX), whole }
    };
    let ended_by = read_stream(conn, row.id)?.into_iter().find_map(|(_, event)| match event {
        DrillEvent::Ended { by, .. } => by,
        DrillEvent::Started { .. } => None,
    });
    Ok(DrillView {
        confirmed: count(&|_, _| true),
        within_15: count(&|alert, at| at - alert.created_at <= quick()),
        id: DrillId(row.id),
        commune_code: row.commune_code,
        place: row.place,
        note: row.note,
        state: row.state,
        started_at: row.started_at,
        started_by: row.started_by,
        ended_at: row.ended_at,
        ended_by,
        version: row.version,
    })
}

/// A drill of another province does not exist for the caller.
pub(super) fn authorise_drill<A: ActionWord>(actor: &Actor, row: &DrillRow) -> Result<(), Failure> {
    let own = actor.province.as_deref() == Some(row.province.as_str());
    let known: &[Relation] = if own { &[Relation::OwnProvince] } else { &[] };
    match authorise_on::<A>(actor, known) {
        Ok(_) => Ok(()),
        Err(domain::access::Denied::Hidden) => Err(Failure::NotFound),
        Err(denied) => Err(denied.into()),
    }
}
