//! Findings on cause and responsibility.

use super::commune_details::injury_factor;
use super::damage::DamageInput;
use super::fields::Fields;
use super::input::Input;
use super::person_at_fault::PersonAtFaultInput;
use super::reserved_opinion::ReservedOpinionInput;
use super::text::{Paragraph, Short, Story, Text};
use super::word::{ConclusionWord, FaultSideWord};
use domain::case::{Command, Findings};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Findings on cause and responsibility (PL IX and X, items 6 to 13).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "course": "Khoảng 8 giờ 15, nồi hơi số 2 nổ khi áp suất vượt mức.", "fault": "employer", "cause": "2",
    "cause_detail": "Van an toàn không được kiểm định", "conclusion": "tnld",
    "responsibility": "Người sử dụng lao động không kiểm định nồi hơi"
}))]
pub struct ConcludeInput {
    /// Course of events as established.
    #[serde(default)]
    #[schema(required = true)]
    pub course: Story,
    /// Whose fault.
    #[serde(default)]
    #[schema(required = true)]
    pub fault: FaultSideWord,
    /// Principal cause, code 1 to 9 (PL XII mục 1.1), or 10 for an allowance under Article 39(2).
    #[serde(default)]
    #[schema(required = true)]
    pub cause: Text<4>,
    /// Cause in words.
    #[serde(default)]
    #[schema(required = true)]
    pub cause_detail: Paragraph,
    /// Principal injury factor, code of the list in force on the date of the accident.
    pub injury_factor: Option<Text<12>>,
    /// Conclusion.
    #[serde(default)]
    #[schema(required = true)]
    pub conclusion: ConclusionWord,
    /// Degree of violation and responsibility in words.
    #[serde(default)]
    #[schema(required = true)]
    pub responsibility: Paragraph,
    /// Persons at fault; empty when nobody is.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub persons_at_fault: Vec<PersonAtFaultInput>,
    /// Damage and cost.
    #[serde(default)]
    #[validate(nested)]
    pub damage: DamageInput,
    /// Reserved opinions of members.
    #[serde(default)]
    #[validate(length(max = 40), nested)]
    pub reserved_opinions: Vec<ReservedOpinionInput>,
    /// Number of the draft minutes.
    pub minutes_number: Option<Short>,
}

impl Input for ConcludeInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let course = f.words("course", &self.course);
        let fault = f.required_word("fault", &self.fault);
        let cause = f.words("cause", &self.cause);
        let cause_detail = f.words("cause_detail", &self.cause_detail);
        let injury_factor = injury_factor(f, self.injury_factor.as_ref());
        let conclusion = f.required_word("conclusion", &self.conclusion);
        let responsibility = f.words("responsibility", &self.responsibility);
        let persons_at_fault = f.each("persons_at_fault", self.persons_at_fault, |f, p| p.read(f));
        let damage = f.under("damage", |f| self.damage.read(f));
        let reserved_opinions = f.each("reserved_opinions", self.reserved_opinions, |f, o| o.read(f));
        let minutes_number = f.text("minutes_number", self.minutes_number.as_ref());
        Some(Command::Conclude(Box::new(Findings {
            course: course?,
            fault: fault?,
            cause: cause?,
            cause_detail: cause_detail?,
            injury_factor,
            conclusion: conclusion?,
            responsibility: responsibility?,
            persons_at_fault,
            damage: damage?,
            reserved_opinions,
            minutes_number,
        })))
    }
}
