//! A directory into which a mail server puts what comes back: a maildir, or plain files.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Longest mail that is read.
const LONGEST: u64 = 1024 * 1024;

/// The directory, and which of its files were told to be foreign.
pub(super) struct Directory {
    root: PathBuf,
    foreign: HashMap<PathBuf, (u64, Option<SystemTime>)>,
}

/// One file.
pub(super) struct Incoming {
    pub(super) path: PathBuf,
    pub(super) raw: Vec<u8>,
    seen: (u64, Option<SystemTime>),
}

impl Directory {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root, foreign: HashMap::new() }
    }

    /// Where files arrive: `new` and `cur` of a maildir, else the directory itself.
    fn places(&self) -> Vec<PathBuf> {
        let maildir: Vec<PathBuf> =
            ["new", "cur"].iter().map(|part| self.root.join(part)).filter(|p| p.is_dir()).collect();
        if maildir.is_empty() { vec![self.root.clone()] } else { maildir }
    }

    /// The files that are not known to be foreign, oldest name first.
    pub(super) fn incoming(&mut self) -> std::io::Result<Vec<Incoming>> {
        let mut paths = Vec::new();
        for place in self.places() {
            for entry in std::fs::read_dir(&place)? {
                let entry = entry?;
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                if !hidden && entry.file_type()?.is_file() {
                    paths.push(entry.path());
                }
            }
        }
        paths.sort();
        self.foreign.retain(|path, _| paths.contains(path));
        let known = |path: &Path| self.foreign.get(path).copied();
        Ok(paths.iter().filter_map(|path| read(path, known(path))).collect())
    }

    /// Remembers a file that is none of ours, until it changes; true when it is news.
    pub(super) fn is_foreign(&mut self, file: Incoming) -> bool {
        self.foreign.insert(file.path, file.seen) != Some(file.seen)
    }

    /// Puts a file away. Another notifier may have been faster.
    pub(super) fn done(&self, path: &Path) -> std::io::Result<()> {
        let done = self.root.join("done");
        std::fs::create_dir_all(&done)?;
        let Some(name) = path.file_name() else { return Ok(()) };
        match std::fs::rename(path, done.join(name)) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }
}

/// A file that vanished, or is too long to be a notification, is passed over.
fn read(path: &Path, known: Option<(u64, Option<SystemTime>)>) -> Option<Incoming> {
    let meta = std::fs::metadata(path).ok()?;
    let seen = (meta.len(), meta.modified().ok());
    if known == Some(seen) {
        return None;
    }
    let mut raw = Vec::new();
    std::fs::File::open(path).ok()?.take(LONGEST).read_to_end(&mut raw).ok()?;
    Some(Incoming { path: path.to_owned(), raw, seen })
}
