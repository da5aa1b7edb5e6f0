//! Alerts: who must be told, and whether they confirmed.

mod confirmed;
mod list;
mod put;
mod row;
mod rung;
mod state;

pub use confirmed::{Confirmation, confirmations};
pub use list::{AlertFilter, by_dedupe, list, of_case, of_drill, recipients};
pub use put::{get, insert, raise, update};
pub use row::AlertRow;
pub use rung::{behind, due, lock, next_due, unconfirmed_deaths};
pub use state::AlertState;
