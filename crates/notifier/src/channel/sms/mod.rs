//! Text messages.

mod judge;
mod send;
mod settings;
mod text;

pub(super) use judge::{judge_silence, judge_status, value_text};
pub use send::SmsGateway;
pub use settings::{SmsProblem, SmsSettings};

#[cfg(test)]
pub(crate) use settings::tests as samples;
