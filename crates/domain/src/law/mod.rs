//! The law as data: regimes in force on a date, classification, recipients, competence and terms.

mod citation;
mod duty;
mod facts;
mod term;

pub use citation::{Basis, Citation, Confidence, RuleId};
pub use duty::{AlertDuty, AlertMode, Filer, FilingDuty, HowFast, Trigger};
pub use facts::{AccidentFacts, VictimFacts};
pub use term::{ClockState, Deadline, DeadlineKind, Moment, TermCalendar};
