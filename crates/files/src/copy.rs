//! Copying a file while its hash is taken: what is kept is what was hashed.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

const PIECE: usize = 256 * 1024;

/// A copy that is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Where.
    pub path: PathBuf,
    /// SHA-256, lower-case hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// Copies a file to `to`, replacing what is there, and waits until it is on the disk.
///
/// # Errors
/// What the file system says.
pub fn copy_hashed(from: &Path, to: &Path) -> std::io::Result<Copied> {
    if let Some(dir) = to.parent() {
        std::fs::create_dir_all(dir)?;
    }
    let mut source = File::open(from)?;
    let mut target = File::create(to)?;
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut piece = vec![0; PIECE];
    loop {
        let n = source.read(&mut piece)?;
        if n == 0 {
            break;
        }
        hasher.update(&piece[..n]);
        target.write_all(&piece[..n])?;
        size += n as u64;
    }
    target.sync_all()?;
    Ok(Copied { path: to.to_owned(), sha256: hex::encode(hasher.finalize()), size })
}
