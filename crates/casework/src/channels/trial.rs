//! Tests of channels that alarm nobody: asked for by a person, carried out by a notifier.

use crate::app::Casework;
use crate::cases::actor_json;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use crate::webhooks::authorise_webhook;
use domain::access::{Denied, act, authorise};
use domain::ids::{ChannelTestId, WebhookId};
use domain::time::Instant;
use domain::value::{FieldError, Phone};
use domain::words::ChannelKind;
use serde_json::json;
use store::{AuditRow, ChannelTestRow, ChannelTestState, Conn, audit, channel_tests, users, webhooks};
use uuid::Uuid;

/// What to test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrialOrder {
    /// Greet the mail server; check the configuration of a gateway.
    Channel {
        /// Channel.
        channel: ChannelKind,
        /// Also send a message, marked as a test, to the own number of whoever asks.
        own_number: bool,
    },
    /// Tell a webhook a test event.
    Webhook(WebhookId),
}

/// A test as people see it.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialView {
    /// Id.
    pub id: ChannelTestId,
    /// Channel.
    pub channel: ChannelKind,
    /// Webhook, when one is tested.
    pub webhook: Option<WebhookId>,
    /// Sends to the own number of whoever asked.
    pub own_number: bool,
    /// How far it is.
    pub state: ChannelTestState,
    /// When it was asked for.
    pub requested_at: Instant,
    /// When it ended.
    pub finished_at: Option<Instant>,
    /// What the other side answered, or what is wrong.
    pub answer: Option<String>,
}

fn view(row: ChannelTestRow) -> Result<TrialView, Failure> {
    let channel = row.channel.parse().map_err(|e| Failure::Internal(format!("a test of a channel: {e}")))?;
    Ok(TrialView {
        id: ChannelTestId(row.id),
        channel,
        webhook: row.webhook_id.map(WebhookId),
        own_number: row.own_number,
        state: row.state,
        requested_at: row.requested_at,
        finished_at: row.finished_at,
        answer: row.answer,
    })
}

fn refused(pointer: &str, code: &'static str, vi: &str, en: &str) -> Failure {
    Failure::Invalid(vec![FieldError::new(pointer, code, vi, en)])
}

/// Asks for a test; a notifier carries it out at once, and its result is read with [`read_trial`].
///
/// # Errors
/// [`Failure::Denied`] for who may not; [`Failure::NotFound`] for a webhook of another agency; [`Failure::Invalid`]
/// for a channel that is not configured, or an own number that is missing.
pub async fn request_trial(app: &Casework, ctx: Context, order: TrialOrder) -> Result<TrialView, Failure> {
    let user = ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?;
    let (channel, webhook, own_number) = match order {
        TrialOrder::Webhook(id) => (ChannelKind::Webhook, Some(id), false),
        TrialOrder::Channel { channel, own_number } => {
            authorise::<act::TestChannels>(&ctx.actor)?;
            (channel, None, own_number)
        }
    };
    if webhook.is_none() && channel == ChannelKind::Webhook {
        return Err(refused(
            "/channel",
            "one_webhook",
            "Hãy thử từng webhook.",
            "Test each webhook by itself.",
        ));
    }
    if !app.settings().channels.contains(&channel) {
        return Err(refused(
            "/channel",
            "not_configured",
            "Kênh này chưa được cấu hình.",
            "This channel is not configured.",
        ));
    }
    let (now, id, audit_id) = (app.now(), app.id(), app.id());
    let made = app
        .db()
        .write(move |conn| {
            if let Some(webhook) = webhook {
                let agency = webhooks::get(conn, webhook.0)?.agency_id;
                authorise_webhook::<act::ManageWebhooks>(&ctx.actor, agency)?;
            }
            if own_number && number_of(conn, user.0)?.is_none() {
                return Err(refused(
                    "/own_number",
                    "no_number",
                    "Tài khoản của bạn chưa có số di động.",
                    "Your account has no mobile number.",
                ));
            }
            let made: Uuid = once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let row = ChannelTestRow {
                    id,
                    channel: channel.as_str().to_owned(),
                    webhook_id: webhook.map(|w| w.0),
                    own_number,
                    state: ChannelTestState::Pending,
                    requested_at: now,
                    requested_by: user.0,
                    leased_until: None,
                    finished_at: None,
                    answer: None,
                };
                channel_tests::insert(conn, &row)?;
                let entry = AuditRow {
                    id: audit_id,
                    at: now,
                    actor: actor_json(&ctx.actor),
                    action: "channel.test".to_owned(),
                    object: webhook.map_or_else(|| channel.as_str().to_owned(), |w| w.to_string()),
                    detail: json!({ "own_number": own_number }),
                };
                audit::insert(conn, &entry)?;
                Ok(row.id)
            })?;
            view(channel_tests::get(conn, made)?)
        })
        .await?;
    app.wake_notifier();
    Ok(made)
}

