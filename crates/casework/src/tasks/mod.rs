//! What people must do because the system alone cannot: telephone, ask after a declaration, mend a fault.

mod complete;
mod content;
mod list;

pub use complete::{Outcome, TaskDone, complete};
pub use content::{TaskContent, TaskKind};
pub use list::{TaskQuery, TaskView, list, read};
