//! The use cases over the real store, on both databases.

mod access;
mod alerts;
mod anything;
mod dead_letters;
mod ladder;
mod lost_nothing;
mod reports;
mod sight;
mod support;
mod sweep;
mod watch;
