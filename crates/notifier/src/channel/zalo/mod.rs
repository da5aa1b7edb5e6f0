//! Zalo ZNS.

mod judge;
mod renew;
mod send;
mod settings;

pub use send::ZaloAccount;
pub use settings::{ZaloProblem, ZaloSettings};

#[cfg(test)]
pub(crate) use settings::tests as samples;
