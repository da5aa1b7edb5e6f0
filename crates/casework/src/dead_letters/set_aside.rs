//! A person told the recipient another way: the message is not sent again and leaves the list.

use super::list::sees;
use super::replay::audited;
use crate::alerts::{AlertEvent, append_event, change};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{act, authorise};
use domain::ids::{AlertId, MessageId};
use store::outbox;

/// Sets a dead letter aside. Its alert stays as it is: a ladder climbs on until somebody confirms. Audited, and in the
/// alert's stream.
///
/// # Errors
/// [`Failure::NotFound`] for what is no dead letter the caller sees.
pub async fn set_aside(app: &Casework, ctx: Context, id: MessageId) -> Result<(), Failure> {
    authorise::<act::ReplayDelivery>(&ctx.actor)?;
    let (now, audit_id) = (app.now(), app.id());
    app.db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let found = outbox::dead_letter(conn, id.0)?;
                if !sees(&ctx.actor, &found) {
                    return Err(Failure::NotFound);
                }
                outbox::set_aside(conn, id.0)?;
                // The version of the alert's row keeps writers of its stream in order.
                let row = change(conn, AlertId(found.alert.id), |_| {})?;
                let event = AlertEvent::SetAside { channel: found.message.channel.clone() };
                append_event(conn, now, &ctx.actor, AlertId(row.id), &row.province, row.case_id, &event)?;
                audited(conn, audit_id, now, &ctx.actor, "delivery.set_aside", &found)
            })
        })
        .await
}
