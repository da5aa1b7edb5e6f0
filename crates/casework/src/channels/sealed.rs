//! Secrets of others that must be stored: unreadable without the key of the installation.

use crate::failure::Failure;
use crate::secrets::Secrets;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;

/// Keeps this key apart from everything else that the key of the installation makes.
const PURPOSE: &[u8] = b"tnld sealing key v1";

fn key(secrets: &Secrets) -> Result<LessSafeKey, Failure> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&secrets.links).expect("HMAC takes keys of any length");
    mac.update(PURPOSE);
    let key = UnboundKey::new(&CHACHA20_POLY1305, &mac.finalize().into_bytes());
    key.map(LessSafeKey::new).map_err(|_| Failure::Internal("no key to seal with".to_owned()))
}

/// Seals a text for one purpose; under another it does not open.
pub(super) fn seal(secrets: &Secrets, purpose: &str, text: &str) -> Result<String, Failure> {
    let mut nonce = [0_u8; NONCE_LEN];
    getrandom::fill(&mut nonce).map_err(|e| Failure::Internal(format!("randomness: {e}")))?;
    let mut bytes = text.as_bytes().to_vec();
    key(secrets)?
        .seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(purpose.as_bytes()),
            &mut bytes,
        )
        .map_err(|_| Failure::Internal("sealing failed".to_owned()))?;
    Ok(STANDARD.encode([nonce.as_slice(), &bytes].concat()))
}

/// Opens what [`seal`] made; `None` when it was changed, or made under another key.
pub(super) fn open(secrets: &Secrets, purpose: &str, sealed: &str) -> Option<String> {
    let bytes = STANDARD.decode(sealed).ok()?;
    let (nonce, rest) = bytes.split_at_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let mut rest = rest.to_vec();
    let plain = key(secrets).ok()?.open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut rest).ok()?;
    String::from_utf8(plain.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_purpose_open_it() {
        let (ours, theirs) = (Secrets { links: vec![7; 32] }, Secrets { links: vec![8; 32] });
        let sealed = seal(&ours, "zalo", "mã truy cập").unwrap();
        assert!(!sealed.contains("truy"));
        assert_ne!(sealed, seal(&ours, "zalo", "mã truy cập").unwrap(), "never twice the same");
        assert_eq!(open(&ours, "zalo", &sealed).as_deref(), Some("mã truy cập"));
        assert_eq!(open(&theirs, "zalo", &sealed), None);
        assert_eq!(open(&ours, "sms", &sealed), None);
        let mut bytes = STANDARD.decode(&sealed).unwrap();
        bytes[20] ^= 1;
        assert_eq!(open(&ours, "zalo", &STANDARD.encode(bytes)), None);
        assert_eq!(open(&ours, "zalo", "x"), None);
    }
}
