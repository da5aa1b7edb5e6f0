//! The real clock and the real ids: the one place that may ask the machine for them.

use casework::{Clock, Ids};
use domain::time::{Instant, micros};
use uuid::Uuid;

/// The machine's clock.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the binary is where the real time enters")]
    fn now(&self) -> Instant {
        micros(chrono::Utc::now())
    }
}

/// UUIDv7 from the machine's clock and randomness.
pub(crate) struct RealIds;

impl Ids for RealIds {
    #[expect(clippy::disallowed_methods, reason = "the binary is where real ids are made")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}
