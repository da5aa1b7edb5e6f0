//! Delivers the outbox: e-mail to agencies, retries, attempts.
