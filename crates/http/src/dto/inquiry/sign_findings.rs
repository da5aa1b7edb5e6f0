//! Signing the minutes.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::Short;
use super::super::typed_text::DayText;
use super::minutes_signature::MinutesSignatureInput;
use domain::case::{Command, SignFindings};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Signing the minutes of the investigation (PL IX, PL X).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"minutes_number": "05/BB-ĐT", "signed_on": "2026-12-20", "signatures": [{"name": "Phạm Quốc Việt", "signed": true}]}))]
pub struct SignFindingsInput {
    /// Number of the minutes; left out when they are issued here, which gives them their number.
    pub minutes_number: Option<Short>,
    /// Day of signing.
    #[serde(default)]
    #[schema(required = true)]
    pub signed_on: DayText,
    /// Who signed and who did not.
    #[serde(default)]
    #[validate(length(max = 200), nested)]
    pub signatures: Vec<MinutesSignatureInput>,
}

impl Input for SignFindingsInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let minutes_number = f.text("minutes_number", self.minutes_number.as_ref());
        let signed_on = f.required_date("signed_on", &self.signed_on);
        let signatures = f.each("signatures", self.signatures, |f, row| row.read(f));
        Some(Command::SignFindings(SignFindings {
            minutes_number: minutes_number.unwrap_or_default(),
            signed_on: signed_on?,
            signatures,
        }))
    }
}
