//! Use cases: one function per thing a user does. Each authorises, loads, decides, appends and
//! enqueues within one transaction; what was answered as done is durable.

pub mod alerts;
mod app;
pub mod auth;
pub mod bundle;
pub mod cases;
pub mod channels;
mod clock;
mod context;
mod csv_table;
pub mod dead_letters;
pub mod directory;
pub mod documents;
pub mod drafts;
pub mod drills;
pub mod evidence;
mod failure;
pub mod follow_up;
pub mod notices;
mod once;
pub mod prevention;
mod projection;
pub mod registrations;
pub mod reports;
mod secrets;
pub mod sweep;
pub mod tasks;
pub mod tokens;
pub mod verify;
pub mod watch;
pub mod webhooks;

pub use app::{Casework, Mode, Settings};
pub use clock::{Clock, FixedClock, Ids, SystemIds};
pub use context::{Context, IdempotencyKey};
pub use csv_table::csv_table;
pub use failure::{Failure, StaleChange};
pub use secrets::Secrets;
