//! Dissent at the announcement meeting.

use super::fields::Fields;
use super::input::Input;
use super::text::{Paragraph, Short};
use domain::case::Dissent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Dissent recorded and signed in the minutes of the meeting.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DissentInput {
    /// Who.
    #[serde(default)]
    #[schema(required = true)]
    pub person: Short,
    /// Opinion.
    #[serde(default)]
    #[schema(required = true)]
    pub opinion: Paragraph,
    /// Reason.
    pub reason: Option<Paragraph>,
    /// Signed by that person.
    pub signed: Option<bool>,
}

impl Input for DissentInput {
    type Value = Dissent;

    fn read(self, f: &mut Fields<'_>) -> Option<Dissent> {
        let person = f.words("person", &self.person);
        let opinion = f.words("opinion", &self.opinion);
        let reason = f.text("reason", self.reason.as_ref());
        Some(Dissent { person: person?, opinion: opinion?, reason, signed: self.signed })
    }
}
