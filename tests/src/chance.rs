//! Chance that can be repeated: a test prints its seed and takes it from `TNLD_SEED`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A small generator (splitmix64); good enough to pick moments and victims.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The seed of `TNLD_SEED`, or a fresh one.
    #[must_use]
    pub fn new() -> Self {
        let given = std::env::var("TNLD_SEED").ok().and_then(|text| text.parse().ok());
        let fresh =
            || SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.subsec_nanos().into());
        Self(given.unwrap_or_else(fresh))
    }

    /// The present seed, to be printed when a test fails.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.0
    }

    /// A number below `limit`, which must not be 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }

    /// A time between the two, in milliseconds.
    pub fn milliseconds(&mut self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.below(to.saturating_sub(from) + 1))
    }
}

impl Default for Chance {
    fn default() -> Self {
        Self::new()
    }
}
