//! A question with its answer.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Paragraph, Story, Text};
use domain::case::QuestionAnswer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// One question with its answer (PL VIII mục 5).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionAnswerInput {
    /// Hỏi.
    #[serde(default)]
    #[schema(required = true)]
    pub question: Paragraph,
    /// Đáp.
    #[serde(default)]
    #[schema(required = true)]
    pub answer: Story,
}

impl Input for QuestionAnswerInput {
    type Value = QuestionAnswer;

    fn read(self, f: &mut Fields<'_>) -> Option<QuestionAnswer> {
        let question = f.words("question", &self.question);
        let answer = f.words("answer", &self.answer);
        Some(QuestionAnswer { question: question?, answer: answer? })
    }
}

impl From<&QuestionAnswer> for QuestionAnswerInput {
    fn from(v: &QuestionAnswer) -> Self {
        Self { question: Text::from(v.question.as_str()), answer: Text::from(v.answer.as_str()) }
    }
}
