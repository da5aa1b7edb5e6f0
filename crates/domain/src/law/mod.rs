//! The law as data: regimes in force on a date, classification, recipients, competence and terms.
//!
//! The rules stand in `config/law` and `config/agencies`; [`LawSet`] reads and checks them once and
//! answers from them. Rule ids are explained in `docs/law.md`.

mod agency;
mod alerts;
pub mod assessment;
pub mod benefit;
mod citation;
mod classify;
mod clauses;
mod competence;
mod drill;
mod duty;
mod explain;
mod facts;
mod filing;
mod ladder;
mod place;
mod regime;
mod rules;
mod set;
mod term;
mod terms;
mod who_must;

pub use agency::AgencyName;
pub use benefit::{MinimumOf, Months};
pub use citation::{Basis, Citation, Confidence, RuleId};
pub use classify::Classification;
pub use clauses::RECALL;
pub use competence::TeamDecision;
pub use drill::mock_fatality;
pub use duty::{AlertDuty, AlertMode, Filer, FilingDuty, HowFast, Trigger};
pub use facts::{AccidentFacts, VictimFacts};
pub use ladder::{Ladder, Rest, Rung};
pub use regime::{NoRegime, Regime};
pub use set::{
    ClockStart, CompensationStart, LawError, LawSet, Provenance, ReclassificationClock, ReinvestigationClock,
    RetirementAge, Settings,
};
pub use term::{ClockState, Deadline, DeadlineKind, Moment, TermCalendar};
pub use terms::anew_event;
pub use who_must::WhoMust;
