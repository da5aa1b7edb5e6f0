//! Channels and their tests.

use super::moment;
use casework::channels::{ChannelHealth, TrialView};
use serde::Serialize;
use tnld_http::dto::ChannelKindWord;
use utoipa::ToSchema;
use uuid::Uuid;

/// How a channel, or one webhook, works.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelHealthAnswer {
    /// Channel.
    pub channel: ChannelKindWord,
    /// The channel's key, or `webhook/` and the id of one.
    #[schema(example = "email")]
    pub circuit: String,
    /// `closed`: messages pass; `open`: it is left alone; `half_open`: one message tries it.
    #[schema(example = "closed")]
    pub state: String,
    /// Failures in a row.
    pub consecutive_failures: i32,
    /// Until when it is left alone.
    #[schema(format = "date-time")]
    pub open_until: Option<String>,
    /// When it last worked, roughly.
    #[schema(format = "date-time")]
    pub last_ok_at: Option<String>,
    /// When it last failed.
    #[schema(format = "date-time")]
    pub last_failed_at: Option<String>,
    /// Why it last failed.
    pub last_error: Option<String>,
}

/// A test of a channel.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelTestAnswer {
    /// Id.
    pub id: Uuid,
    /// Channel.
    pub channel: ChannelKindWord,
    /// Webhook, when one is tested.
    pub webhook_id: Option<Uuid>,
    /// Sends to the own number of whoever asked.
    pub own_number: bool,
    /// `pending`, `running`, `passed` or `failed`.
    #[schema(example = "passed")]
    pub state: String,
    /// When it was asked for.
    #[schema(format = "date-time")]
    pub requested_at: String,
    /// When it ended.
    #[schema(format = "date-time")]
    pub finished_at: Option<String>,
    /// What the other side answered, or what is wrong.
    pub answer: Option<String>,
}

impl ChannelHealthAnswer {
    pub(crate) fn of(h: ChannelHealth) -> Self {
        Self {
            channel: h.channel.into(),
            circuit: h.circuit,
            state: h.state.as_str().to_owned(),
            consecutive_failures: h.consecutive_failures,
            open_until: h.open_until.map(moment),
            last_ok_at: h.last_ok_at.map(moment),
            last_failed_at: h.last_failed_at.map(moment),
            last_error: h.last_error,
        }
    }
}

impl ChannelTestAnswer {
    pub(crate) fn of(t: TrialView) -> Self {
        Self {
            id: t.id.0,
            channel: t.channel.into(),
            webhook_id: t.webhook.map(|w| w.0),
            own_number: t.own_number,
            state: t.state.as_str().to_owned(),
            requested_at: moment(t.requested_at),
            finished_at: t.finished_at.map(moment),
            answer: t.answer,
        }
    }
}
