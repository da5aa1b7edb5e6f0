//! Rows of the log.

use diesel::prelude::*;
use domain::time::Instant;
use serde_json::Value;
use uuid::Uuid;

use super::chain::Header;
use super::event::{Head, StoredEvent, StreamKind, StreamRef};
use crate::error::{Result, StoreError};
use crate::schema::{events, streams};
use crate::types::{At, Id, MaybeId};

/// A stream and its head.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = streams, treat_none_as_default_value = false)]
pub(crate) struct StreamRow {
    #[diesel(serialize_as = Id)]
    pub(crate) id: Uuid,
    pub(crate) kind: StreamKind,
    pub(crate) province: String,
    #[diesel(serialize_as = MaybeId)]
    pub(crate) case_id: Option<Uuid>,
    pub(crate) head_seq: i64,
    pub(crate) head_hash: String,
    pub(crate) sealed_seq: i64,
    #[diesel(serialize_as = At)]
    pub(crate) created_at: Instant,
}

impl From<StreamRow> for Head {
    fn from(row: StreamRow) -> Self {
        let stream = StreamRef { id: row.id, kind: row.kind, province: row.province, case_id: row.case_id };
        Self { stream, seq: row.head_seq, hash: row.head_hash }
    }
}

/// An entry with its JSON as the exact text that was hashed.
#[derive(Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
pub(crate) struct EventRow {
    #[diesel(serialize_as = Id)]
    pub(crate) stream: Uuid,
    pub(crate) seq: i64,
    #[diesel(serialize_as = At)]
    pub(crate) at: Instant,
    pub(crate) actor: String,
    pub(crate) kind: String,
    pub(crate) payload_version: i32,
    pub(crate) payload: Option<String>,
    pub(crate) payload_hash: String,
    pub(crate) prev_hash: String,
    pub(crate) hash: String,
}

impl EventRow {
    pub(crate) fn header(&self) -> Header<'_> {
        Header {
            stream: self.stream,
            seq: self.seq,
            at: self.at,
            actor: &self.actor,
            kind: &self.kind,
            payload_version: self.payload_version,
        }
    }

    pub(crate) fn into_event(self) -> Result<StoredEvent> {
        let parse = |column: &'static str, text: &str| {
            serde_json::from_str::<Value>(text).map_err(|_| StoreError::Inconsistent {
                table: "events",
                column,
                row: format!("{}/{}", self.stream, self.seq),
            })
        };
        Ok(StoredEvent {
            actor: parse("actor", &self.actor)?,
            payload: self.payload.as_deref().map_or(Ok(Value::Null), |p| parse("payload", p))?,
            stream: self.stream,
            seq: self.seq,
            at: self.at,
            kind: self.kind,
            payload_version: self.payload_version,
            payload_hash: self.payload_hash,
            prev_hash: self.prev_hash,
            hash: self.hash,
        })
    }
}
