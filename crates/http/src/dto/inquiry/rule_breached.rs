//! A rule that was breached.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Paragraph, Text};
use super::super::word::FaultSideWord;
use domain::case::RuleBreached;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A rule that was breached.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleBreachedInput {
    /// Article, standard, rule of the works.
    #[serde(default)]
    #[schema(required = true)]
    pub article: Line,
    /// By which side.
    #[serde(default)]
    #[schema(required = true)]
    pub by: FaultSideWord,
    /// How.
    pub how: Option<Paragraph>,
}

impl Input for RuleBreachedInput {
    type Value = RuleBreached;

    fn read(self, f: &mut Fields<'_>) -> Option<RuleBreached> {
        let article = f.words("article", &self.article);
        let by = f.required_word("by", &self.by);
        let how = f.text("how", self.how.as_ref());
        Some(RuleBreached { article: article?, by: by?, how })
    }
}

impl From<&RuleBreached> for RuleBreachedInput {
    fn from(v: &RuleBreached) -> Self {
        Self { article: Text::from(v.article.as_str()), by: v.by.into(), how: text(v.how.as_deref()) }
    }
}
