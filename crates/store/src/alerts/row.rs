//! An alert to one recipient.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use super::state::AlertState;
use crate::schema::alerts;
use crate::types::{At, Id, MaybeAt, MaybeId, MaybeJson};

/// A message that an agency must receive (báo tin).
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = alerts, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct AlertRow {
    /// The alert; also its event stream.
    #[diesel(serialize_as = Id)]
    pub id: Uuid,
    /// The case it is about.
    #[diesel(serialize_as = MaybeId)]
    pub case_id: Option<Uuid>,
    /// The drill it belongs to.
    #[diesel(serialize_as = MaybeId)]
    pub drill_id: Option<Uuid>,
    /// Code of the province that keeps it.
    pub province: String,
    /// The recipient, when it is in the directory.
    #[diesel(serialize_as = MaybeId)]
    pub agency_id: Option<Uuid>,
    /// Key of the recipient's role.
    pub role: String,
    /// Key of the mode: acknowledged alert, information …
    pub mode: String,
    /// Key of what caused it.
    pub trigger: String,
    /// Key of the rule that asks for it.
    pub rule: String,
    /// The law behind it.
    pub citation: String,
    /// The recipient's name on the day.
    pub recipient_name: String,
    /// Where the first message goes.
    pub address: Option<String>,
    /// Its state.
    pub state: AlertState,
    /// One alert per value: the same duty is told once.
    pub dedupe: String,
    /// When it was made.
    #[diesel(serialize_as = At)]
    pub created_at: Instant,
    /// When the first message was handed over.
    #[diesel(serialize_as = MaybeAt)]
    pub sent_at: Option<Instant>,
    /// When it was confirmed.
    #[diesel(serialize_as = MaybeAt)]
    pub acknowledged_at: Option<Instant>,
    /// The name typed by the officer who confirmed.
    pub acknowledged_by_name: Option<String>,
    /// The unit typed by the officer who confirmed.
    pub acknowledged_by_unit: Option<String>,
    /// Subject line; holds no personal data.
    pub subject: String,
    /// Version of the row, for If-Match.
    pub version: i64,
    /// Key of the haste it is in: minutes for deaths, hours for the rest.
    pub urgency: String,
    /// Key of its ladder; none for what nobody confirms.
    pub ladder: Option<String>,
    /// Times the ladder was begun anew.
    pub ladder_round: i32,
    /// The rung that is taken next, from 0.
    pub ladder_rung: i32,
    /// When it is taken; none when the ladder is over: confirmed, withdrawn, or none.
    #[diesel(serialize_as = MaybeAt)]
    pub next_rung_at: Option<Instant>,
    /// What it says, when it is not about the facts of a case.
    #[diesel(serialize_as = MaybeJson)]
    pub content: Option<Value>,
}
