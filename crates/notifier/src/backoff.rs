//! When to try again.

use chrono::Duration;
use domain::words::Urgency;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Growing pauses up to a cap, with jitter so that what failed together does not return together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// Pause after the first failure; each next one is three times as long.
    pub base: Duration,
    /// Longest pause for a death, or when casualties are not known.
    pub cap_death: Duration,
    /// Longest pause for anything else.
    pub cap_other: Duration,
    /// How long to keep trying, counted by the pauses without jitter (RFC 5321, 4.5.4.1: at least 4–5 days).
    pub patience: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            base: Duration::seconds(5),
            cap_death: Duration::minutes(10),
            cap_other: Duration::minutes(30),
            patience: Duration::days(5),
        }
    }
}

impl Backoff {
    /// The pause after failed attempt number `attempt` (from 1) of a message; `None` when patience is at its end.
    pub fn pause(&self, message: Uuid, urgency: Urgency, attempt: i32) -> Option<Duration> {
        let attempt = u32::try_from(attempt).unwrap_or(1).max(1);
        let cap = match urgency {
            Urgency::Death => self.cap_death,
            Urgency::Other => self.cap_other,
        };
        if self.waited_before(attempt, cap) >= self.patience {
            return None;
        }
        let plain = self.plain(attempt, cap);
        Some(plain + plain * i32::from(share(message, attempt)) / 1024)
    }

    /// The pause without jitter.
    fn plain(&self, attempt: u32, cap: Duration) -> Duration {
        // 3^20 exceeds every sensible cap, and an i32 multiplier of any base below a day.
        let factor = 3_i32.checked_pow(attempt.saturating_sub(1)).unwrap_or(i32::MAX);
        self.base.checked_mul(factor).map_or(cap, |pause| pause.min(cap))
    }

    /// The pauses after the attempts before this one, without jitter; the true time is never shorter.
    fn waited_before(&self, attempt: u32, cap: Duration) -> Duration {
        let mut total = Duration::zero();
        for earlier in 1..attempt {
            let pause = self.plain(earlier, cap);
            if pause == cap {
                let capped = i32::try_from(attempt - earlier).unwrap_or(i32::MAX);
                return total + cap.checked_mul(capped).unwrap_or(Duration::MAX - total);
            }
            total += pause;
        }
        total
    }
}

/// Up to a quarter (0..=255 of 1024), decided by message and attempt alone: a repeated run is the same.
fn share(message: Uuid, attempt: u32) -> u8 {
    let digest =
        Sha256::new().chain_update(message.as_bytes()).chain_update(attempt.to_be_bytes()).finalize();
    digest.first().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(class: Urgency, attempt: i32) -> Option<i64> {
        let backoff = Backoff::default();
        let cap = if class == Urgency::Death { backoff.cap_death } else { backoff.cap_other };
        let attempt = u32::try_from(attempt).unwrap();
        backoff.pause(Uuid::nil(), class, i32::try_from(attempt).unwrap())?;
        Some(backoff.plain(attempt, cap).num_seconds())
    }

    #[test]
    fn pauses_grow_to_the_cap() {
        let table = [
            (1, 5, 5),
            (2, 15, 15),
            (3, 45, 45),
            (4, 135, 135),
            (5, 405, 405),
            (6, 600, 1215),
            (7, 600, 1800),
            (200, 600, 1800),
        ];
        for (attempt, death, other) in table {
            assert_eq!(plain(Urgency::Death, attempt), Some(death), "death, attempt {attempt}");
            assert_eq!(plain(Urgency::Other, attempt), Some(other), "other, attempt {attempt}");
        }
    }

    #[test]
    fn jitter_only_lengthens_by_at_most_a_quarter_and_repeats() {
        let backoff = Backoff::default();
        let mut seen = std::collections::BTreeSet::new();
        for n in 0..200_u128 {
            let id = Uuid::from_u128(n);
            let pause = backoff.pause(id, Urgency::Death, 3).unwrap();
            assert!(pause >= Duration::seconds(45) && pause <= Duration::seconds(57), "{pause}");
            assert_eq!(backoff.pause(id, Urgency::Death, 3), Some(pause));
            seen.insert(pause);
        }
        assert!(seen.len() > 50, "messages that failed together return apart");
    }

    #[test]
    fn nobody_gives_up_before_five_days() {
        let backoff = Backoff::default();
        for class in [Urgency::Death, Urgency::Other] {
            let mut waited = Duration::zero();
            let mut attempt = 1;
            while let Some(pause) = backoff.pause(Uuid::from_u128(7), class, attempt) {
                waited += pause;
                attempt += 1;
            }
            assert!(waited >= Duration::days(5), "{class}: gave up after {waited}");
            assert!(waited <= Duration::days(7), "{class}: still trying after {waited}");
        }
    }

    #[test]
    fn strange_numbers_do_no_harm() {
        let backoff = Backoff::default();
        assert!(backoff.pause(Uuid::nil(), Urgency::Death, 0).is_some());
        assert!(backoff.pause(Uuid::nil(), Urgency::Death, -3).is_some());
        assert_eq!(backoff.pause(Uuid::nil(), Urgency::Death, i32::MAX), None);
    }
}
