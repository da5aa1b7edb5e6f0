//! What is wrong with a chain.

use uuid::Uuid;

/// The first fault of a stream, or a fault of a seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainFault {
    /// The stream; none when the fault lies in the seal itself.
    pub stream: Option<Uuid>,
    /// The place in the stream; for a seal, 0.
    pub seq: i64,
    /// What is wrong.
    pub what: FaultKind,
}

/// What is wrong with an entry, a stream or a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// The payload does not give its hash.
    #[error("the payload was changed")]
    PayloadChanged,
    /// The payload is gone.
    #[error("the payload is missing")]
    PayloadMissing,
    /// Time, actor, kind, version or a hash was changed.
    #[error("the header or a hash was changed")]
    HeaderChanged,
    /// The entry belongs at another place of the stream.
    #[error("the entry was moved here from another place")]
    Reordered,
    /// There is no entry with this number, but later ones exist.
    #[error("the entry is missing")]
    Missing,
    /// The last entries are gone: the head or a seal knows of more.
    #[error("the entries from here on were cut off")]
    Truncated,
    /// The head does not stand at the last entry.
    #[error("the head does not match the last entry")]
    HeadMismatch,
    /// Entries without a stream.
    #[error("the stream's own row is missing")]
    StreamMissing,
    /// A seal knows another hash for this entry.
    #[error("the entry is not the one that was sealed")]
    SealMismatch,
    /// A seal was changed, or one before it is gone.
    #[error("a daily seal was changed or removed")]
    SealBroken,
}

impl std::fmt::Display for ChainFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.stream {
            Some(stream) => write!(f, "{stream}, entry {}: {}", self.seq, self.what),
            None => write!(f, "{}", self.what),
        }
    }
}
