//! Messages that wait for delivery, leased by workers.
//!
//! A worker claims rows in one short transaction, sends without holding any, and reports the end of each
//! attempt in another. Every report compares the holder of the lease: a worker that was too slow changes
//! nothing and is told so.

mod claim;
mod dead_letter;
mod late;
mod queue;
mod report;
mod row;
mod state;

pub use claim::{Addresses, Claimed, Portion, claim, claim_portion, release};
pub use dead_letter::{DeadFilter, DeadLetter, count_dead, dead_letter, dead_letters};
pub use late::{Failing, Late, delivered_since, failing, late, waits};
pub use queue::{cancel, depth, enqueue, get, next_attempt, of_alert, oldest};
pub use report::{bounced, dead, delivered, drop_leased, replay, retry, set_aside};
pub use row::OutboxRow;
pub use state::OutboxState;
