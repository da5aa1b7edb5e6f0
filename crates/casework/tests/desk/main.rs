//! The use cases over the real store, on both databases.

mod access;
mod alerts;
mod reports;
mod support;
