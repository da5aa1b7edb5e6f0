//! Where a task stands.

use crate::text_key::text_key;

text_key! {
    /// Where a task stands.
    TaskState {
        /// Somebody must do it.
        Open = "open",
        /// Done, with its outcome.
        Done = "done",
        /// No longer needed.
        Withdrawn = "withdrawn",
    }
}
