//! Changing a webhook: a new secret, disabling, enabling.

use super::audit::audit;
use super::secret::WebhookSecret;
use super::view::{Revealed, WebhookView, WithSecret, authorise_webhook, view};
use crate::alerts::notifier;
use crate::app::Casework;
use crate::channels::circuit_of;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::act;
use domain::ids::WebhookId;
use domain::time::Instant;
use domain::words::ChannelKind;
use store::{Conn, DisabledCause, StoreError, WebhookRow, WebhookState, channel_health, webhooks};
use uuid::Uuid;

/// Longest time for which an old secret still signs.
pub const LONGEST_OVERLAP: chrono::Duration = chrono::Duration::days(7);

/// Changes the webhook that the caller read; the change is audited, and under a key it has its effect once.
async fn change(
    app: &Casework,
    ctx: Context,
    id: WebhookId,
    action: &'static str,
    edit: impl Fn(&mut Conn, &mut WebhookRow, Instant) -> Result<(), Failure> + Send + 'static,
) -> Result<WebhookRow, Failure> {
    let now = app.now();
    let audit_id = app.id();
    app.db()
        .write(move |conn| {
            let row = webhooks::get(conn, id.0)?;
            authorise_webhook::<act::ManageWebhooks>(&ctx.actor, row.agency_id)?;
            once::<Uuid>(conn, ctx.idempotency.as_ref(), now, |conn| {
                let expected = ctx.if_match.ok_or(Failure::IfMatchRequired)?;
                let mut row = webhooks::get(conn, id.0)?;
                if row.version != expected {
                    return Err(Failure::Stale { expected, actual: row.version, changes: Vec::new() });
                }
                edit(conn, &mut row, now)?;
                row.updated_at = now;
                row.version = webhooks::update(conn, &row, expected)?;
                audit(conn, &ctx.actor, audit_id, now, action, &row)?;
                Ok(row.id)
            })?;
            Ok(webhooks::get(conn, id.0)?)
        })
        .await
}

async fn shown(app: &Casework, row: WebhookRow) -> Result<WebhookView, Failure> {
    app.db().read(move |conn| view(conn, row.clone())).await
}

/// Makes a new secret. Until `overlap` is over, every message bears a signature by each of the two.
///
/// # Errors
/// [`Failure::NotFound`] for a webhook of another agency, [`Failure::Stale`], [`Failure::IfMatchRequired`].
pub async fn rotate(
    app: &Casework,
    ctx: Context,
    id: WebhookId,
    overlap: chrono::Duration,
) -> Result<WithSecret, Failure> {
    let overlap = overlap.clamp(chrono::Duration::zero(), LONGEST_OVERLAP);
    let row = change(app, ctx, id, "webhook.rotate", move |_, row, now| {
        row.secret_version += 1;
        row.previous_until = Some(now + overlap);
        Ok(())
    })
    .await?;
    let secret = WebhookSecret::of(app.secrets(), row.id, row.secret_version);
    Ok(WithSecret { webhook: shown(app, row).await?, secret: Revealed(secret.reveal()) })
}

/// Stops telling it, and says why.
///
/// # Errors
/// As [`rotate`].
pub async fn disable(
    app: &Casework,
    ctx: Context,
    id: WebhookId,
    reason: String,
) -> Result<WebhookView, Failure> {
    let row = change(app, ctx, id, "webhook.disable", move |_, row, now| {
        end(row, DisabledCause::Person, &reason, now);
        Ok(())
    })
    .await?;
    shown(app, row).await
}

/// Tells it again; what was known of its health is forgotten.
///
/// # Errors
/// As [`rotate`].
pub async fn enable(app: &Casework, ctx: Context, id: WebhookId) -> Result<WebhookView, Failure> {
    let row = change(app, ctx, id, "webhook.enable", |conn, row, _| {
        row.state = WebhookState::Active;
        row.disabled_cause = None;
        row.disabled_note = None;
        row.disabled_at = None;
        channel_health::forget(conn, &circuit_of(ChannelKind::Webhook, &row.id.to_string()))?;
        Ok(())
    })
    .await?;
    shown(app, row).await
}

fn end(row: &mut WebhookRow, cause: DisabledCause, note: &str, now: Instant) {
    row.state = WebhookState::Disabled;
    row.disabled_cause = Some(cause);
    row.disabled_note = Some(note.to_owned());
    row.disabled_at = Some(now);
}

/// The other side said that it is gone for good (410): it is not told any more. For the notifier, outside the async
/// threads.
///
/// # Errors
/// A failure of the database.
pub fn gone(app: &Casework, id: WebhookId, answer: &str) -> Result<(), Failure> {
    let now = app.now();
    let audit_id = app.id();
    let answer = answer.to_owned();
    app.db().write_now(move |conn| {
        let mut row = webhooks::get(conn, id.0)?;
        if row.state == WebhookState::Disabled {
            return Ok(());
        }
        let read_at = row.version;
        end(&mut row, DisabledCause::Gone, &answer, now);
        row.updated_at = now;
        match webhooks::update(conn, &row, read_at) {
            Ok(version) => row.version = version,
            // A person changes it at this moment; the next answer tells again.
            Err(StoreError::Conflict { .. }) => return Ok(()),
            Err(other) => return Err(other.into()),
        }
        audit(conn, &notifier(), audit_id, now, "webhook.gone", &row)
    })
}
