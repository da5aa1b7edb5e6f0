//! An answer to a referral.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::text::{Paragraph, Short};
use super::super::typed_text::{IdText, MomentText};
use domain::case::{Command, ReferralAnswer};
use domain::ids::ReferralId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What the body answered to a referral.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerReferralInput {
    /// Which.
    #[serde(default)]
    #[schema(required = true)]
    pub referral_id: IdText,
    /// When; now when not told.
    pub at: Option<MomentText>,
    /// What: taken over, result, minutes.
    #[serde(default)]
    #[schema(required = true)]
    pub text: Paragraph,
    /// Number of the paper.
    pub number: Option<Short>,
    /// The matter is settled there.
    #[serde(default)]
    pub finished: bool,
}

impl Input for AnswerReferralInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let referral_id = f.required_uuid("referral_id", &self.referral_id).map(ReferralId);
        let at = f.instant("at", self.at.as_deref()).unwrap_or(f.now());
        let text = f.words("text", &self.text);
        let number = f.text("number", self.number.as_ref());
        Some(Command::AnswerReferral {
            id: referral_id?,
            answer: ReferralAnswer { at, text: text?, number, finished: self.finished },
        })
    }
}
