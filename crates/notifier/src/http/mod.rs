//! HTTP as the channels need it.

mod client;
#[cfg(test)]
pub(crate) mod fake_endpoint;
mod reach;
mod resolver;
mod watched;

pub use client::HTTP_TIMEOUT;
pub(crate) use client::{Ask, Client, NoReply, Reply};
pub(crate) use reach::reach;

#[cfg(test)]
mod client_tests;
