//! Getting the next pair of tokens.

use super::settings::{Account, ZaloSettings};
use crate::channel::template::percent;
use crate::http::{Ask, Client};
use crate::transport::{SendFailure, Step};
use casework::channels::TokenPair;
use chrono::Duration;
use serde_json::Value;

/// How long a token is believed to last when the answer does not tell.
const USUAL: Duration = Duration::hours(1);

fn failed(why: &str) -> SendFailure {
    SendFailure::transient(Step::SignIn, format!("the access token cannot be renewed: {why}"))
}

/// Trades the refresh token for a new pair; answers how long its access token lasts. The refresh token is used up.
pub(super) fn renew(
    client: &Client,
    account: &Account,
    s: &ZaloSettings,
    refresh: &str,
) -> Result<(TokenPair, Duration), SendFailure> {
    let body =
        format!("refresh_token={}&app_id={}&grant_type=refresh_token", percent(refresh), percent(&s.app_id));
    let headers = [
        ("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned()),
        ("secret_key".to_owned(), s.secret_key.clone()),
    ];
    let ask = Ask { method: "POST", url: account.oauth.as_str(), headers: &headers, body: body.as_bytes() };
    let reply = client.send(&ask).map_err(|_| failed("no answer"))?;
    if reply.status != 200 {
        return Err(failed(&format!("HTTP {}", reply.status)));
    }
    let body = reply.body.as_deref().and_then(|b| serde_json::from_slice::<Value>(b).ok());
    let body = body.ok_or_else(|| failed("the answer cannot be read"))?;
    let text = |key: &str| body.get(key).and_then(Value::as_str).filter(|t| !t.is_empty()).map(str::to_owned);
    let (Some(access), Some(refresh)) = (text("access_token"), text("refresh_token")) else {
        let code = body.get("error").map_or_else(String::new, Value::to_string);
        return Err(failed(&format!("error {code}; give a new zalo.refresh_token")));
    };
    let seconds = match body.get("expires_in") {
        Some(Value::String(text)) => text.parse().ok(),
        Some(other) => other.as_i64(),
        None => None,
    };
    let lasts = seconds.filter(|s| (1..=10_000_000).contains(s)).map_or(USUAL, Duration::seconds);
    Ok((TokenPair { access, refresh }, lasts))
}
