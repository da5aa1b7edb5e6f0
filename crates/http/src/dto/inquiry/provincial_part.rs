//! What PL X asks beyond PL IX.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::Paragraph;
use super::super::typed_text::DayText;
use domain::case::ProvincialPart;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What PL X asks beyond PL IX.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProvincialPartInput {
    /// First day of the work at the scene.
    pub site_from: Option<DayText>,
    /// Last day of the work at the scene.
    pub site_to: Option<DayText>,
    /// How the team worked with the police.
    pub coordination: Option<Paragraph>,
    /// Recommendations to the department or the ministry.
    pub proposals: Option<Paragraph>,
    /// Sanctions proposed.
    pub sanctions: Option<Paragraph>,
    /// Hand-over because of signs of a crime.
    pub criminal_signs: Option<Paragraph>,
}

impl Input for ProvincialPartInput {
    type Value = ProvincialPart;

    fn read(self, f: &mut Fields<'_>) -> Option<ProvincialPart> {
        let site_from = f.date("site_from", self.site_from.as_deref());
        let site_to = f.date("site_to", self.site_to.as_deref());
        let coordination = f.text("coordination", self.coordination.as_ref());
        let proposals = f.text("proposals", self.proposals.as_ref());
        let sanctions = f.text("sanctions", self.sanctions.as_ref());
        let criminal_signs = f.text("criminal_signs", self.criminal_signs.as_ref());
        Some(ProvincialPart { site_from, site_to, coordination, proposals, sanctions, criminal_signs })
    }
}

impl From<&ProvincialPart> for ProvincialPartInput {
    fn from(v: &ProvincialPart) -> Self {
        Self {
            site_from: v.site_from.map(|d| DayText::from(d.to_string())),
            site_to: v.site_to.map(|d| DayText::from(d.to_string())),
            coordination: text(v.coordination.as_deref()),
            proposals: text(v.proposals.as_deref()),
            sanctions: text(v.sanctions.as_deref()),
            criminal_signs: text(v.criminal_signs.as_deref()),
        }
    }
}
