//! Settings of the evidence.

use anyhow::{Context as _, Result, bail};
use casework::evidence::EvidenceRoom;
use files::{Limits, Place, Scanner, Vault};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// `[evidence]`
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    store: Store,
    dir: String,
    s3_endpoint: String,
    s3_region: String,
    s3_bucket: String,
    s3_access_key: String,
    s3_secret_key: String,
    picture_mb: u64,
    document_mb: u64,
    film_mb: u64,
    sound_mb: u64,
    text_mb: u64,
    upload_hours: i64,
    clamd: String,
    clamd_timeout_seconds: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Store {
    Directory,
    S3,
}

impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Evidence").field("store", &self.store).field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl Evidence {
    /// The folder, when files are kept in one.
    pub(crate) fn directory(&self, data_dir: &Path) -> Option<PathBuf> {
        let dir = if self.dir.is_empty() { data_dir.join("evidence") } else { PathBuf::from(&self.dir) };
        (self.store == Store::Directory).then_some(dir)
    }

    /// Where files are kept, for people.
    pub(crate) fn place(&self, data_dir: &Path) -> String {
        match self.directory(data_dir) {
            Some(dir) => dir.display().to_string(),
            None => format!("bucket {} at {}", self.s3_bucket, self.s3_endpoint),
        }
    }

    fn vault(&self, data_dir: &Path) -> Result<Vault> {
        let place = match self.directory(data_dir) {
            Some(dir) => Place::Directory(dir),
            None => self.bucket()?,
        };
        Vault::open(&place).with_context(|| format!("evidence: {}", self.place(data_dir)))
    }

    #[cfg(feature = "s3")]
    fn bucket(&self) -> Result<Place> {
        if self.s3_bucket.is_empty() || self.s3_access_key.is_empty() || self.s3_secret_key.is_empty() {
            bail!("evidence.store is s3: s3_bucket, s3_access_key and s3_secret_key are needed");
        }
        Ok(Place::S3(files::S3Settings {
            endpoint: self.s3_endpoint.clone(),
            region: self.s3_region.clone(),
            bucket: self.s3_bucket.clone(),
            access_key: self.s3_access_key.clone(),
            secret_key: self.s3_secret_key.clone(),
        }))
    }

    #[cfg(not(feature = "s3"))]
    fn bucket(&self) -> Result<Place> {
        // Read nowhere else in such a program.
        let _unused = (&self.s3_region, &self.s3_access_key, &self.s3_secret_key);
        bail!("evidence.store is s3, but this program was built without the feature s3")
    }

    /// The virus scanner, when one is named.
    pub(crate) fn scanner(&self) -> Result<Option<Scanner>> {
        if self.clamd.is_empty() {
            return Ok(None);
        }
        let wait = Duration::from_secs(self.clamd_timeout_seconds.max(1));
        Scanner::at(&self.clamd, wait).map(Some).map_err(|e| anyhow::anyhow!("evidence.clamd: {e}"))
    }

    fn limits(&self) -> Limits {
        let mb = |n: u64| n.saturating_mul(1024 * 1024);
        Limits {
            picture: mb(self.picture_mb),
            document: mb(self.document_mb),
            film: mb(self.film_mb),
            sound: mb(self.sound_mb),
            text: mb(self.text_mb),
        }
    }

    /// The room of evidence.
    pub(crate) fn room(&self, data_dir: &Path) -> Result<EvidenceRoom> {
        let validity = chrono::Duration::hours(self.upload_hours.max(1));
        Ok(EvidenceRoom::new(
            self.vault(data_dir)?,
            self.scanner()?,
            self.limits(),
            data_dir.join("uploads"),
            validity,
        ))
    }
}
