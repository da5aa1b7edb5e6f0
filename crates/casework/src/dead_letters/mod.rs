//! Messages that were given up: listed, explained, sent again, or set aside.

mod explain;
mod list;
mod replay;
mod set_aside;

pub use explain::Explained;
pub use list::{DeadLetterQuery, DeadLetterView, list};
pub use replay::{Replayed, replay, replay_all};
pub use set_aside::set_aside;

pub(crate) use explain::masked;
