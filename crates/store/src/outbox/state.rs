//! Where a message stands.

use crate::text_key::text_key;

text_key! {
    /// Where a message stands.
    OutboxState {
        /// Waits, or is being sent under a lease.
        Pending = "pending",
        /// Handed over.
        Delivered = "delivered",
        /// Given up; can be replayed.
        Dead = "dead",
        /// No longer needed.
        Cancelled = "cancelled",
    }
}
