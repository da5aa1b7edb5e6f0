//! Where files are kept: under their SHA-256, in a directory or in a store that speaks S3.

use crate::copy::Copied;
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt as _};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Where files are kept.
#[derive(Debug, Clone)]
pub enum Place {
    /// A directory.
    Directory(PathBuf),
    /// A bucket.
    #[cfg(feature = "s3")]
    S3(S3Settings),
}

/// A bucket of a store that speaks S3.
#[cfg(feature = "s3")]
#[derive(Clone)]
pub struct S3Settings {
    /// Address; empty for AWS itself.
    pub endpoint: String,
    /// Region.
    pub region: String,
    /// Bucket.
    pub bucket: String,
    /// Name of the key.
    pub access_key: String,
    /// The key.
    pub secret_key: String,
}

#[cfg(feature = "s3")]
impl std::fmt::Debug for S3Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("S3Settings").field("bucket", &self.bucket).finish_non_exhaustive()
    }
}

/// Something failed that has nothing to do with the content.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The directory.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The store.
    #[error("{0}")]
    Store(#[from] object_store::Error),
    /// No SHA-256.
    #[error("not a SHA-256")]
    Name,
}

/// What is wrong with a stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is not there.
    Missing,
    /// Its bytes are others than they were.
    Changed {
        /// What they hash to now.
        sha256: String,
    },
}

/// A stored file that is being read.
pub struct Stored {
    /// Bytes.
    pub size: u64,
    /// Its bytes, piece by piece.
    pub bytes: Pin<Box<dyn Stream<Item = Result<Bytes, VaultError>> + Send>>,
}

/// The place. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    store: Arc<dyn ObjectStore>,
    /// The directory, when it is one: written by ourselves, so that a file is on the disk before it is named.
    directory: Option<Arc<PathBuf>>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("directory", &self.directory).finish_non_exhaustive()
    }
}

fn key(sha256: &str) -> Result<Key, VaultError> {
    let hex = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !hex {
        return Err(VaultError::Name);
    }
    Ok(Key::from(format!("{}/{}/{sha256}", &sha256[..2], &sha256[2..4])))
}

impl Vault {
    /// Opens the place; a directory is made when it is not there.
    ///
    /// # Errors
    /// [`VaultError`] when the place cannot be used.
    pub fn open(place: &Place) -> Result<Self, VaultError> {
        match place {
            Place::Directory(dir) => {
                std::fs::create_dir_all(dir)?;
                let dir = std::path::absolute(dir)?;
                let store = Arc::new(LocalFileSystem::new_with_prefix(&dir)?);
                Ok(Self { store, directory: Some(Arc::new(dir)) })
            }
            #[cfg(feature = "s3")]
            Place::S3(s) => {
                let mut builder = object_store::aws::AmazonS3Builder::new()
                    .with_region(&s.region)
                    .with_bucket_name(&s.bucket)
                    .with_access_key_id(&s.access_key)
                    .with_secret_access_key(&s.secret_key);
                if !s.endpoint.is_empty() {
                    builder =
                        builder.with_endpoint(&s.endpoint).with_allow_http(s.endpoint.starts_with("http://"));
                }
                Ok(Self { store: Arc::new(builder.build()?), directory: None })
            }
        }
    }

    /// The name under which a file stands in the place.
    pub fn name(&self, sha256: &str) -> String {
        key(sha256).map_or_else(|_| sha256.to_owned(), |k| k.to_string())
    }

    /// Keeps a copy that is on the disk: it is moved, or sent, under the name of its hash. A file that is there
    /// already is replaced by the same bytes.
    ///
    /// # Errors
    /// [`VaultError`]; then nothing was kept.
    pub async fn keep(&self, copied: Copied) -> Result<(), VaultError> {
        let key = key(&copied.sha256)?;
        match &self.directory {
            Some(dir) => {
                let target = dir.join(key.as_ref());
                blocking(move || move_in(&copied.path, &target)).await
            }
            None => {
                let mut source = File::open(&copied.path)?;
                let mut upload = object_store::WriteMultipart::new(self.store.put_multipart(&key).await?);
                loop {
                    let (read, piece) = blocking(move || {
                        let mut piece = vec![0; 1024 * 1024];
                        let n = std::io::Read::read(&mut source, &mut piece)?;
                        piece.truncate(n);
                        Ok((source, piece))
                    })
                    .await?;
                    source = read;
                    if piece.is_empty() {
                        break;
                    }
                    upload.wait_for_capacity(4).await?;
                    upload.put(Bytes::from(piece));
                }
                upload.finish().await?;
                Ok(std::fs::remove_file(&copied.path)?)
            }
        }
    }

