//! The watchdog: what does not work is seen, shown, and told to a person by another channel.

mod channel;
mod figures;
mod health;
mod incident;
mod look;
mod meters;
mod observe;
mod records;
mod tell;
mod words;
mod worker;

pub use channel::Standing;
pub use figures::{Figures, figures};
pub use health::{Health, IncidentView, health};
pub use incident::IncidentKind;
pub use look::{LOOK_EVERY, Looked, look};
pub use meters::{Attempt, Meters};
pub use records::{Record, note};
pub use tell::Watchman;
pub use worker::{BEAT_EVERY, WorkerView, beat, enlist, retire, stop};
