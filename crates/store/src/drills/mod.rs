//! Drills of the chain of alerts: which ran, when, and how each ended.

mod list;
mod put;
mod row;
mod state;

pub use list::{DrillFilter, all, list, overdue};
pub use put::{get, lock, start, update};
pub use row::DrillRow;
pub use state::DrillState;
