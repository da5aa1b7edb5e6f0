//! Confirmation links: bound to alert and recipient, signed, expiring.

use crate::app::Casework;
use domain::ids::AlertId;
use domain::time::Instant;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// Why a link does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkProblem {
    /// Not a link of ours, or changed on the way.
    #[error("the link is not valid")]
    NotValid,
    /// Older than the validity.
    #[error("the link has expired")]
    Expired,
}

fn mac(app: &Casework, alert: AlertId, address: &str, expires: i64) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&app.secrets().links).expect("HMAC takes keys of any length");
    mac.update(alert.0.as_bytes());
    mac.update(&expires.to_be_bytes());
    mac.update(address.as_bytes());
    mac
}

/// The token of a link to confirm an alert sent to `address`.
pub(crate) fn token(app: &Casework, alert: AlertId, address: &str, sent_at: Instant) -> String {
    let expires = (sent_at + app.settings().link_validity).timestamp();
    let signature = mac(app, alert, address, expires).finalize().into_bytes();
    format!("{}.{expires:x}.{}", alert.0.simple(), hex::encode(signature))
}

/// The address to open.
pub fn confirmation_url(app: &Casework, alert: AlertId, address: &str, sent_at: Instant) -> String {
    format!("{}/xac-nhan/{}", app.settings().public_url, token(app, alert, address, sent_at))
}

/// Splits a token; the signature is checked once the address is known.
pub(crate) fn alert_of(token: &str) -> Result<AlertId, LinkProblem> {
    let id = token.split('.').next().ok_or(LinkProblem::NotValid)?;
    Uuid::try_parse(id).map(AlertId).map_err(|_| LinkProblem::NotValid)
}

/// Checks a token against the address the alert was sent to.
pub(crate) fn check(app: &Casework, token: &str, address: &str) -> Result<AlertId, LinkProblem> {
    let mut parts = token.split('.');
    let (Some(_), Some(expires), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(LinkProblem::NotValid);
    };
    let alert = alert_of(token)?;
    let expires = i64::from_str_radix(expires, 16).map_err(|_| LinkProblem::NotValid)?;
    let signature = hex::decode(signature).map_err(|_| LinkProblem::NotValid)?;
    mac(app, alert, address, expires).verify_slice(&signature).map_err(|_| LinkProblem::NotValid)?;
    if app.now().timestamp() > expires { Err(LinkProblem::Expired) } else { Ok(alert) }
}
