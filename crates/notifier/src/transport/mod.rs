//! How a finished message leaves: over SMTP, or, for a demonstration, into a directory.

mod choose;
mod directory;
mod failure;
mod session;
mod smtp;
mod smtp_url;

pub use choose::{TIMEOUT, Transport, TransportProblem};
pub(crate) use failure::short;
pub use failure::{Fault, Lasting, SendFailure, Step};
pub use smtp_url::{Security, SmtpUrl, SmtpUrlProblem};

#[cfg(test)]
pub(crate) mod fake_server;
#[cfg(test)]
mod smtp_tests;
