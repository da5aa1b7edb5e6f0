//! Issuing the minutes.

use super::addressee::AddresseeInput;
use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short};
use super::typed_text::{DayText, MomentText};
use domain::case::{Command, IssueMinutes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The minutes as issued, with the list of those who must receive them within 3 working days of the meeting.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"number": "05/BB-ĐTTNLĐ", "date": "2026-11-22"}))]
pub struct IssueMinutesInput {
    /// Number of the investigation minutes.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// The service list; when left out, everybody whom the law names for this case.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub recipients: Vec<AddresseeInput>,
    /// Names to whom the minutes were handed out with the issue: these count as served.
    #[serde(default)]
    #[validate(length(max = 100))]
    pub sent_to: Vec<Line>,
    /// When issued; now when not told.
    pub sent_at: Option<MomentText>,
}

impl Input for IssueMinutesInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let addressees = f.each("recipients", self.recipients, |f, r| r.read(f));
        let sent_to = f.texts("sent_to", self.sent_to);
        let sent_at = f.instant("sent_at", self.sent_at.as_deref()).unwrap_or(f.now());
        Some(Command::IssueMinutes(IssueMinutes {
            number: number?,
            date: date?,
            sent_at,
            addressees,
            sent_to,
        }))
    }
}
