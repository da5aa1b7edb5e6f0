//! Files on their way, on the disk.

use crate::failure::Failure;
use bytes::Bytes;
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Where the bytes that came so far stand.
pub(super) fn part(parts: &Path, id: Uuid) -> PathBuf {
    parts.join(id.simple().to_string())
}

/// Where the copy stands that is looked at.
pub(super) fn staged(parts: &Path, id: Uuid) -> PathBuf {
    parts.join(format!("{}.whole", id.simple()))
}

/// Writes bytes at a place of the file and waits until they are on the disk. What stood behind is cut off: it came
/// with a request that was never acknowledged.
pub(super) fn write_at(path: &Path, offset: u64, bytes: &Bytes) -> Result<(), Failure> {
    let write = || -> std::io::Result<()> {
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir)?;
        }
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(bytes)?;
        file.sync_data()
    };
    write().map_err(|e| broken(&e))
}

/// Throws the bytes of an upload away.
pub(super) fn remove(parts: &Path, id: Uuid) {
    for path in [part(parts, id), staged(parts, id)] {
        if let Err(e) = std::fs::remove_file(&path)
            && e.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(upload.id = %id, error = %e, "a file on its way could not be removed");
        }
    }
}

/// The disk does not do what it should: nothing the caller can mend.
pub(super) fn broken(e: &std::io::Error) -> Failure {
    Failure::Internal(format!("files on their way: {e}"))
}

/// Runs work that waits for the disk away from the threads that answer.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Failure::Internal(format!("a thread ended: {e}")))?
}
