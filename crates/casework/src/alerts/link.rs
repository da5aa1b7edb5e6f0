//! Confirmation links: bound to alert, message and recipient, signed, expiring, short enough for a text message.

use crate::app::Casework;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::outbox::OutboxRow;
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

/// Bytes of the id, of the hour of expiry, and of the signature (128 bits).
const ID: usize = 16;
const EXPIRY: usize = 4;
const SIGNATURE: usize = 16;

fn signature(app: &Casework, message: &OutboxRow, expires: u32) -> Vec<u8> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(&app.secrets().links).expect("HMAC takes keys of any length");
    mac.update(message.id.as_bytes());
    mac.update(message.alert_id.as_bytes());
    mac.update(&expires.to_be_bytes());
    mac.update(message.address.as_bytes());
    let mut whole = mac.finalize().into_bytes().to_vec();
    whole.truncate(SIGNATURE);
    whole
}

/// Whole hours since 1970 at which the links of a message expire: no attempt changes its link.
fn expiry(app: &Casework, message: &OutboxRow) -> u32 {
    let hour = (message.created_at + app.settings().link_validity).timestamp().div_euclid(3600) + 1;
    u32::try_from(hour).unwrap_or(u32::MAX)
}

/// The token of the link in a message.
pub(crate) fn token(app: &Casework, message: &OutboxRow) -> String {
    let expires = expiry(app, message);
    let mut bytes = message.id.as_bytes().to_vec();
    bytes.extend(expires.to_be_bytes());
    bytes.extend(signature(app, message, expires));
    base64url(&bytes)
}

/// The address to open.
pub(crate) fn confirmation_url(app: &Casework, message: &OutboxRow) -> String {
    format!("{}/xac-nhan/{}", app.settings().public_url, token(app, message))
}

/// The message a token belongs to; the signature is checked once the message is known.
pub(crate) fn message_of(token: &str) -> Result<Uuid, LinkProblem> {
    let bytes = from_base64url(token).ok_or(LinkProblem::NotValid)?;
    let id = bytes.get(..ID).filter(|_| bytes.len() == ID + EXPIRY + SIGNATURE);
    id.and_then(|id| Uuid::from_slice(id).ok()).ok_or(LinkProblem::NotValid)
}

/// Checks a token against the message it names.
pub(crate) fn check(app: &Casework, token: &str, message: &OutboxRow) -> Result<(), LinkProblem> {
    let bytes = from_base64url(token).ok_or(LinkProblem::NotValid)?;
    let (Some(expires), Some(signed)) = (
        bytes.get(ID..ID + EXPIRY).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes),
        bytes.get(ID + EXPIRY..),
    ) else {
        return Err(LinkProblem::NotValid);
    };
    let wanted = signature(app, message, expires);
    let differs = wanted.len() != signed.len()
        || wanted.iter().zip(signed).fold(0_u8, |sum, (a, b)| sum | (a ^ b)) != 0;
    if differs {
        return Err(LinkProblem::NotValid);
    }
    let hour = app.now().timestamp().div_euclid(3600);
    if hour >= i64::from(expires) { Err(LinkProblem::Expired) } else { Ok(()) }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 for addresses (RFC 4648, 5); 36 bytes are 48 letters without padding.
fn base64url(bytes: &[u8]) -> String {
    bytes
        .chunks_exact(3)
        .flat_map(|c| {
            let word = c.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
            [18, 12, 6, 0].map(|shift| char::from(ALPHABET[(word >> shift & 63) as usize]))
        })
        .collect()
}

fn from_base64url(text: &str) -> Option<Vec<u8>> {
    if text.len() != (ID + EXPIRY + SIGNATURE) / 3 * 4 {
        return None;
    }
    let mut out = Vec::with_capacity(ID + EXPIRY + SIGNATURE);
    for quad in text.as_bytes().chunks_exact(4) {
        let mut word = 0_u32;
        for letter in quad {
            let value = ALPHABET.iter().position(|a| a == letter)?;
            word = word << 6 | u32::try_from(value).ok()?;
        }
        out.extend(word.to_be_bytes().get(1..)?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_back_as_bytes() {
        for seed in 0..=255_u8 {
            let bytes: Vec<u8> = (0..36).map(|n| seed.wrapping_mul(31).wrapping_add(n * 7)).collect();
            let text = base64url(&bytes);
            assert_eq!(text.len(), 48);
            assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')));
            assert_eq!(from_base64url(&text), Some(bytes));
        }
    }

    #[test]
    fn what_is_no_token_is_none() {
        for bad in ["", "a", &"a".repeat(47), &"a".repeat(49), &"=".repeat(48), &"é".repeat(24)] {
            assert_eq!(from_base64url(bad), None, "{bad}");
        }
    }
}
