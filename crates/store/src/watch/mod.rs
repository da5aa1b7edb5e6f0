//! What the watchdog keeps: processes that live, incidents, and whose turn it is to look.

mod incident;
mod turn;
mod worker;

pub use incident::{IncidentRow, closed_incidents, open_incident, open_incidents, update_incident};
pub use turn::take_turn;
pub use worker::{
    WorkerKind, WorkerRow, beat, forget, get as get_worker, insert as enlist, recent, stop, unstopped,
    update as update_worker,
};
