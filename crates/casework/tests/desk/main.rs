//! The use cases over the real store, on both databases.

mod access;
mod alerts;
mod ladder;
mod lost_nothing;
mod notices;
mod registrations;
mod reports;
mod sight;
mod support;
mod sweep;
