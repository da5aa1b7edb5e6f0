//! What must happen because time passes: alarms of terms, the digest of the day, declarations that are owed,
//! the nightly checks. Everything is told once, however often and by however many notifiers the sweep runs, and
//! caught up after an outage.

mod digest;
mod integrity;
mod look;
mod ministry;
mod overdue;
mod purge;
mod recipient;
mod run;
mod scene;
mod silence;
mod undeclared;
mod withdraw;

pub use integrity::{Finding, IntegrityReport, last_report};
pub use purge::{Forgotten, purge};
pub use run::{Swept, run};
use withdraw::withdraw_others;
