//! Taking the next rung of an alert's ladder: who is reached now, by which channels, and until when.
//!
//! A rung whose channels are all down is taken without a wait: its messages stay in the outbox, so that nothing is
//! lost when the channel works again, and the next rung is taken at once. Only where nothing but the telephone is left
//! is a channel given a moment to come back (setting `call_grace_seconds`): a person is not called out of bed because a
//! mail server restarts.

use super::call::call_task;
use super::event::{AlertEvent, Why, append_events};
use super::launch::ONLY;
use super::reach::{Reach, Reached};
use crate::app::Casework;
use crate::channels::{Broken, broken};
use crate::failure::Failure;
use chrono::Duration;
use domain::access::Actor;
use domain::ids::AlertId;
use domain::law::{Ladder, Rest, Rung};
use domain::time::{Instant, vn_date};
use domain::words::{ChannelKind, Contact};
use serde_json::json;
use store::outbox::OutboxRow;
use store::{AlertRow, Conn, OutboxState, TaskRow, outbox, tasks};

/// What taking a rung makes; nothing of it is written yet.
#[derive(Default)]
pub(super) struct Climb {
    pub(super) events: Vec<AlertEvent>,
    /// The department gets it in place of an agency without any address.
    pub(super) fallback: bool,
    /// Who is reached by messages, and by which channels.
    pub(super) reached: Option<(String, Vec<ChannelKind>)>,
    messages: Vec<OutboxRow>,
    task: Option<TaskRow>,
}

impl Climb {
    /// Nothing but an event.
    pub(super) fn only(event: AlertEvent) -> Self {
        Self { events: vec![event], ..Self::default() }
    }

    /// Nobody is told anything.
    pub(super) fn is_empty(&self) -> bool {
        self.messages.is_empty() && self.task.is_none()
    }

    /// Writes messages, task and events; the row of the alert is the caller's.
    pub(super) fn write(
        &self,
        conn: &mut Conn,
        at: Instant,
        actor: &Actor,
        row: &AlertRow,
    ) -> Result<(), Failure> {
        for message in &self.messages {
            outbox::enqueue(conn, message)?;
        }
        if let Some(task) = &self.task {
            tasks::open(conn, task)?;
        }
        append_events(conn, at, actor, AlertId(row.id), &row.province, row.case_id, &self.events)
    }
}

/// Takes the first rung from where the alert stands that reaches anybody by a channel that works, and sets when the
/// next is due. The last rung is a person who telephones, so every round reaches somebody.
pub(super) fn climb(
    conn: &mut Conn,
    app: &Casework,
    at: Instant,
    row: &mut AlertRow,
    reach: &mut Reach<'_>,
    mut why: Why,
) -> Result<Climb, Failure> {
    let mut out = Climb::default();
    row.next_rung_at = None;
    let Some(ladder) =
        row.ladder.as_deref().and_then(|id| app.law().ladder_by_id(id, vn_date(row.created_at)))
    else {
        return Ok(out);
    };
    let calendar = app.calendar();
    let rest = Rest::new(app.law().settings(), &calendar);
    let broken = broken(conn)?;
    let grace = grace(app);
    let rungs = ladder.rungs.len();
    let mut passed = Vec::new();
    for _ in 0..rungs {
        let (round, rung) = (row.ladder_round, row.ladder_rung);
        let Some(step) = usize::try_from(rung).ok().and_then(|n| ladder.rungs.get(n)) else { break };
        let last = usize::try_from(rung).is_ok_and(|n| n + 1 >= rungs);
        let until = until(&ladder, step, last, at, &rest);
        let reached = reach.who(conn, row, step.contact, &step.channels)?;
        advance(row, last);
        match reached {
            Some(reached) => {
                if out.events.is_empty() {
                    out.fallback = reached.fallback;
                }
                let down = reached.down(|channel, address| broken.since(channel, address));
                let young = down.all && down.since.is_some_and(|since| at < since + grace);
                let waits = !down.all || (young && !somebody(conn, row, &ladder, reach, &broken)?);
                enqueue(app, row, at, step.contact, (round, rung), &reached, &mut out);
                out.events.push(AlertEvent::Hop {
                    round,
                    rung,
                    contact: step.contact,
                    reached: reached.label,
                    channels: reached.addresses.iter().map(|(c, _)| *c).collect(),
                    until: if waits { until } else { at },
                    why,
                    passed: std::mem::take(&mut passed),
                    down: down.channels,
                });
                if !waits {
                    why = Why::Undelivered;
                    continue;
                }
            }
            None if step.contact == Contact::DutyPhone => {
                out.task = Some(call_task(conn, app, row, at, until, round)?);
                out.events.push(AlertEvent::Hop {
                    round,
                    rung,
                    contact: step.contact,
                    reached: row.recipient_name.clone(),
                    channels: Vec::new(),
                    until,
                    why,
                    passed: std::mem::take(&mut passed),
                    down: Vec::new(),
                });
            }
            None => {
                passed.push(step.contact);
                continue;
            }
        }
        row.next_rung_at = Some(until);
        if row.address.is_none() {
            row.address = out.messages.first().map(|m| m.address.clone());
        }
        break;
    }
    Ok(out)
}

