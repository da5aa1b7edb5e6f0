//! What people must do because the system alone cannot: telephone, ask after a declaration, mend a fault.

mod list;
mod put;
mod row;
mod state;

pub use list::{TaskFilter, count_open, list, of_alert, of_case};
pub use put::{get, insert, open, update};
pub use row::TaskRow;
pub use state::TaskState;
