//! Where an alert stands.

use crate::text_key::text_key;

text_key! {
    /// Where an alert stands.
    AlertState {
        /// Not yet handed over.
        Pending = "pending",
        /// Handed over, not confirmed.
        Sent = "sent",
        /// Confirmed by name and unit.
        Acknowledged = "acknowledged",
        /// The last attempt failed; it is tried again.
        Failed = "failed",
        /// Given up; a person must see to it.
        Dead = "dead",
        /// No longer needed.
        Withdrawn = "withdrawn",
    }
}
