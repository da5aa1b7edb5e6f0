//! Webhooks of agencies.

use diesel::prelude::*;
use domain::time::Instant;
use uuid::Uuid;

use crate::TextList;
use crate::conn::Conn;
use crate::crud::{keyed, versioned};
use crate::error::Result;
use crate::schema::webhooks;
use crate::text_key::text_key;
use crate::types::{At, Id, MaybeAt};

text_key! {
    /// Whether a webhook is used.
    WebhookState {
        /// It is told.
        Active = "active",
        /// It is not.
        Disabled = "disabled",
    }
}

text_key! {
    /// Who disabled a webhook.
    DisabledCause {
        /// A person.
        Person = "person",
        /// The other side, which answered 410.
        Gone = "gone",
    }
}

/// Where the system of an agency is told. Its secret derives from the id and the version of the secret.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = webhooks, treat_none_as_null = true)]
pub struct WebhookRow {
    /// The webhook.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The agency.
    #[diesel(serialize_as = Id)]
    pub agency_id: Uuid,
    /// Its address; once for an agency.
    pub url: String,
    /// Keys of what it is told of.
    pub topics: TextList,
    /// Its state.
    pub state: WebhookState,
    /// Who disabled it.
    pub disabled_cause: Option<DisabledCause>,
    /// Why it was disabled.
    pub disabled_note: Option<String>,
    /// When it was disabled.
    #[diesel(serialize_as = MaybeAt)]
    pub disabled_at: Option<Instant>,
    /// Which secret signs, from 1.
    pub secret_version: i32,
    /// Until when the secret before it signs too.
    #[diesel(serialize_as = MaybeAt)]
    pub previous_until: Option<Instant>,
    /// When it was registered.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Version of the row, for If-Match.
    pub version: i64,
}

keyed!(webhooks, WebhookRow);
versioned!(webhooks, WebhookRow);

/// The webhooks of an agency, or of all, oldest first.
pub fn list(c: &mut Conn, agency: Option<Uuid>) -> Result<Vec<WebhookRow>> {
    let mut query = webhooks::table.into_boxed();
    if let Some(agency) = agency {
        query = query.filter(webhooks::agency_id.eq(Id(agency)));
    }
    Ok(query.order((webhooks::created_at, webhooks::id)).select(WebhookRow::as_select()).load(c)?)
}
