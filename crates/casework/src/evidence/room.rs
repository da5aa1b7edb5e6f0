//! Where evidence is kept, and what is taken.

use files::{Limits, Place, Scanner, Vault, VaultError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Files that are looked at, at the same time: drawing a picture small takes memory.
const LOOKS_AT_ONCE: usize = 2;

/// The room of evidence of this installation.
#[derive(Debug, Clone)]
pub struct EvidenceRoom {
    pub(crate) vault: Vault,
    pub(crate) scanner: Option<Scanner>,
    pub(crate) limits: Limits,
    /// Directory of files on their way.
    pub(crate) parts: PathBuf,
    /// How long a file that nobody used is kept.
    pub(crate) validity: chrono::Duration,
    pub(crate) looks: Arc<Semaphore>,
}

impl EvidenceRoom {
    /// The room with its parts. Files on their way stand in the directory `parts`, for `validity` at most.
    pub fn new(
        vault: Vault,
        scanner: Option<Scanner>,
        limits: Limits,
        parts: PathBuf,
        validity: chrono::Duration,
    ) -> Self {
        Self { vault, scanner, limits, parts, validity, looks: Arc::new(Semaphore::new(LOOKS_AT_ONCE)) }
    }

    /// A room without a scanner in one directory, with the limits of the product.
    ///
    /// # Errors
    /// [`VaultError`] when the directory cannot be used.
    pub fn in_directory(dir: &Path) -> Result<Self, VaultError> {
        let vault = Vault::open(&Place::Directory(dir.join("evidence")))?;
        let (limits, validity) = (Limits::default(), chrono::Duration::hours(48));
        Ok(Self::new(vault, None, limits, dir.join("uploads"), validity))
    }

    /// The same room with a scanner.
    #[must_use]
    pub fn with_scanner(self, scanner: Scanner) -> Self {
        Self { scanner: Some(scanner), ..self }
    }

    /// Can files be kept?
    ///
    /// # Errors
    /// [`VaultError`] naming what does not work.
    pub async fn probe(&self) -> Result<(), VaultError> {
        self.vault.probe().await
    }

    /// Largest sizes, for whoever tells people what is taken.
    pub fn limits(&self) -> Limits {
        self.limits
    }
}
