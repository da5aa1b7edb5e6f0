//! A mail server of the test's own: accepts real SMTP on a free port, keeps what it took, and misbehaves
//! on demand.

mod behaviour;
mod mail;
mod session;
mod sink;

pub use behaviour::{Behaviour, Step};
pub use mail::Mail;
pub use sink::SmtpSink;
