//! The police have longer to rule.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Paragraph, Short, Text};
use super::super::typed_text::DayText;
use super::super::word::TermExtenderWord;
use domain::case::{Command, PoliceExtension};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The police have longer to rule on the report of a crime (Bộ luật Tố tụng hình sự 2015 Điều 147).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtendPoliceTermInput {
    /// Who gives it.
    #[serde(default)]
    #[schema(required = true)]
    pub by: TermExtenderWord,
    /// Number of the notice.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date of the notice.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// Last day now; not later than the law allows.
    #[serde(default)]
    #[schema(required = true)]
    pub until: DayText,
    /// Why.
    pub reason: Option<Paragraph>,
    /// It replaces what was recorded of this body before: what was wrong there.
    pub correction: Option<Paragraph>,
}

impl Input for ExtendPoliceTermInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let by = f.required_word("by", &self.by);
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let until = f.required_date("until", &self.until);
        let reason = f.text("reason", self.reason.as_ref());
        let correction = f.text("correction", self.correction.as_ref());
        Some(Command::ExtendPoliceTerm(PoliceExtension {
            by: by?,
            number: number?,
            date: date?,
            until: until?,
            reason,
            correction,
            recorded_at: f.now(),
        }))
    }
}

impl From<&PoliceExtension> for ExtendPoliceTermInput {
    fn from(v: &PoliceExtension) -> Self {
        Self {
            by: v.by.into(),
            number: Text::from(v.number.as_str()),
            date: DayText::from(v.date.to_string()),
            until: DayText::from(v.until.to_string()),
            reason: text(v.reason.as_deref()),
            correction: None,
        }
    }
}
