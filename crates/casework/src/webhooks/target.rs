//! What the notifier needs to tell a webhook; secrets stay here.

use super::secret::WebhookSecret;
use super::signature::signatures;
use crate::app::Casework;
use crate::failure::Failure;
use domain::ids::WebhookId;
use domain::value::WebAddress;
use store::{WebhookState, webhooks};

/// Where to send, and how to sign. Debug shows no secret.
#[derive(Debug)]
pub struct Target {
    /// Webhook.
    pub id: WebhookId,
    /// Address.
    pub url: WebAddress,
    /// Why it is not told, when it is disabled.
    pub disabled: Option<String>,
    secrets: Vec<WebhookSecret>,
}

impl Target {
    /// The header `webhook-signature` for a message.
    pub fn sign(&self, message: &str, timestamp: i64, body: &[u8]) -> String {
        signatures(&self.secrets, message, timestamp, body)
    }
}

/// Reads a webhook; for the notifier, outside the async threads.
///
/// # Errors
/// [`Failure::NotFound`] for an unknown one, or a failure of the database.
pub fn target(app: &Casework, id: WebhookId) -> Result<Target, Failure> {
    let now = app.now();
    let row = app.db().read_now::<_, Failure, _>(|conn| Ok(webhooks::get(conn, id.0)?))?;
    let url = WebAddress::parse(&row.url)
        .map_err(|e| Failure::Internal(format!("webhook {id} has an address that is none: {e}")))?;
    let of = |version| WebhookSecret::of(app.secrets(), row.id, version);
    let mut secrets = vec![of(row.secret_version)];
    if row.secret_version > 1 && row.previous_until.is_some_and(|until| now < until) {
        secrets.push(of(row.secret_version - 1));
    }
    let disabled = (row.state == WebhookState::Disabled).then(|| row.disabled_note.unwrap_or_default());
    Ok(Target { id, url, disabled, secrets })
}
