//! Webhooks.

mod event;
mod judge;
mod send;

pub(crate) use send::{Webhooks, unread};
