//! A referral.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Line, Short, Text};
use super::super::typed_text::DayText;
use domain::case::{Command, Referral};
use domain::ids::ReferralId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Referring an accident to the body under specialised law (Luật ATVSLĐ Điều 35 khoản 4).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferInput {
    /// To whom.
    #[serde(default)]
    #[schema(required = true)]
    pub body: Line,
    /// Under which law.
    #[serde(default)]
    #[schema(required = true)]
    pub law: Line,
    /// Number of the letter.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// Until when an answer is expected.
    #[serde(default)]
    #[schema(required = true)]
    pub answer_due: DayText,
}

impl Input for ReferInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let body = f.words("body", &self.body);
        let law = f.words("law", &self.law);
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let answer_due = f.required_date("answer_due", &self.answer_due);
        let (id, recorded_at) = (ReferralId(f.id()), f.now());
        Some(Command::Refer(Referral {
            id,
            body: body?,
            law: law?,
            number: number?,
            date: date?,
            answer_due: answer_due?,
            recorded_at,
            answers: Vec::new(),
        }))
    }
}

impl From<&Referral> for ReferInput {
    fn from(v: &Referral) -> Self {
        Self {
            body: Text::from(v.body.as_str()),
            law: Text::from(v.law.as_str()),
            number: Text::from(v.number.as_str()),
            date: DayText::from(v.date.to_string()),
            answer_due: DayText::from(v.answer_due.to_string()),
        }
    }
}
