//! Reading webhooks.

use super::view::{WebhookView, authorise_webhook, view};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, Relation, act, authorise_on, granted};
use domain::ids::WebhookId;
use domain::words::WebhookTopic;
use store::{Conn, WebhookState, webhooks};
use uuid::Uuid;

/// Lists webhooks: the administrator sees all, an officer those of the own agency.
///
/// # Errors
/// [`Failure::Denied`] for who has none.
pub async fn list(app: &Casework, ctx: Context) -> Result<Vec<WebhookView>, Failure> {
    let may = |r| granted(ctx.actor.role, Action::ReadWebhooks, r);
    let agency = match (may(Relation::None), ctx.actor.agency) {
        (true, _) => None,
        (false, Some(agency)) if may(Relation::AlertedAgency) => Some(agency.0),
        (false, _) if may(Relation::AlertedAgency) => return Ok(Vec::new()),
        (false, _) => {
            authorise_on::<act::ReadWebhooks>(&ctx.actor, &[])?;
            return Ok(Vec::new());
        }
    };
    app.db()
        .read(move |conn| {
            let rows = webhooks::list(conn, agency)?;
            rows.into_iter().map(|row| view(conn, row)).collect()
        })
        .await
}

/// Reads one webhook.
///
/// # Errors
/// [`Failure::NotFound`] for one of another agency.
pub async fn read(app: &Casework, ctx: Context, id: WebhookId) -> Result<WebhookView, Failure> {
    app.db()
        .read(move |conn| {
            let row = webhooks::get(conn, id.0)?;
            authorise_webhook::<act::ReadWebhooks>(&ctx.actor, row.agency_id)?;
            view(conn, row)
        })
        .await
}

/// The webhooks of an agency that are told of a topic, oldest first: what a message in the outbox is addressed to.
/// Inside a unit of work.
///
/// # Errors
/// A failure of the database.
pub fn told_of(conn: &mut Conn, agency: Uuid, topic: WebhookTopic) -> Result<Vec<WebhookId>, Failure> {
    let rows = webhooks::list(conn, Some(agency))?;
    let told = rows.into_iter().filter(|w| w.state == WebhookState::Active && w.topics.has(topic.as_str()));
    Ok(told.map(|w| WebhookId(w.id)).collect())
}
