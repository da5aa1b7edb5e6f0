//! The manifest: every other entry with its size and SHA-256.

use domain::time::Instant;
use serde::{Deserialize, Serialize};

/// One entry of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Item {
    /// Name in the ZIP.
    pub(super) name: String,
    /// Bytes.
    pub(super) size: u64,
    /// SHA-256 in hexadecimal.
    pub(super) sha256: String,
}

/// The manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of the layout.
    pub(super) format: u32,
    /// Version of the program that wrote the bundle; empty in bundles older than this field.
    #[serde(default)]
    pub(super) program: String,
    /// Number of the case.
    pub(super) case_number: String,
    /// Version of the case.
    pub(super) version: i64,
    /// When the bundle was made.
    pub(super) made_at: Instant,
    /// SHA-256 of the law set.
    pub(super) law_sha256: String,
    /// Every other entry, in the order of writing.
    pub(super) entries: Vec<Item>,
}
