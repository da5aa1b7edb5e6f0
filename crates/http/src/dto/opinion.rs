//! An opinion at the announcement meeting.

use super::fields::Fields;
use super::input::Input;
use super::text::{Paragraph, Short};
use domain::case::Opinion;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What somebody said in turn (PL XI mục 4).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpinionInput {
    /// Who.
    #[serde(default)]
    #[schema(required = true)]
    pub person: Short,
    /// What was said.
    #[serde(default)]
    #[schema(required = true)]
    pub opinion: Paragraph,
}

impl Input for OpinionInput {
    type Value = Opinion;

    fn read(self, f: &mut Fields<'_>) -> Option<Opinion> {
        let person = f.words("person", &self.person);
        let opinion = f.words("opinion", &self.opinion);
        Some(Opinion { person: person?, opinion: opinion? })
    }
}
