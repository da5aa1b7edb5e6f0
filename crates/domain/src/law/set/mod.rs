//! The law set: all law files, read, checked and typed once.

mod check;
mod check_benefits;
mod check_ladders;
mod embedded;
mod entry;
mod error;
mod file;
mod provenance;
mod settings;
#[cfg(test)]
mod tests;
mod timeline;

pub(super) use entry::Entry;
pub use error::LawError;
pub use file::LawSet;
pub use provenance::Provenance;
pub use settings::{
    ClockStart, CompensationStart, ReclassificationClock, ReinvestigationClock, RetirementAge, Settings,
};
