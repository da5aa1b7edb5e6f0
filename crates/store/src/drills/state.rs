//! Where a drill stands.

use crate::text_key::text_key;

text_key! {
    /// Where a drill stands.
    DrillState {
        /// Somebody has still to confirm.
        Running = "running",
        /// Everybody confirmed.
        Confirmed = "confirmed",
        /// An officer ended it.
        Stopped = "stopped",
        /// It ran out of time.
        Expired = "expired",
    }
}
