//! The event log: append-only, one hash chain per stream, sealed daily over all heads.

mod append;
mod canonical;
mod chain;
mod event;
mod exported;
mod fault;
mod read;
mod row;
mod seal;
mod verify;

pub use append::{append, append_at_head};
pub use canonical::canonical;
pub use event::{Head, NewEvent, StoredEvent, StreamKind, StreamRef};
pub use exported::first_fault_of;
pub use fault::{ChainFault, FaultKind};
pub use read::{StreamsAfter, all_streams, head, read, read_from, streams_of_case};
pub use seal::{Seal, latest_seal, seal_day};
pub use verify::{verify, verify_stream};
