//! Diesel storage on SQLite and PostgreSQL: event log, projections, outbox.
