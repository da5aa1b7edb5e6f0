//! Issuing the minutes.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short};
use super::typed_text::{DayText, MomentText};
use domain::case::{Command, IssuedMinutes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The minutes as issued and sent (within 3 working days of the meeting).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"number": "05/BB-ĐTTNLĐ", "date": "2026-11-22", "sent_to": ["Công an tỉnh An Giang",
    "Thân nhân nạn nhân"]}))]
pub struct IssueMinutesInput {
    /// Number of the investigation minutes.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// To whom sent.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(length(max = 100))]
    pub sent_to: Vec<Line>,
    /// When sent; now when not told.
    pub sent_at: Option<MomentText>,
}

impl Input for IssueMinutesInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let sent_to = f.texts("sent_to", self.sent_to);
        if sent_to.is_empty() {
            f.missing("sent_to");
        }
        let sent_at = f.instant("sent_at", self.sent_at.as_deref()).unwrap_or(f.now());
        Some(Command::IssueMinutes(IssuedMinutes { number: number?, date: date?, sent_to, sent_at }))
    }
}