    /// Keeps bytes; gives their SHA-256.
    ///
    /// # Errors
    /// As [`Vault::keep`].
    pub async fn keep_bytes(&self, bytes: Vec<u8>) -> Result<String, VaultError> {
        let sha256 = hex::encode(Sha256::digest(&bytes));
        let key = key(&sha256)?;
        match &self.directory {
            Some(dir) => {
                let target = dir.join(key.as_ref());
                blocking(move || {
                    // Two who keep the same bytes at once write beside each other.
                    static WRITES: AtomicU64 = AtomicU64::new(0);
                    let n = WRITES.fetch_add(1, Ordering::Relaxed);
                    let beside = target.with_extension(format!("new-{}-{n}", std::process::id()));
                    if let Some(parent) = beside.parent() {
                        std::fs::create_dir_all(parent)?;
                    }
                    let mut file = File::create(&beside)?;
                    file.write_all(&bytes)?;
                    file.sync_all()?;
                    move_in(&beside, &target)
                })
                .await?;
            }
            None => {
                self.store.put(&key, Bytes::from(bytes).into()).await?;
            }
        }
        Ok(sha256)
    }

    /// Is it there?
    ///
    /// # Errors
    /// [`VaultError`] when the place does not answer.
    pub async fn has(&self, sha256: &str) -> Result<bool, VaultError> {
        match self.store.head(&key(sha256)?).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(e) => Err(e.into()),
        }
    }

    /// Reads a file; `None` when it is not there.
    ///
    /// # Errors
    /// [`VaultError`] when the place does not answer.
    pub async fn read(&self, sha256: &str) -> Result<Option<Stored>, VaultError> {
        match self.store.get(&key(sha256)?).await {
            Ok(found) => {
                let size = found.meta.size;
                let bytes = Box::pin(found.into_stream().map(|piece| piece.map_err(VaultError::from)));
                Ok(Some(Stored { size, bytes }))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Reads a file and compares it with its name.
    ///
    /// # Errors
    /// [`VaultError`] when the place does not answer; what is wrong with the file is the answer.
    pub async fn check(&self, sha256: &str) -> Result<Option<Damage>, VaultError> {
        let Some(mut stored) = self.read(sha256).await? else { return Ok(Some(Damage::Missing)) };
        let mut hasher = Sha256::new();
        while let Some(piece) = stored.bytes.next().await {
            hasher.update(&piece?);
        }
        let found = hex::encode(hasher.finalize());
        Ok((found != sha256).then_some(Damage::Changed { sha256: found }))
    }

    /// Forgets a file that nothing names.
    ///
    /// # Errors
    /// [`VaultError`] when the place does not answer.
    pub async fn forget(&self, sha256: &str) -> Result<(), VaultError> {
        match self.store.delete(&key(sha256)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(e.into()),
        }
    }

    /// Writes, reads and forgets a few bytes that are nobody's: another probe at the same time has its own.
    ///
    /// # Errors
    /// [`VaultError`] naming what does not work.
    pub async fn probe(&self) -> Result<(), VaultError> {
        static PROBES: AtomicU64 = AtomicU64::new(0);
        let words = format!(
            "tnld: can this place be written? {} {} {:?}\n",
            std::process::id(),
            PROBES.fetch_add(1, Ordering::Relaxed),
            std::time::SystemTime::now(),
        );
        let sha256 = self.keep_bytes(words.into_bytes()).await?;
        let damage = self.check(&sha256).await?;
        self.forget(&sha256).await?;
        match damage {
            None => Ok(()),
            Some(_) => Err(std::io::Error::other("what was written could not be read again").into()),
        }
    }
}

/// Moves a file that is on the disk to its name, and waits until the name is on the disk too.
fn move_in(from: &Path, to: &Path) -> Result<(), VaultError> {
    let parent = to.parent().unwrap_or(to);
    std::fs::create_dir_all(parent)?;
    if let Err(e) = std::fs::rename(from, to) {
        if e.kind() != std::io::ErrorKind::CrossesDevices {
            return Err(e.into());
        }
        // Not the same disk: copied beside its name first.
        let beside = to.with_extension("new");
        let mut source = File::open(from)?;
        let mut target = File::create(&beside)?;
        std::io::copy(&mut source, &mut target)?;
        target.sync_all()?;
        std::fs::rename(&beside, to)?;
        std::fs::remove_file(from)?;
    }
    for dir in [Some(parent), parent.parent()].into_iter().flatten() {
        File::open(dir)?.sync_all()?;
    }
    Ok(())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(e) => Err(std::io::Error::other(e).into()),
    }
}
