//! Sending again what was given up.

use super::list::{DeadLetterQuery, filter, sees};
use crate::alerts::{AlertEvent, append_event, change, over};
use crate::app::Casework;
use crate::cases::actor_json;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{Actor, act, authorise};
use domain::case::Refusal;
use domain::ids::{AlertId, MessageId};
use domain::time::Instant;
use domain::words::{ChannelKind, Contact};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::outbox::{self, DeadLetter};
use store::{AlertState, AuditRow, Conn, agencies, audit};
use uuid::Uuid;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replayed {
    /// Messages that are sent again.
    pub replayed: i64,
    /// Dead letters that are left.
    pub left: i64,
}

/// Messages in one transaction; a further call takes the next.
const AT_ONCE: i64 = store::MAX_LIMIT;

/// Sends one message again, to the address that the directory holds now. Audited, and in the alert's stream.
///
/// # Errors
/// [`Failure::NotFound`] for what is no dead letter the caller sees; [`Failure::Refused`] when its alert is over.
pub async fn replay(app: &Casework, ctx: Context, id: MessageId) -> Result<Replayed, Failure> {
    authorise::<act::ReplayDelivery>(&ctx.actor)?;
    let (handle, now) = (app.clone(), app.now());
    let done = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let found = outbox::dead_letter(conn, id.0)?;
                if !sees(&ctx.actor, &found) {
                    return Err(Failure::NotFound);
                }
                if over(&found.alert) {
                    return Err(Failure::Refused(Refusal::rule(
                        "alert_over",
                        "Tin báo này đã được xác nhận hoặc đã rút: không cần gửi lại.",
                        "This alert was confirmed or withdrawn: it need not be sent again.",
                        "",
                    )));
                }
                send_again(conn, &handle, now, &ctx.actor, &found)?;
                left(conn, &ctx.actor, None, 1)
            })
        })
        .await?;
    app.wake_notifier();
    Ok(done)
}

/// Sends again all that the caller sees, of one channel or of all; 200 in one call, and tells how many are left.
///
/// # Errors
/// [`Failure::Denied`] for who may not.
pub async fn replay_all(
    app: &Casework,
    ctx: Context,
    channel: Option<ChannelKind>,
) -> Result<Replayed, Failure> {
    authorise::<act::ReplayDelivery>(&ctx.actor)?;
    let (handle, now) = (app.clone(), app.now());
    let channel = channel.map(|c| c.as_str().to_owned());
    let done = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let query = DeadLetterQuery {
                    channel: channel.clone(),
                    limit: AT_ONCE,
                    ..DeadLetterQuery::default()
                };
                let page = outbox::dead_letters(conn, &filter(&ctx.actor, query))?;
                let mut replayed = 0;
                for found in &page.items {
                    replayed += i64::from(send_again(conn, &handle, now, &ctx.actor, found)?);
                }
                left(conn, &ctx.actor, channel.clone(), replayed)
            })
        })
        .await?;
    app.wake_notifier();
    Ok(done)
}

fn left(conn: &mut Conn, actor: &Actor, channel: Option<String>, replayed: i64) -> Result<Replayed, Failure> {
    let query = DeadLetterQuery { channel, limit: 1, ..DeadLetterQuery::default() };
    Ok(Replayed { replayed, left: outbox::dead_letters(conn, &filter(actor, query))?.total })
}

/// First the queue, then the alert, as every writer of both does.
fn send_again(
    conn: &mut Conn,
    app: &Casework,
    now: Instant,
    actor: &Actor,
    found: &DeadLetter,
) -> Result<bool, Failure> {
    let message = &found.message;
    let address = address_now(conn, found)?;
    if !outbox::replay(conn, message.id, &address, now)? {
        return Ok(false);
    }
    let row = change(conn, AlertId(message.alert_id), |row| {
        if matches!(row.state, AlertState::Dead | AlertState::Failed) {
            row.state = AlertState::Pending;
        }
    })?;
    let event = AlertEvent::Replayed {
        channel: message.channel.clone(),
        address_changed: address != message.address,
    };
    append_event(conn, now, actor, AlertId(row.id), &row.province, row.case_id, &event)?;
    audited(conn, app.id(), now, actor, "delivery.replay", found)?;
    Ok(true)
}

/// The common address as the directory has it now: the usual cause of a dead letter is a wrong one. Officers on duty
/// change; their messages stay theirs.
fn address_now(conn: &mut Conn, found: &DeadLetter) -> Result<String, Failure> {
    let DeadLetter { message, alert } = found;
    let contact = message.payload.get("contact").and_then(Value::as_str);
    let fallback = message.payload.get("fallback").and_then(Value::as_bool).unwrap_or_default();
    let common = contact == Some(Contact::CommonAddress.as_str()) && !fallback;
    let mail = message.channel == ChannelKind::Email.as_str();
    let now = match alert.agency_id.filter(|_| common && mail) {
        Some(agency) => agencies::get(conn, agency)?.email,
        None => None,
    };
    Ok(now.unwrap_or_else(|| message.address.clone()))
}

pub(super) fn audited(
    conn: &mut Conn,
    id: Uuid,
    now: Instant,
    actor: &Actor,
    action: &str,
    found: &DeadLetter,
) -> Result<(), Failure> {
    let entry = AuditRow {
        id,
        at: now,
        actor: actor_json(actor),
        action: action.to_owned(),
        object: found.message.id.to_string(),
        detail: json!({ "alert": found.alert.id, "channel": found.message.channel }),
    };
    Ok(audit::insert(conn, &entry)?)
}
