//! The store on both databases.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy knows only functions marked as tests")]

mod agencies;
mod alerts;
mod cases;
mod chain;
mod channels;
mod counters;
mod evidence;
mod follow_up;
mod idempotency;
mod log;
mod login_failures;
mod migrations;
mod outbox;
mod postgres;
mod sample;
mod tables;
mod units;

/// Runs each function as a test on SQLite and as a test on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[test]
            fn sqlite() {
                super::$name(&store::testkit::TestDb::sqlite());
            }
            #[test]
            fn postgres() {
                super::$name(&store::testkit::TestDb::postgres());
            }
        }
    )+};
}
pub(crate) use on_both;
