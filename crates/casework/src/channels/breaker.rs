//! When a channel is left alone for a while because it does not work: pure, over the row that all notifiers share.

use chrono::Duration;
use domain::time::Instant;
use domain::words::ChannelKind;
use store::{CircuitRow, CircuitState};

/// How patient the notifiers are with a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breaker {
    /// So many failures in a row, and the channel is left alone.
    pub failures: i32,
    /// How long it is left alone at first; twice as long after each attempt in vain.
    pub pause: Duration,
    /// Longest it is left alone.
    pub longest: Duration,
    /// How long one attempt to see whether it works again may take before another may try.
    pub probe: Duration,
}

impl Default for Breaker {
    fn default() -> Self {
        Self {
            failures: 5,
            pause: Duration::seconds(15),
            longest: Duration::minutes(2),
            probe: Duration::seconds(150),
        }
    }
}

/// What an attempt told of the channel itself. That one recipient was refused tells that the channel works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The other side answered.
    Works,
    /// It could not be reached, did not answer, or said that it is out of order.
    Broken(String),
}

/// What may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Everything.
    All,
    /// One message, to see whether it works again.
    Probe,
    /// Nothing.
    Nothing,
}

/// A circuit that was never used: it is believed to work.
pub(super) fn fresh(circuit: &str, channel: ChannelKind, now: Instant) -> CircuitRow {
    CircuitRow {
        circuit: circuit.to_owned(),
        channel: channel.as_str().to_owned(),
        state: CircuitState::Closed,
        consecutive_failures: 0,
        openings: 0,
        open_until: None,
        last_ok_at: None,
        last_failed_at: None,
        last_error: None,
        updated_at: now,
        broken_since: None,
    }
}

/// What may pass now. A probe whose prober was lost is given to another after its time.
pub fn admission(circuit: &CircuitRow, now: Instant) -> Admission {
    match circuit.state {
        CircuitState::Closed => Admission::All,
        CircuitState::Open | CircuitState::HalfOpen => {
            if circuit.open_until.is_none_or(|until| until <= now) {
                Admission::Probe
            } else {
                Admission::Nothing
            }
        }
    }
}

impl Breaker {
    /// The circuit while one attempt sees whether it works again.
    pub fn probing(&self, mut circuit: CircuitRow, now: Instant) -> CircuitRow {
        circuit.state = CircuitState::HalfOpen;
        circuit.open_until = Some(now + self.probe);
        circuit.updated_at = now;
        circuit
    }

    /// The circuit after an attempt.
    pub fn after(&self, mut circuit: CircuitRow, outcome: &Outcome, now: Instant) -> CircuitRow {
        circuit.updated_at = now;
        match outcome {
            Outcome::Works => {
                circuit.state = CircuitState::Closed;
                circuit.consecutive_failures = 0;
                circuit.openings = 0;
                circuit.open_until = None;
                circuit.broken_since = None;
                circuit.last_ok_at = Some(now);
            }
            Outcome::Broken(why) => {
                circuit.consecutive_failures = circuit.consecutive_failures.saturating_add(1);
                circuit.broken_since.get_or_insert(now);
                circuit.last_failed_at = Some(now);
                circuit.last_error = Some(why.clone());
                let opens = match circuit.state {
                    CircuitState::Closed => circuit.consecutive_failures >= self.failures,
                    // What had begun before it was opened ends now, and tells nothing new.
                    CircuitState::Open => false,
                    CircuitState::HalfOpen => true,
                };
                if opens {
                    circuit.state = CircuitState::Open;
                    circuit.openings = circuit.openings.saturating_add(1);
                    circuit.open_until = Some(now + self.pause_before(circuit.openings));
                }
            }
        }
        circuit
    }

    fn pause_before(&self, opening: i32) -> Duration {
        let doublings = u32::try_from(opening.saturating_sub(1)).unwrap_or(0).min(20);
        self.pause.checked_mul(1 << doublings).map_or(self.longest, |pause| pause.min(self.longest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Instant {
        chrono::Utc.timestamp_opt(1_800_000_000 + seconds, 0).unwrap()
    }

    fn breaker() -> Breaker {
        Breaker {
            failures: 3,
            pause: Duration::seconds(10),
            longest: Duration::seconds(35),
            probe: Duration::seconds(60),
        }
    }

    fn broken() -> Outcome {
        Outcome::Broken("no answer in time".to_owned())
    }

    #[test]
    fn a_channel_that_fails_is_left_alone_tried_once_and_used_again() {
        let b = breaker();
        let mut c = fresh("sms", ChannelKind::Sms, at(0));
        for second in 1..=2 {
            c = b.after(c, &broken(), at(second));
            assert_eq!(admission(&c, at(second)), Admission::All, "two failures are chance");
        }
        c = b.after(c, &broken(), at(3));
        assert_eq!((c.state, c.open_until), (CircuitState::Open, Some(at(13))));
        assert_eq!(c.broken_since, Some(at(1)), "from the first failure on");
        assert_eq!(admission(&c, at(12)), Admission::Nothing);
        // An attempt that had begun before ends late: the pause stays.
        c = b.after(c, &broken(), at(8));
        assert_eq!((c.open_until, c.consecutive_failures), (Some(at(13)), 4));

        assert_eq!(admission(&c, at(13)), Admission::Probe);
        c = b.probing(c, at(13));
        assert_eq!(admission(&c, at(14)), Admission::Nothing, "one attempt at a time");
        assert_eq!(admission(&c, at(73)), Admission::Probe, "the prober was lost");
        c = b.after(c, &broken(), at(20));
        assert_eq!((c.state, c.open_until), (CircuitState::Open, Some(at(40))), "twice as long");
        c = b.after(b.probing(c, at(40)), &broken(), at(41));
        assert_eq!(c.open_until, Some(at(76)), "never longer than the longest");

        c = b.after(b.probing(c, at(76)), &Outcome::Works, at(77));
        assert_eq!((c.state, c.consecutive_failures, c.openings), (CircuitState::Closed, 0, 0));
        assert_eq!(c.broken_since, None);
        assert_eq!((c.last_ok_at, admission(&c, at(77))), (Some(at(77)), Admission::All));
    }

    proptest! {
        #[test]
        fn whatever_happens(steps in proptest::collection::vec((0..4_u8, 0..40_i64), 1..80)) {
            let b = breaker();
            let mut c = fresh("email", ChannelKind::Email, at(0));
            let (mut now, mut in_a_row) = (0, 0);
            for (kind, seconds) in steps {
                now += seconds;
                let before = c.clone();
                match kind {
                    0 => { c = b.after(c, &Outcome::Works, at(now)); in_a_row = 0; }
                    1 | 2 => { c = b.after(c, &broken(), at(now)); in_a_row += 1; }
                    _ if admission(&c, at(now)) == Admission::Probe => c = b.probing(c, at(now)),
                    _ => {}
                }
                prop_assert_eq!(c.consecutive_failures, in_a_row);
                if in_a_row == 0 {
                    prop_assert_eq!(admission(&c, at(now)), Admission::All, "what works is used at once");
                }
                if in_a_row < b.failures {
                    prop_assert_eq!(c.state, CircuitState::Closed, "{:?}", before);
                } else {
                    prop_assert!(c.state != CircuitState::Closed);
                    let until = c.open_until.unwrap();
                    prop_assert!(until <= at(now) + b.longest.max(b.probe), "never left alone for ever");
                    prop_assert_eq!(admission(&c, until), Admission::Probe);
                }
            }
        }
    }
}
