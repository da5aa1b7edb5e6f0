//! The access token of a provider, renewed by one notifier at a time.

use super::sealed::{open, seal};
use crate::app::Casework;
use crate::failure::Failure;
use chrono::Duration;
use domain::time::Instant;
use domain::words::ChannelKind;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{ChannelTokenRow, channel_tokens};

/// Both tokens. Debug shows nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenPair {
    /// Opens the provider; ends soon.
    pub access: String,
    /// Gets the next pair, once.
    pub refresh: String,
}

impl std::fmt::Debug for TokenPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenPair(..)")
    }
}

/// What a notifier finds when it needs a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenState {
    /// It may be used.
    Valid(TokenPair),
    /// It has ended, and this notifier renews it now; nobody else does until then.
    Renew {
        /// Gets the next pair.
        refresh: String,
        /// Version to name when the new pair is kept.
        version: i64,
    },
    /// Another notifier renews it.
    Renewing,
}

/// A token that ends within this time is renewed at once.
const MARGIN: Duration = Duration::minutes(5);
/// How long a renewal may take before another notifier tries.
const RENEWAL: Duration = Duration::seconds(60);

fn seed_of(configured: &str) -> String {
    hex::encode(Sha256::new().chain_update(b"tnld token seed").chain_update(configured).finalize())
}

/// The token of a channel. `configured` is the refresh token of the configuration: the first one, or a new one after
/// the old has ended. With `refused` the access token that was refused is renewed whatever its time. For the
/// notifier, outside the async threads.
///
/// # Errors
/// A failure of the database.
pub fn token(
    app: &Casework,
    channel: ChannelKind,
    configured: &str,
    refused: Option<&str>,
) -> Result<TokenState, Failure> {
    let now = app.now();
    let (handle, configured, refused) = (app.clone(), configured.to_owned(), refused.map(str::to_owned));
    app.db().write_now(move |conn| {
        let seed = seed_of(&configured);
        let key = channel.as_str();
        let known = channel_tokens::get(conn, key)?;
        let opened = known.as_ref().filter(|row| row.seed == seed).and_then(|row| {
            serde_json::from_str::<TokenPair>(&open(handle.secrets(), key, &row.sealed)?).ok()
        });
        let first = || TokenPair { access: String::new(), refresh: configured.clone() };
        let (pair, fresh) = opened.map_or_else(|| (first(), true), |pair| (pair, false));
        if let Some(row) = known.as_ref().filter(|_| !fresh) {
            let usable = row.expires_at > now + MARGIN && refused.as_deref() != Some(pair.access.as_str());
            if usable && !pair.access.is_empty() {
                return Ok(TokenState::Valid(pair));
            }
            if row.renewing_until.is_some_and(|until| until > now) {
                return Ok(TokenState::Renewing);
            }
            let mine =
                ChannelTokenRow { renewing_until: Some(now + RENEWAL), updated_at: now, ..row.clone() };
            let won = channel_tokens::update(conn, &mine, row.version)?;
            return Ok(if won {
                TokenState::Renew { refresh: pair.refresh, version: row.version + 1 }
            } else {
                TokenState::Renewing
            });
        }
        // Nothing is known yet, or a person configured another token: start from that one.
        let row = ChannelTokenRow {
            channel: key.to_owned(),
            sealed: seal(handle.secrets(), key, &serde_json::to_string(&pair)?)?,
            seed,
            expires_at: now,
            renewing_until: Some(now + RENEWAL),
            updated_at: now,
            version: 1,
        };
        // What was read above decides: a second look could find the row that another notifier has just begun with, and
        // take the renewal from him.
        let (won, version) = match known {
            None => (channel_tokens::insert(conn, &row)?, 1),
            Some(old) => (channel_tokens::update(conn, &row, old.version)?, old.version + 1),
        };
        Ok(if won { TokenState::Renew { refresh: pair.refresh, version } } else { TokenState::Renewing })
    })
}

/// Keeps the pair that the provider gave.
///
/// # Errors
/// A failure of the database.
pub fn keep_token(
    app: &Casework,
    channel: ChannelKind,
    version: i64,
    pair: &TokenPair,
    expires_at: Instant,
) -> Result<(), Failure> {
    let now = app.now();
    let sealed = seal(app.secrets(), channel.as_str(), &serde_json::to_string(pair)?)?;
    settle(app, channel, version, move |row| {
        row.sealed = sealed.clone();
        row.expires_at = expires_at;
        row.updated_at = now;
    })
}

/// The renewal failed: another may try at once.
///
/// # Errors
/// A failure of the database.
pub fn renewal_failed(app: &Casework, channel: ChannelKind, version: i64) -> Result<(), Failure> {
    settle(app, channel, version, |_| {})
}

fn settle(
    app: &Casework,
    channel: ChannelKind,
    version: i64,
    edit: impl Fn(&mut ChannelTokenRow) + Send + 'static,
) -> Result<(), Failure> {
    app.db().write_now(move |conn| {
        let Some(mut row) = channel_tokens::get(conn, channel.as_str())? else { return Ok(()) };
        row.renewing_until = None;
        edit(&mut row);
        channel_tokens::update(conn, &row, version)?;
        Ok(())
    })
}
