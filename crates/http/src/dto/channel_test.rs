//! A test of a channel.

use super::fields::Fields;
use super::input::Input;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A test of a channel; it alarms nobody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"own_number": true}))]
pub struct ChannelTestInput {
    /// Also send a message, marked as a test, to the own mobile number of whoever asks.
    #[serde(default)]
    pub own_number: Option<bool>,
}

impl Input for ChannelTestInput {
    type Value = bool;

    fn read(self, _: &mut Fields<'_>) -> Option<bool> {
        Some(self.own_number.unwrap_or(false))
    }
}
