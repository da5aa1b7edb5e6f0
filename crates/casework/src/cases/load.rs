//! Reading a case from its stream.

use super::upcast::lift;
use crate::failure::Failure;
use domain::access::Actor;
use domain::case::{Case, DismissalKind, Event, Stage, fold};
use domain::ids::CaseId;
use domain::time::Instant;
use serde_json::json;
use store::{Conn, StoredEvent, StreamKind, log};

/// Mergers in a row after which they count as a circle.
const MOST_MERGES: usize = 100;

/// A case with its events and who made them.
pub(crate) struct Loaded {
    pub(crate) case: Case,
    pub(crate) events: Vec<(StoredEvent, Event)>,
    pub(crate) version: i64,
}

/// Reads and folds the stream of a case.
pub(crate) fn load(conn: &mut Conn, id: CaseId) -> Result<Loaded, Failure> {
    let stored = log::read(conn, id.0)?;
    if stored.is_empty() {
        return Err(Failure::NotFound);
    }
    let events = stored.into_iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    let case = fold(events.iter().map(|(s, e)| (s.at, e)))
        .ok_or_else(|| Failure::Internal(format!("stream {id} does not begin with an opening")))?;
    let version = events.last().map_or(0, |(s, _)| s.seq);
    Ok(Loaded { case, events, version })
}

/// The case that goes on: one that was taken into another leads to that other.
pub(crate) fn load_standing(conn: &mut Conn, id: CaseId) -> Result<Loaded, Failure> {
    let mut loaded = load(conn, id)?;
    for _ in 0..MOST_MERGES {
        match &loaded.case.stage {
            Stage::Dismissed { kind: DismissalKind::Merged, into: Some(next), .. } => {
                loaded = load(conn, *next)?;
            }
            _stands => return Ok(loaded),
        }
    }
    Err(Failure::Internal(format!("case {id} was merged in a circle")))
}

/// Every case id of the store, for verification and rebuild.
pub(crate) fn load_streams(conn: &mut Conn) -> Result<Vec<CaseId>, Failure> {
    let mut out = Vec::new();
    let mut after = None;
    loop {
        let page = log::all_streams(conn, after, 500)?;
        out.extend(
            page.heads.iter().filter(|h| h.stream.kind == StreamKind::Case).map(|h| CaseId(h.stream.id)),
        );
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(out),
        }
    }
}

/// Reads one stored event; an older payload version is lifted.
pub(crate) fn parse(stored: StoredEvent) -> Result<(StoredEvent, Event), Failure> {
    let payload = lift(&stored.kind, stored.payload_version, stored.payload.clone());
    let whole = json!({ "kind": stored.kind, "payload": payload });
    let event = serde_json::from_value(whole).map_err(|e| {
        Failure::Internal(format!("event {}/{} ({}): {e}", stored.stream, stored.seq, stored.kind))
    })?;
    Ok((stored, event))
}

/// The event as it is stored.
pub(crate) fn new_event(at: Instant, actor: &Actor, event: &Event) -> Result<store::NewEvent, Failure> {
    let mut value = serde_json::to_value(event)?;
    Ok(store::NewEvent {
        at,
        actor: actor_json(actor),
        kind: event.kind().to_owned(),
        payload_version: domain::case::PAYLOAD_VERSION,
        payload: value.get_mut("payload").map(serde_json::Value::take).unwrap_or_default(),
    })
}

/// Who acted, as the log keeps it: enough for the timeline, nothing more.
pub(crate) fn actor_json(actor: &Actor) -> serde_json::Value {
    json!({ "role": actor.role.as_str(), "user": actor.user, "name": actor.name, "unit": actor.unit })
}