fn number_of(conn: &mut Conn, user: Uuid) -> Result<Option<Phone>, Failure> {
    let phone = users::get(conn, user)?.phone.and_then(|text| Phone::parse(&text).ok());
    Ok(phone.filter(Phone::is_vn_mobile))
}

/// Reads a test: whoever asked for it, and the administrator.
///
/// # Errors
/// [`Failure::NotFound`] for anybody else.
pub async fn read_trial(app: &Casework, ctx: Context, id: ChannelTestId) -> Result<TrialView, Failure> {
    let user = ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?;
    let all = authorise::<act::TestChannels>(&ctx.actor).is_ok();
    app.db()
        .read(move |conn| {
            let row = channel_tests::get(conn, id.0)?;
            if all || row.requested_by == user.0 { view(row) } else { Err(Failure::NotFound) }
        })
        .await
}

/// The newest tests: the administrator sees all, anybody else the own ones.
///
/// # Errors
/// [`Failure::Denied`] when nobody is signed in.
pub async fn list_trials(app: &Casework, ctx: Context) -> Result<Vec<TrialView>, Failure> {
    let user = ctx.actor.user.ok_or(Failure::Denied(Denied::SignInRequired))?;
    let all = authorise::<act::TestChannels>(&ctx.actor).is_ok();
    app.db()
        .read(move |conn| {
            let rows = channel_tests::list(conn, 200)?;
            rows.into_iter().filter(|row| all || row.requested_by == user.0).map(view).collect()
        })
        .await
}

/// A test that a notifier carries out.
#[derive(Debug, Clone)]
pub struct Trial {
    /// Id.
    pub id: ChannelTestId,
    /// Channel.
    pub channel: ChannelKind,
    /// Webhook, when one is tested.
    pub webhook: Option<WebhookId>,
    /// The own number of whoever asked, when a message shall go there.
    pub phone: Option<Phone>,
}

/// Takes the oldest test that waits. One whose notifier was lost in the middle is ended, not repeated.
///
/// # Errors
/// A failure of the database.
pub async fn take_trial(app: &Casework, lease: std::time::Duration) -> Result<Option<Trial>, Failure> {
    let now = app.now();
    let until = now + chrono::Duration::from_std(lease).unwrap_or(chrono::Duration::minutes(5));
    app.db()
        .write(move |conn| {
            let lost = "the notifier stopped in the middle of the test; ask for another";
            let Some(row) = channel_tests::take(conn, now, until, lost)? else { return Ok(None) };
            let phone = if row.own_number { number_of(conn, row.requested_by)? } else { None };
            let (id, webhook) = (ChannelTestId(row.id), row.webhook_id.map(WebhookId));
            Ok(Some(Trial { id, channel: view(row)?.channel, webhook, phone }))
        })
        .await
}

/// Records how a test ended.
///
/// # Errors
/// A failure of the database.
pub async fn end_trial(
    app: &Casework,
    id: ChannelTestId,
    passed: bool,
    answer: String,
) -> Result<(), Failure> {
    let now = app.now();
    app.db()
        .write(move |conn| {
            channel_tests::finish(conn, id.0, passed, &answer, now)?;
            Ok(())
        })
        .await
}
