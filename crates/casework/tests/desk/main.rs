//! The use cases over the real store, on both databases.

mod access;
mod again;
mod alerts;
mod anything;
mod bundle;
mod dead_letters;
mod directory;
mod drill;
mod evidence;
mod evidence_reading;
mod filings;
mod ladder;
mod ladder_down;
mod lost_nothing;
mod notices;
mod parties;
mod registrations;
mod reports;
mod resend;
mod seats;
mod sight;
mod support;
mod sweep;
mod unmerge;
mod uploads;
mod watch;
