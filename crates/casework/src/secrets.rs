//! Secrets of the installation; never printed.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Key material. Debug shows nothing.
#[derive(Clone)]
pub struct Secrets {
    /// Signs confirmation links.
    pub links: Vec<u8>,
}

impl Secrets {
    /// A code of authentication over these parts, under a key of its own for each purpose. Every part but the last
    /// has one length for its purpose, so that no two lists of parts are the same text.
    pub(crate) fn mac(&self, purpose: &str, parts: &[&[u8]]) -> Hmac<Sha256> {
        let key = under(&self.links, &[purpose.as_bytes()]).finalize().into_bytes();
        under(&key, parts)
    }
}

fn under(key: &[u8], parts: &[&[u8]]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    parts.iter().for_each(|part| mac.update(part));
    mac
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(..)")
    }
}
