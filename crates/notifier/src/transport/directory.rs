//! A directory of `.eml` files in place of a mail server; for demonstrations only.

use super::failure::{SendFailure, Step};
use lettre::Message;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Writes each message as `<id>.eml`; the same id written twice is one file.
pub(super) struct Directory {
    path: PathBuf,
}

impl Directory {
    pub(super) fn new(path: PathBuf) -> std::io::Result<Self> {
        std::fs::create_dir_all(&path)?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn send(&self, id: Uuid, message: &Message) -> Result<String, SendFailure> {
        self.write(id, &message.formatted())
            .map(|()| "written to the demonstration mailbox".to_owned())
            .map_err(|e| SendFailure::transient(Step::Directory, e.kind().to_string()))
    }

    /// Whole or not at all: readers never see half a message.
    fn write(&self, id: Uuid, bytes: &[u8]) -> std::io::Result<()> {
        let unfinished = self.path.join(format!(".{id}.part"));
        std::fs::write(&unfinished, bytes)?;
        std::fs::rename(&unfinished, self.path.join(format!("{id}.eml")))
    }

    /// Can the directory be written to?
    pub(super) fn check(&self) -> Result<(), SendFailure> {
        let probe = self.path.join(".probe");
        std::fs::write(&probe, b"")
            .and_then(|()| std::fs::remove_file(&probe))
            .map_err(|e| SendFailure::transient(Step::Directory, e.kind().to_string()))
    }
}
