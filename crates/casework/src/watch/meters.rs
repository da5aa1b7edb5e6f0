//! What one process counts; gone with the process, as counters of a metric are.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// How an attempt to deliver ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attempt {
    /// Accepted by the channel.
    Sent,
    /// Will be tried again.
    Delayed,
    /// Given up.
    Failed,
}

impl Attempt {
    /// The stable key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Delayed => "delayed",
            Self::Failed => "failed",
        }
    }
}

/// Counters of this process.
#[derive(Debug, Default)]
pub struct Meters {
    attempts: Mutex<BTreeMap<(String, Attempt), u64>>,
}

impl Meters {
    pub(crate) fn attempted(&self, channel: &str, outcome: Attempt) {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        *attempts.entry((channel.to_owned(), outcome)).or_default() += 1;
    }

    /// Attempts to deliver by channel and outcome.
    pub fn attempts(&self) -> Vec<(String, Attempt, u64)> {
        let attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.iter().map(|((channel, outcome), count)| (channel.clone(), *outcome, *count)).collect()
    }
}
