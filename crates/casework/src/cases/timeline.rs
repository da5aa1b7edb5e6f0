//! The timeline: everything that happened to a case, with who, when and under which article.

use super::load::load;
use super::relations::relations;
use super::sight::Sight;
use crate::alerts::{AlertEvent, may_read, read_stream};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{act, authorise_on};
use domain::case::Event;
use domain::ids::{AlertId, CaseId};
use domain::time::Instant;
use store::alerts::AlertRow;

/// What one entry is about.
#[derive(Debug, Clone)]
pub enum Happened {
    /// To the case.
    Case(Box<Event>),
    /// To an alert of the case.
    Alert {
        /// Alert.
        id: AlertId,
        /// Recipient as shown.
        recipient: String,
        /// What.
        event: Box<AlertEvent>,
    },
}

/// One entry.
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    /// When.
    pub at: Instant,
    /// Position in its stream.
    pub seq: i64,
    /// Name of who acted.
    pub by: String,
    /// Unit of who acted.
    pub unit: String,
    /// Role of who acted.
    pub role: String,
    /// Hash in the chain.
    pub hash: String,
    /// What.
    pub happened: Happened,
}

/// The timeline, oldest first. Findings before the announcement and the content of reports follow
/// the same table as the case itself.
///
/// # Errors
/// As [`super::read`].
pub async fn timeline(app: &Casework, ctx: Context, id: CaseId) -> Result<Vec<TimelineEntry>, Failure> {
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ReadCase>(&ctx.actor, &known)?;
            let sight = Sight::of(&ctx.actor, &known, &loaded.case);
            let mut out: Vec<TimelineEntry> = loaded
                .events
                .into_iter()
                .filter_map(|(s, e)| {
                    let seen = sight.event(s.at, e)?;
                    Some((s, seen))
                })
                .map(|(s, e)| entry(s.at, s.seq, &s.actor, s.hash, Happened::Case(Box::new(e))))
                .collect();
            for alert in store::alerts::of_case(conn, id.0)? {
                if may_read(&ctx.actor, &alert) {
                    out.extend(alert_entries(conn, &alert)?);
                }
            }
            out.sort_by_key(|e| e.at);
            Ok(out)
        })
        .await
}

fn alert_entries(conn: &mut store::Conn, alert: &AlertRow) -> Result<Vec<TimelineEntry>, Failure> {
    let events = read_stream(conn, AlertId(alert.id))?;
    Ok(events
        .into_iter()
        .map(|(s, event)| {
            let happened = Happened::Alert {
                id: AlertId(alert.id),
                recipient: alert.recipient_name.clone(),
                event: Box::new(event),
            };
            entry(s.at, s.seq, &s.actor, s.hash, happened)
        })
        .collect())
}

fn entry(
    at: Instant,
    seq: i64,
    actor: &serde_json::Value,
    hash: String,
    happened: Happened,
) -> TimelineEntry {
    let text = |key: &str| actor.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    TimelineEntry { at, seq, by: text("name"), unit: text("unit"), role: text("role"), hash, happened }
}
