//! Writing entries one after the other: nothing is held in memory but the entry at work.

use super::manifest::Item;
use crate::failure::Failure;
use sha2::{Digest, Sha256};
use std::io::{Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A bundle that is being written.
pub(super) struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    pub(super) items: Vec<Item>,
    open: Option<(String, Sha256, u64)>,
}

fn broken(e: impl std::fmt::Display) -> Failure {
    Failure::Internal(format!("bundle: {e}"))
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true)
}

impl<W: Write + Seek> Writer<W> {
    pub(super) fn new(out: W) -> Self {
        Self { zip: ZipWriter::new(out), items: Vec::new(), open: None }
    }

    /// Adds an entry of bytes that are in memory.
    pub(super) fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.begin(name)?;
        self.piece(bytes)?;
        self.end();
        Ok(())
    }

    /// Begins an entry that comes piece by piece.
    pub(super) fn begin(&mut self, name: &str) -> Result<(), Failure> {
        self.zip.start_file(name, options()).map_err(broken)?;
        self.open = Some((name.to_owned(), Sha256::new(), 0));
        Ok(())
    }

    /// Adds to the entry that was begun.
    pub(super) fn piece(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.zip.write_all(bytes).map_err(broken)?;
        if let Some((_, hash, size)) = &mut self.open {
            hash.update(bytes);
            *size += bytes.len() as u64;
        }
        Ok(())
    }

    /// Ends it: it stands in the manifest from now on.
    pub(super) fn end(&mut self) {
        if let Some((name, hash, size)) = self.open.take() {
            self.items.push(Item { name, size, sha256: hex::encode(hash.finalize()) });
        }
    }

    /// Adds an entry that the manifest does not list, because it is the manifest or follows from it.
    pub(super) fn unlisted(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.zip.start_file(name, options()).map_err(broken)?;
        self.zip.write_all(bytes).map_err(broken)
    }

    pub(super) fn finish(self) -> Result<W, Failure> {
        self.zip.finish().map_err(broken)
    }
}
