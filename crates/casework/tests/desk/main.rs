//! The use cases over the real store, on both databases.

mod access;
mod alerts;
mod anything;
mod dead_letters;
mod directory;
mod drill;
mod evidence;
mod evidence_reading;
mod filings;
mod inquiry;
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
mod uploads;
mod watch;
