//! Webhooks.

use super::{BothLanguages, moment};
use casework::webhooks::{WebhookView, WithSecret};
use serde::Serialize;
use tnld_http::dto::WebhookTopicWord;
use utoipa::ToSchema;
use uuid::Uuid;

/// A webhook; its secret is never shown again.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookAnswer {
    /// Id.
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Name of the agency.
    pub agency: BothLanguages,
    /// Address.
    pub url: String,
    /// What it is told of.
    pub topics: Vec<WebhookTopicWord>,
    /// `active` or `disabled`.
    #[schema(example = "active")]
    pub state: String,
    /// Who disabled it: `person`, or `gone` when the other side answered 410.
    pub disabled_cause: Option<String>,
    /// Why it was disabled.
    pub disabled_note: Option<String>,
    /// When it was disabled.
    #[schema(format = "date-time")]
    pub disabled_at: Option<String>,
    /// Which secret signs, from 1.
    pub secret_version: i32,
    /// Until when the secret before it signs too.
    #[schema(format = "date-time")]
    pub previous_until: Option<String>,
    /// When it was registered.
    #[schema(format = "date-time")]
    pub created_at: String,
    /// When it was last changed.
    #[schema(format = "date-time")]
    pub updated_at: String,
    /// Version, as in the ETag.
    pub version: i64,
}

/// A webhook and the secret that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookSecretAnswer {
    /// The webhook.
    pub webhook: WebhookAnswer,
    /// Checks the signatures (Standard Webhooks); shown this once.
    #[schema(example = "whsec_…")]
    pub secret: String,
}

impl WebhookAnswer {
    pub(crate) fn of(view: WebhookView) -> Self {
        Self {
            id: view.id.0,
            agency_id: view.agency.0,
            agency: view.agency_name.into(),
            url: view.url,
            topics: view.topics.into_iter().map(Into::into).collect(),
            state: view.state.as_str().to_owned(),
            disabled_cause: view.disabled_cause.map(|c| c.as_str().to_owned()),
            disabled_note: view.disabled_note,
            disabled_at: view.disabled_at.map(moment),
            secret_version: view.secret_version,
            previous_until: view.previous_until.map(moment),
            created_at: moment(view.created_at),
            updated_at: moment(view.updated_at),
            version: view.version,
        }
    }
}

impl WebhookSecretAnswer {
    pub(crate) fn of(made: WithSecret) -> Self {
        Self { webhook: WebhookAnswer::of(made.webhook), secret: made.secret.0 }
    }
}
