//! Secrets of the installation; never printed.

/// Key material. Debug shows nothing.
#[derive(Clone)]
pub struct Secrets {
    /// Signs confirmation links.
    pub links: Vec<u8>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(..)")
    }
}
