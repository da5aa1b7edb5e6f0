//! Signatures of Standard Webhooks (version v1: HMAC-SHA256).

use super::secret::WebhookSecret;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// One signature over id, time and body: `v1,` and the code in base64.
pub fn signature(secret: &WebhookSecret, id: &str, timestamp: i64, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.bytes()).expect("HMAC takes keys of any length");
    mac.update(id.as_bytes());
    mac.update(b".");
    mac.update(timestamp.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

/// The header `webhook-signature`: one signature for each secret that is valid now, the newest first.
pub fn signatures(secrets: &[WebhookSecret], id: &str, timestamp: i64, body: &[u8]) -> String {
    secrets.iter().map(|s| signature(s, id, timestamp, body)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Computed with another program: `openssl dgst -sha256 -mac hmac -macopt hexkey:0707… -binary | base64`.
    #[test]
    fn as_other_programs_compute_it() {
        let secret = WebhookSecret::of_bytes([7; 32]);
        let signed = signature(&secret, "msg_1", 1_614_265_330, br#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,4tb+MnkCTqymlrGQQ6f66PPeMjMas7AHx6XI40qL5MA=");
        let two = signatures(&[secret, WebhookSecret::of_bytes([8; 32])], "msg_1", 1, b"x");
        assert_eq!(two.split(' ').filter(|s| s.starts_with("v1,")).count(), 2);
    }

    proptest! {
        #[test]
        fn nothing_can_be_changed(
            id in "[a-z0-9-]{1,20}", time in 0..i64::from(u32::MAX), body in proptest::collection::vec(any::<u8>(), 0..60),
            flip in 0..60_usize,
        ) {
            let secret = WebhookSecret::of_bytes([7; 32]);
            let signed = signature(&secret, &id, time, &body);
            prop_assert_ne!(&signed, &signature(&WebhookSecret::of_bytes([8; 32]), &id, time, &body));
            prop_assert_ne!(&signed, &signature(&secret, &id, time + 1, &body));
            prop_assert_ne!(&signed, &signature(&secret, &format!("{id}x"), time, &body));
            if let Some(byte) = body.get(flip) {
                let mut other = body.clone();
                other[flip] = byte ^ 1;
                prop_assert_ne!(&signed, &signature(&secret, &id, time, &other));
            }
        }
    }
}
