//! Alerts: who must be told, and whether they confirmed.

mod list;
mod put;
mod row;
mod state;

pub use list::{AlertFilter, list, of_case};
pub use put::{get, insert, raise, update};
pub use row::AlertRow;
pub use state::AlertState;
