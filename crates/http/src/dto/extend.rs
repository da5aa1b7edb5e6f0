//! Extending the term.

use super::fields::Fields;
use super::input::Input;
use super::number::Number;
use super::text::{Paragraph, Short};
use super::typed_text::DayText;
use domain::case::{Command, Extend};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The consent to the one extension (Luật ATVSLĐ Điều 35 khoản 6).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"days": 15, "consent_number": "21/SNV-VL", "consent_date": "2026-11-20",
    "consented_by": "Giám đốc Sở Nội vụ", "reason": "Tình tiết phức tạp"}))]
pub struct ExtendInput {
    /// Days, at most the length of the term.
    #[serde(default)]
    #[schema(required = true)]
    pub days: Number,
    /// Number of the consent.
    #[serde(default)]
    #[schema(required = true)]
    pub consent_number: Short,
    /// Date of the consent.
    #[serde(default)]
    #[schema(required = true)]
    pub consent_date: DayText,
    /// Who consented.
    #[serde(default)]
    #[schema(required = true)]
    pub consented_by: Short,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
}

impl Input for ExtendInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let days = f.required_count("days", &self.days, 366);
        let consent_number = f.words("consent_number", &self.consent_number);
        let consent_date = f.required_date("consent_date", &self.consent_date);
        let consented_by = f.words("consented_by", &self.consented_by);
        let reason = f.words("reason", &self.reason);
        Some(Command::Extend(Extend {
            days: days?,
            consent_number: consent_number?,
            consent_date: consent_date?,
            consented_by: consented_by?,
            reason: reason?,
        }))
    }
}
