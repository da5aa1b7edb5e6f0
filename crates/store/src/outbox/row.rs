//! A message that waits for delivery.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use super::state::OutboxState;
use crate::schema::outbox;
use crate::types::{At, Id, Json, MaybeAt};

/// One message of an alert over one channel.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = outbox, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct OutboxRow {
    /// The message; the Message-ID derives from it.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// Its alert.
    #[diesel(serialize_as = Id)]
    pub alert_id: Uuid,
    /// Key of the channel.
    pub channel: String,
    /// Where it goes.
    pub address: String,
    /// What the channel needs to write it.
    #[diesel(serialize_as = Json)]
    pub payload: Value,
    /// Attempts begun.
    pub attempts: i32,
    /// Not before.
    #[diesel(serialize_as = At)]
    pub next_attempt_at: Instant,
    /// The worker that holds it.
    pub leased_by: Option<String>,
    /// Until when the worker holds it.
    #[diesel(serialize_as = MaybeAt)]
    pub leased_until: Option<Instant>,
    /// Its state.
    pub state: OutboxState,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When it was handed over.
    #[diesel(serialize_as = MaybeAt)]
    pub delivered_at: Option<Instant>,
}
