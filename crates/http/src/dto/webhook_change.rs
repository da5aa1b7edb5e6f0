//! Changes of a webhook.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::Line;
use casework::webhooks::LONGEST_OVERLAP;
use chrono::Duration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Hours for which the old secret signs too, unless told otherwise.
const OVERLAP: u32 = 24;

/// A new secret.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"overlap_hours": 24}))]
pub struct RotateWebhookInput {
    /// Hours for which the old secret signs too, 0 to 168; 24 when not told.
    pub overlap_hours: Option<Number>,
}

impl Input for RotateWebhookInput {
    type Value = Duration;

    fn read(self, f: &mut Fields<'_>) -> Option<Duration> {
        let most = u32::try_from(LONGEST_OVERLAP.num_hours()).unwrap_or(OVERLAP);
        let hours = f.count("overlap_hours", self.overlap_hours.as_ref(), most).unwrap_or(OVERLAP);
        Some(Duration::hours(i64::from(hours)))
    }
}

/// Why a webhook is not told any more.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Hệ thống của đơn vị bảo trì"}))]
pub struct DisableWebhookInput {
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Line,
}

impl Input for DisableWebhookInput {
    type Value = String;

    fn read(self, f: &mut Fields<'_>) -> Option<String> {
        f.words("reason", &self.reason)
    }
}
