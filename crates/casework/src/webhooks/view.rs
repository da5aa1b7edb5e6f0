//! A webhook as people see it.

use crate::failure::Failure;
use domain::access::{Action, ActionWord, Actor, Denied, Relation, authorise_on, granted};
use domain::ids::{AgencyId, WebhookId};
use domain::time::Instant;
use domain::words::{Localized, WebhookTopic};
use serde::Serialize;
use store::{Conn, DisabledCause, WebhookRow, WebhookState, agencies};
use uuid::Uuid;

/// A webhook; never its secret.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WebhookView {
    /// Id.
    pub id: WebhookId,
    /// Agency.
    pub agency: AgencyId,
    /// Name of the agency.
    pub agency_name: Localized,
    /// Address.
    pub url: String,
    /// What it is told of.
    pub topics: Vec<WebhookTopic>,
    /// Whether it is used.
    pub state: WebhookState,
    /// Who disabled it.
    pub disabled_cause: Option<DisabledCause>,
    /// Why it was disabled.
    pub disabled_note: Option<String>,
    /// When it was disabled.
    pub disabled_at: Option<Instant>,
    /// Which secret signs, from 1.
    pub secret_version: i32,
    /// Until when the secret before it signs too.
    pub previous_until: Option<Instant>,
    /// When it was registered.
    pub created_at: Instant,
    /// When it was last changed.
    pub updated_at: Instant,
    /// Version, for If-Match.
    pub version: i64,
}

/// A webhook with the secret that was just made; shown this once.
#[derive(Debug, Clone)]
pub struct WithSecret {
    /// The webhook.
    pub webhook: WebhookView,
    /// `whsec_…`.
    pub secret: Revealed,
}

/// A secret on its way to whoever keeps it. Debug shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Revealed(pub String);

impl std::fmt::Debug for Revealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Revealed(..)")
    }
}

pub(super) fn view(conn: &mut Conn, row: WebhookRow) -> Result<WebhookView, Failure> {
    let agency = agencies::get(conn, row.agency_id)?;
    Ok(WebhookView {
        id: WebhookId(row.id),
        agency: AgencyId(row.agency_id),
        agency_name: Localized::new(agency.name_vi, agency.name_en),
        url: row.url,
        topics: row.topics.0.iter().filter_map(|key| key.parse().ok()).collect(),
        state: row.state,
        disabled_cause: row.disabled_cause,
        disabled_note: row.disabled_note,
        disabled_at: row.disabled_at,
        secret_version: row.secret_version,
        previous_until: row.previous_until,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    })
}

/// Asks the table about a webhook of an agency; one of another agency does not exist for the caller.
pub(crate) fn authorise_webhook<A: ActionWord>(actor: &Actor, agency: Uuid) -> Result<(), Failure> {
    let own = actor.agency.is_some_and(|a| a.0 == agency);
    let known: &[Relation] = if own { &[Relation::AlertedAgency] } else { &[] };
    let sees = granted(actor.role, Action::ReadWebhooks, Relation::None)
        || known.iter().any(|r| granted(actor.role, Action::ReadWebhooks, *r));
    match authorise_on::<A>(actor, known) {
        Ok(_) => Ok(()),
        Err(Denied::SignInRequired) => Err(Denied::SignInRequired.into()),
        Err(_) if sees => Err(Denied::Forbidden(A::ACTION).into()),
        Err(_) => Err(Failure::NotFound),
    }
}
