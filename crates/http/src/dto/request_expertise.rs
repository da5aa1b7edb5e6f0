//! Requesting expertise.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Short};
use super::typed_text::DayText;
use domain::case::{Command, Expertise};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A written request for technical or forensic expertise: the term becomes 60 days.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"subject": "Nguyên nhân nổ nồi hơi", "body": "Trung tâm Kiểm định", "request_number": "7/TC",
    "requested_on": "2026-11-20"}))]
pub struct RequestExpertiseInput {
    /// Technical or forensic, in words.
    #[serde(default)]
    #[schema(required = true)]
    pub subject: Line,
    /// Body asked.
    #[serde(default)]
    #[schema(required = true)]
    pub body: Short,
    /// Number of the request.
    #[serde(default)]
    #[schema(required = true)]
    pub request_number: Short,
    /// Date of the request.
    #[serde(default)]
    #[schema(required = true)]
    pub requested_on: DayText,
}

impl Input for RequestExpertiseInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let subject = f.words("subject", &self.subject);
        let body = f.words("body", &self.body);
        let request_number = f.words("request_number", &self.request_number);
        let requested_on = f.required_date("requested_on", &self.requested_on);
        Some(Command::RequestExpertise(Expertise {
            subject: subject?,
            body: body?,
            request_number: request_number?,
            requested_on: requested_on?,
        }))
    }
}
