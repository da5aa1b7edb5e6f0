//! What happens to a drill, in its own chained stream.

use crate::cases::actor_json;
use crate::failure::Failure;
use domain::access::Actor;
use domain::ids::AlertId;
use domain::time::Instant;
use domain::value::CommuneCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Conn, DrillRow, DrillState, NewEvent, StreamKind, StreamRef, log};
use uuid::Uuid;

/// One event of a drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum DrillEvent {
    /// An officer started it.
    Started {
        /// Commune of the invented accident.
        commune: CommuneCode,
        /// That commune in words.
        place: String,
        /// What the officer added.
        note: Option<String>,
        /// The alerts that went out.
        alerts: Vec<AlertId>,
    },
    /// It ended.
    Ended {
        /// How.
        how: DrillState,
        /// The officer who ended it.
        by: Option<String>,
    },
}

impl DrillEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::Started { .. } => "started",
            Self::Ended { .. } => "ended",
        }
    }
}

/// Appends to the stream of a drill at its present head.
pub(super) fn append(
    conn: &mut Conn,
    at: Instant,
    actor: &Actor,
    row: &DrillRow,
    event: &DrillEvent,
) -> Result<(), Failure> {
    let head = log::head(conn, row.id)?.map_or(0, |h| h.seq);
    let stream =
        StreamRef { id: row.id, kind: StreamKind::Drill, province: row.province.clone(), case_id: None };
    let mut value = serde_json::to_value(event)?;
    let new = NewEvent {
        at,
        actor: actor_json(actor),
        kind: event.kind().to_owned(),
        payload_version: 1,
        payload: value.get_mut("payload").map(serde_json::Value::take).unwrap_or_default(),
    };
    log::append(conn, &stream, head, &[new])?;
    Ok(())
}

/// Reads the stream of a drill.
pub(super) fn read_stream(conn: &mut Conn, id: Uuid) -> Result<Vec<(Instant, DrillEvent)>, Failure> {
    log::read(conn, id)?
        .into_iter()
        .map(|s| Ok((s.at, serde_json::from_value(json!({ "kind": s.kind, "payload": s.payload }))?)))
        .collect()
}

/// Says in what the register differs from the stream of a drill, if it does.
pub(crate) fn check(conn: &mut Conn, row: &DrillRow) -> Result<Option<String>, Failure> {
    let events = match read_stream(conn, row.id) {
        Ok(events) => events,
        Err(Failure::Busy) => return Err(Failure::Busy),
        Err(problem) => return Ok(Some(problem.to_string())),
    };
    let started = matches!(
        events.first(),
        Some((at, DrillEvent::Started { commune, .. }))
            if *at == row.started_at && commune.as_str() == row.commune_code
    );
    let ended = match events.get(1..).unwrap_or_default() {
        [] => row.state == DrillState::Running && row.ended_at.is_none(),
        [(at, DrillEvent::Ended { how, .. })] => *how == row.state && row.ended_at == Some(*at),
        _other => false,
    };
    Ok(match (started, ended) {
        (true, true) => None,
        (false, _) => Some("its beginning differs from its stream".to_owned()),
        (true, false) => Some("its end differs from its stream".to_owned()),
    })
}
