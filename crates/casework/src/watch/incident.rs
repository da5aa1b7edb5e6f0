//! Kinds of incidents.

use domain::words::Urgency;
use serde::{Deserialize, Serialize};

/// What can be wrong (loại sự cố).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    /// Nobody confirmed the alert of a death within the minutes of the setting.
    DeathUnconfirmed,
    /// Messages are due and nobody sends them.
    OutboxOld,
    /// A channel takes no messages.
    ChannelDown,
    /// A process gives no sign of life and did not end in good order.
    WorkerGone,
    /// Messages were given up.
    DeadLetter,
}

impl IncidentKind {
    /// Every kind, the gravest first.
    pub const ALL: &'static [Self] =
        &[Self::DeathUnconfirmed, Self::OutboxOld, Self::ChannelDown, Self::WorkerGone, Self::DeadLetter];

    /// The stable key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DeathUnconfirmed => "death_unconfirmed",
            Self::OutboxOld => "outbox_old",
            Self::ChannelDown => "channel_down",
            Self::WorkerGone => "worker_gone",
            Self::DeadLetter => "dead_letter",
        }
    }

    /// The kind of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.as_str() == key)
    }

    /// How soon a warning of it must be delivered: whatever keeps alerts of deaths waiting is as urgent as they are.
    pub(super) fn urgency(self) -> Urgency {
        match self {
            Self::DeathUnconfirmed | Self::OutboxOld | Self::ChannelDown | Self::WorkerGone => Urgency::Death,
            Self::DeadLetter => Urgency::Other,
        }
    }

    /// How long it must not be seen before it is over: what comes and goes is one incident, not twenty.
    pub(super) fn calm(self) -> chrono::Duration {
        match self {
            Self::OutboxOld | Self::ChannelDown => chrono::Duration::minutes(1),
            Self::DeathUnconfirmed | Self::WorkerGone | Self::DeadLetter => chrono::Duration::zero(),
        }
    }
}
