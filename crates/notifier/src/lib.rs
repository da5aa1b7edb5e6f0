//! Delivers what the law orders to be told.
//!
//! An alert and its outbox row are committed together by the use case that raised them. This crate
//! takes it from there: it leases rows (no transaction is open while a server is spoken to), makes the
//! bilingual mail, sends several at once, and records every attempt in the stream of the alert.
//!
//! * At least once: a crash between the server's answer and our record lets the lease run out and the
//!   message go again, under the same Message-ID. Several notifiers may run at once; while a lease holds,
//!   no other sends the row.
//! * A refusal of the recipient (5xx to `RCPT TO` or later) is final and is shown on the case at once;
//!   everything else is tried again with growing pauses for five days.
//! * Logs carry ids, steps and codes; names and addresses stay in the database.
//!
//! * A channel that does not work is left alone for a while and tried with one message; each channel has its own
//!   limit, so that one that hangs does not starve another.
//!
//! A further channel is another implementation of `channel::Channel`.

mod backoff;
mod bounces;
mod channel;
mod http;
mod mail;
pub mod mailbox;
mod run;
mod settings;
mod transport;
mod trials;
mod worker;

pub use backoff::Backoff;
pub use channel::{SmsGateway, SmsProblem, SmsSettings, ZaloAccount, ZaloProblem, ZaloSettings};
pub use http::HTTP_TIMEOUT;
pub use mail::{ComposeProblem, Rendered, Sender, compose};
pub use run::Notifier;
pub use settings::{Settings, SettingsProblem};
pub use transport::{
    Fault, Lasting, Security, SendFailure, SmtpUrl, SmtpUrlProblem, Step, TIMEOUT, Transport,
    TransportProblem,
};

#[cfg(test)]
mod bench;
#[cfg(test)]
mod channel_tests;
#[cfg(test)]
mod run_tests;
