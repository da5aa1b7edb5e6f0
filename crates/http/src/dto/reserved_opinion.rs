//! A member's reserved opinion.

use super::fields::Fields;
use super::input::Input;
use super::text::{Paragraph, Short};
use domain::case::ReservedOpinion;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A member's opinion that differs and is kept on record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReservedOpinionInput {
    /// Who.
    #[serde(default)]
    #[schema(required = true)]
    pub person: Short,
    /// What.
    #[serde(default)]
    #[schema(required = true)]
    pub opinion: Paragraph,
}

impl Input for ReservedOpinionInput {
    type Value = ReservedOpinion;

    fn read(self, f: &mut Fields<'_>) -> Option<ReservedOpinion> {
        let person = f.words("person", &self.person);
        let opinion = f.words("opinion", &self.opinion);
        Some(ReservedOpinion { person: person?, opinion: opinion? })
    }
}
