//! Percentiles of measured times.

use std::time::Duration;

/// Times in order.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that `percent` of the measurements do not exceed (nearest rank), in milliseconds; 0 without
    /// any.
    pub(crate) fn at(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_rank() {
        let times = Times::new((1..=200).rev().map(Duration::from_millis).collect());
        assert!((times.at(50) - 100.0).abs() < 1e-9);
        assert!((times.at(99) - 198.0).abs() < 1e-9);
        assert!((times.at(100) - 200.0).abs() < 1e-9);
        assert!(Times::new(Vec::new()).at(99).abs() < 1e-9);
    }
}
