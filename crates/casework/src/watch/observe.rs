//! What is wrong at this moment.

use super::channel::Standing;
use super::incident::IncidentKind;
use super::tell::WATCH;
use super::worker::{GONE_AFTER, take_places};
use crate::app::Casework;
use crate::cases::briefs;
use crate::failure::Failure;
use chrono::Duration;
use domain::time::Instant;
use domain::words::ChannelKind;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use store::{AlertRow, Conn, alerts, outbox, watch};

/// Something that is wrong.
pub(super) struct Seen {
    pub(super) kind: IncidentKind,
    pub(super) subject: String,
    pub(super) detail: Value,
    /// Channels that must not be trusted to tell of it.
    pub(super) failing: Vec<ChannelKind>,
}

/// How long a message may be due before somebody is told.
const LATE: Duration = Duration::minutes(1);

/// Looks at everything.
pub(super) fn observe(
    conn: &mut Conn,
    app: &Casework,
    now: Instant,
    channels: &[Standing],
) -> Result<Vec<Seen>, Failure> {
    let mut out = deaths(conn, app, now)?;
    out.extend(late(conn, now)?);
    out.extend(channels.iter().filter(|c| !c.up).map(down));
    out.extend(gone(conn, now)?);
    out.extend(dead(conn)?);
    Ok(out)
}

/// Alerts of deaths that nobody confirmed: one incident for each case.
fn deaths(conn: &mut Conn, app: &Casework, now: Instant) -> Result<Vec<Seen>, Failure> {
    let minutes = i64::from(app.law().settings().watch_unconfirmed_minutes);
    let mut cases: BTreeMap<String, Vec<AlertRow>> = BTreeMap::new();
    for row in alerts::unconfirmed_deaths(conn, now - Duration::minutes(minutes), store::MAX_LIMIT)? {
        let subject = match row.case_id {
            Some(case) => format!("case/{case}"),
            None => format!("alert/{}", row.id),
        };
        cases.entry(subject).or_default().push(row);
    }
    let known = briefs(conn, cases.values().flatten().filter_map(|r| r.case_id))?;
    Ok(cases
        .into_iter()
        .map(|(subject, rows)| {
            let roles: BTreeSet<&str> = rows.iter().map(|r| r.role.as_str()).collect();
            let case = rows.first().and_then(|r| r.case_id);
            // As they were called on the day: whoever telephones asks for them by this name.
            let agencies: BTreeSet<&str> = rows.iter().map(|r| r.recipient_name.as_str()).collect();
            let detail = json!({
                "case_id": case,
                "case_number": case.and_then(|id| known.get(&id)).map(|c| &c.number),
                "agencies": agencies,
                "alerts": rows.len(),
                "roles": roles,
                "minutes": minutes,
                "since": rows.iter().map(|r| r.created_at).min(),
            });
            Seen { kind: IncidentKind::DeathUnconfirmed, subject, detail, failing: Vec::new() }
        })
        .collect())
}

/// Messages that nobody sends. Those of the watchdog are left out: a warning about a warning helps nobody.
fn late(conn: &mut Conn, now: Instant) -> Result<Option<Seen>, Failure> {
    let rows = outbox::late(conn, now - LATE, WATCH)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let channels: BTreeSet<&str> = rows.iter().map(|r| r.channel.as_str()).collect();
    let failing = channels.iter().filter_map(|c| c.parse().ok()).collect();
    let detail = json!({ "messages": rows.len(), "channels": channels, "since": first.due_at });
    Ok(Some(Seen { kind: IncidentKind::OutboxOld, subject: "outbox".to_owned(), detail, failing }))
}

fn down(channel: &Standing) -> Seen {
    Seen {
        kind: IncidentKind::ChannelDown,
        subject: channel.channel.as_str().to_owned(),
        detail: json!({
            "channel": channel.channel, "failures": channel.failures, "since": channel.since,
            "error": channel.error,
        }),
        failing: vec![channel.channel],
    }
}

/// Processes that ended without a word and whose place no other has taken.
fn gone(conn: &mut Conn, now: Instant) -> Result<Vec<Seen>, Failure> {
    take_places(conn, now)?;
    Ok(watch::unstopped(conn)?
        .into_iter()
        .filter(|w| w.last_seen_at < now - GONE_AFTER)
        .map(|w| Seen {
            kind: IncidentKind::WorkerGone,
            subject: w.id.to_string(),
            detail: json!({ "name": w.name, "kind": w.kind, "since": w.last_seen_at }),
            failing: Vec::new(),
        })
        .collect())
}

fn dead(conn: &mut Conn) -> Result<Vec<Seen>, Failure> {
    Ok(outbox::count_dead(conn, WATCH)?
        .into_iter()
        .map(|(channel, count)| Seen {
            kind: IncidentKind::DeadLetter,
            detail: json!({ "channel": channel, "messages": count }),
            failing: channel.parse().into_iter().collect(),
            subject: channel,
        })
        .collect())
}
