//! Consent to clear a scene.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Line, Paragraph, Short, Text};
use super::super::typed_text::DayText;
use domain::case::ReleaseConsent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The written consent without which a scene is not cleared (Nghị định 39/2016/NĐ-CP Điều 18).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseConsentInput {
    /// The provincial team or the police.
    #[serde(default)]
    #[schema(required = true)]
    pub issuer: Line,
    /// Number.
    #[serde(default)]
    #[schema(required = true)]
    pub number: Short,
    /// Date.
    #[serde(default)]
    #[schema(required = true)]
    pub date: DayText,
    /// What may be cleared.
    #[serde(default)]
    #[schema(required = true)]
    pub scope: Paragraph,
}

impl Input for ReleaseConsentInput {
    type Value = ReleaseConsent;

    fn read(self, f: &mut Fields<'_>) -> Option<ReleaseConsent> {
        let issuer = f.words("issuer", &self.issuer);
        let number = f.words("number", &self.number);
        let date = f.required_date("date", &self.date);
        let scope = f.words("scope", &self.scope);
        Some(ReleaseConsent { issuer: issuer?, number: number?, date: date?, scope: scope? })
    }
}

impl From<&ReleaseConsent> for ReleaseConsentInput {
    fn from(v: &ReleaseConsent) -> Self {
        Self {
            issuer: Text::from(v.issuer.as_str()),
            number: Text::from(v.number.as_str()),
            date: DayText::from(v.date.to_string()),
            scope: Text::from(v.scope.as_str()),
        }
    }
}
