//! Access tokens of providers of channels, sealed by the use cases.

use diesel::prelude::*;
use domain::time::Instant;

use crate::conn::Conn;
use crate::dialect::insert_new;
use crate::error::Result;
use crate::schema::channel_tokens;
use crate::types::{At, MaybeAt};

/// The token of a channel. Whoever changes it names the version that was read, so that one of several wins.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = channel_tokens, primary_key(channel), treat_none_as_null = true)]
pub struct ChannelTokenRow {
    /// Key of the channel.
    pub channel: String,
    /// Access and refresh token, unreadable without the key of the installation.
    pub sealed: String,
    /// Which configured token they grew from.
    pub seed: String,
    /// When the access token ends.
    #[diesel(serialize_as = At)]
    pub expires_at: Instant,
    /// Until when somebody renews it.
    #[diesel(serialize_as = MaybeAt)]
    pub renewing_until: Option<Instant>,
    /// When it was last changed.
    #[diesel(serialize_as = At)]
    pub updated_at: Instant,
    /// Version of the row.
    pub version: i64,
}

/// The token of a channel.
pub fn get(c: &mut Conn, channel: &str) -> Result<Option<ChannelTokenRow>> {
    Ok(channel_tokens::table.find(channel).select(ChannelTokenRow::as_select()).first(c).optional()?)
}

/// Adds the first token; false when somebody else did.
pub fn insert(c: &mut Conn, row: &ChannelTokenRow) -> Result<bool> {
    Ok(insert_new!(c, channel_tokens::table, row.clone())? == 1)
}

/// Replaces the token that was read at version `expected`; false when somebody else was faster.
pub fn update(c: &mut Conn, row: &ChannelTokenRow, expected: i64) -> Result<bool> {
    let mut row = row.clone();
    row.version = expected + 1;
    let read = channel_tokens::table.find(row.channel.clone()).filter(channel_tokens::version.eq(expected));
    Ok(diesel::update(read).set(row).execute(c)? == 1)
}
