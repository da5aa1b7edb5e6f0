//! A person at fault.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short};
use super::typed_text::IdText;
use domain::case::PersonAtFault;
use domain::ids::EvidenceId;
use domain::value::PersonName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A person at fault (PL IX mục 9).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonAtFaultInput {
    /// Name.
    #[serde(default)]
    #[schema(required = true)]
    pub name: Short,
    /// Position and unit.
    pub position: Option<Line>,
    /// What was violated.
    #[serde(default)]
    #[schema(required = true)]
    pub violation: Paragraph,
    /// Article or rule violated.
    pub article: Option<Line>,
    /// Handling proposed.
    #[serde(default)]
    #[schema(required = true)]
    pub proposed_handling: Paragraph,
    /// Ids of evidence of it; needed before the minutes are signed.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub evidence: Vec<IdText>,
}

impl Input for PersonAtFaultInput {
    type Value = PersonAtFault;

    fn read(self, f: &mut Fields<'_>) -> Option<PersonAtFault> {
        let name = f.required_value("name", &self.name, PersonName::parse);
        let position = f.text("position", self.position.as_ref());
        let violation = f.words("violation", &self.violation);
        let article = f.text("article", self.article.as_ref());
        let proposed_handling = f.words("proposed_handling", &self.proposed_handling);
        let evidence = f.uuids("evidence", &self.evidence).into_iter().map(EvidenceId).collect();
        Some(PersonAtFault {
            name: name?,
            position,
            violation: violation?,
            article,
            proposed_handling: proposed_handling?,
            evidence,
        })
    }
}
