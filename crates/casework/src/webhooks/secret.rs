//! The secret of a webhook: derived from the key of the installation, so that it is stored nowhere.

use crate::secrets::Secrets;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// Keeps these secrets apart from everything else that the key signs.
const PURPOSE: &[u8] = b"tnld webhook secret v1";

/// Key material of one version of a webhook's secret. Debug shows nothing.
pub struct WebhookSecret([u8; 32]);

impl WebhookSecret {
    /// Derives it.
    pub(crate) fn of(secrets: &Secrets, webhook: Uuid, version: i32) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(&secrets.links).expect("HMAC takes keys of any length");
        mac.update(PURPOSE);
        mac.update(webhook.as_bytes());
        mac.update(&version.to_be_bytes());
        Self(mac.finalize().into_bytes().into())
    }

    #[cfg(test)]
    pub(super) fn of_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As the other side keeps it (Standard Webhooks): `whsec_` and 32 bytes in base64. Shown once.
    pub fn reveal(&self) -> String {
        format!("whsec_{}", STANDARD.encode(self.0))
    }
}

impl std::fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_webhook_and_version_has_its_own() {
        let secrets = |key: &[u8]| Secrets { links: key.to_vec() };
        let of = |key: &[u8], id: u128, version| {
            WebhookSecret::of(&secrets(key), Uuid::from_u128(id), version).reveal()
        };
        let first = of(b"key", 1, 1);
        assert_eq!(first, of(b"key", 1, 1));
        for other in [of(b"key", 1, 2), of(b"key", 2, 1), of(b"other", 1, 1)] {
            assert_ne!(first, other);
        }
        let bytes = STANDARD.decode(first.strip_prefix("whsec_").unwrap()).unwrap();
        assert_eq!(bytes.len(), 32);
        let debug = format!("{:?}", WebhookSecret::of_bytes([7; 32]));
        assert_eq!(debug, "WebhookSecret(..)");
    }
}