/// How long a channel may be down before a person telephones in its place.
pub(super) fn grace(app: &Casework) -> Duration {
    Duration::seconds(i64::from(app.law().settings().call_grace_seconds))
}

/// Is anybody reached by a channel that works, from where the alert stands to the end of this round?
pub(super) fn somebody(
    conn: &mut Conn,
    row: &AlertRow,
    ladder: &Ladder,
    reach: &mut Reach<'_>,
    broken: &Broken,
) -> Result<bool, Failure> {
    let from = usize::try_from(row.ladder_rung).unwrap_or(0);
    if from == 0 {
        // The round is over.
        return Ok(false);
    }
    for step in ladder.rungs.iter().skip(from) {
        let reached = reach.who(conn, row, step.contact, &step.channels)?;
        if reached.is_some_and(|r| !r.down(|channel, address| broken.since(channel, address)).all) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The message of an alert that nobody has to confirm: once, to the common address.
pub(super) fn only_message(
    conn: &mut Conn,
    app: &Casework,
    at: Instant,
    row: &mut AlertRow,
    reach: &mut Reach<'_>,
) -> Result<Climb, Failure> {
    let mut out = Climb::default();
    let (contact, channels) = ONLY;
    if let Some(reached) = reach.who(conn, row, contact, channels)? {
        out.fallback = reached.fallback;
        enqueue(app, row, at, contact, (0, 0), &reached, &mut out);
        row.address = out.messages.first().map(|m| m.address.clone());
    }
    Ok(out)
}

fn until(ladder: &Ladder, step: &Rung, last: bool, at: Instant, rest: &Rest<'_>) -> Instant {
    let window = if last { step.window.max(ladder.repeat) } else { step.window };
    ladder.until(at, window, rest)
}

fn advance(row: &mut AlertRow, last: bool) {
    if last {
        row.ladder_round += 1;
        row.ladder_rung = 0;
    } else {
        row.ladder_rung += 1;
    }
}

fn enqueue(
    app: &Casework,
    row: &AlertRow,
    at: Instant,
    contact: Contact,
    (round, rung): (i32, i32),
    reached: &Reached,
    out: &mut Climb,
) {
    let channels = reached.addresses.iter().map(|(channel, _)| *channel).collect();
    out.reached = Some((reached.label.clone(), channels));
    for (channel, address) in &reached.addresses {
        out.messages.push(OutboxRow {
            id: app.id(),
            alert_id: row.id,
            channel: channel.as_str().to_owned(),
            address: address.clone(),
            payload: json!({
                "fallback": reached.fallback,
                "contact": contact,
                "round": round,
                "rung": rung,
                "to": (contact == Contact::Superior).then_some(&reached.label),
            }),
            attempts: 0,
            next_attempt_at: at,
            leased_by: None,
            leased_until: None,
            state: OutboxState::Pending,
            last_error: None,
            created_at: at,
            delivered_at: None,
        });
    }
}
