//! What people must do because the system alone cannot: telephone, ask after a declaration, mend a fault.

mod complete;
mod content;
mod issued;
mod list;
mod open;
mod quick_report;

pub use complete::{TaskDone, complete};
pub use content::TaskContent;
pub use domain::words::{TaskKind, TaskOutcome as Outcome};
pub(crate) use issued::document_issued;
pub use list::{TaskQuery, TaskView, count_open, list, read};
pub(crate) use open::case_task;
pub use quick_report::ReportLine;
pub use store::TaskState;
