//! Drills (diễn tập): an invented death goes through the real chain of alerts, marked as a drill everywhere.
//! No case, no clock, no figure in any statistic; a stream of its own, and a report of who answered when.

mod content;
mod end;
mod event;
mod export;
mod list;
mod report;
mod start;
mod view;

pub use end::{end, end_overdue};
pub use event::DrillEvent;
pub use export::csv;
pub use list::{DrillQuery, list};
pub use report::{DrillAnswer, DrillReport, read};
pub use start::{DrillOrder, start};
pub use store::DrillState;
pub use view::DrillView;

pub(crate) use end::{end_if_all_confirmed, still_runs};
pub(crate) use event::check;
