//! Time and ids are parameters of the whole system: the binary injects the real ones.

use domain::time::Instant;
use std::sync::Mutex;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, truncated to microseconds.
    fn now(&self) -> Instant;
}

/// Makes ids.
pub trait Ids: Send + Sync {
    /// A fresh UUIDv7.
    fn next(&self) -> Uuid;
}

/// A clock that stands still until it is moved; for tests.
#[derive(Debug)]
pub struct FixedClock(Mutex<Instant>);

impl FixedClock {
    /// A clock that shows `at`.
    pub fn at(at: Instant) -> Self {
        Self(Mutex::new(at))
    }

    /// Moves the clock.
    pub fn set(&self, at: Instant) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = at;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// UUIDv7 from a source of milliseconds and randomness that the binary gives.
pub struct SystemIds<F>(pub F);

impl<F: Fn() -> Uuid + Send + Sync> Ids for SystemIds<F> {
    fn next(&self) -> Uuid {
        (self.0)()
    }
}
