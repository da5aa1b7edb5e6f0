//! An answer to an invitation.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::text;
use super::super::text::{Line, Paragraph, Short, Text};
use super::super::word::{InvitationReplyWord, MemberCapacityWord};
use domain::case::{AnswerInvitation, Command};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What an agency answers to the invitation to send a member (Nghị định 39/2016/NĐ-CP Điều 11).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"unit": "Sở Y tế", "capacity": "health", "reply": "sends", "member_name": "Lê Thị Hoa"}))]
pub struct AnswerInvitationInput {
    /// Agency, as it signed.
    #[serde(default)]
    #[schema(required = true)]
    pub unit: Line,
    /// For whom the member sits.
    #[serde(default)]
    #[schema(required = true)]
    pub capacity: MemberCapacityWord,
    /// Answer.
    #[serde(default)]
    #[schema(required = true)]
    pub reply: InvitationReplyWord,
    /// Who is sent.
    pub member_name: Option<Short>,
    /// Position of who is sent.
    pub member_position: Option<Short>,
    /// Number of the letter.
    pub letter_number: Option<Short>,
    /// Why nobody is sent.
    pub reason: Option<Paragraph>,
}

impl Input for AnswerInvitationInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let unit = f.words("unit", &self.unit);
        let capacity = f.required_word("capacity", &self.capacity);
        let reply = f.required_word("reply", &self.reply);
        let member_name = f.text("member_name", self.member_name.as_ref());
        let member_position = f.text("member_position", self.member_position.as_ref());
        let letter_number = f.text("letter_number", self.letter_number.as_ref());
        let reason = f.text("reason", self.reason.as_ref());
        Some(Command::AnswerInvitation(AnswerInvitation {
            unit: unit?,
            capacity: capacity?,
            reply: reply?,
            member_name,
            member_position,
            letter_number,
            reason,
        }))
    }
}

impl From<&domain::case::InvitationAnswer> for AnswerInvitationInput {
    fn from(v: &domain::case::InvitationAnswer) -> Self {
        Self {
            unit: Text::from(v.unit.as_str()),
            capacity: v.capacity.into(),
            reply: v.reply.into(),
            member_name: text(v.member_name.as_deref()),
            member_position: text(v.member_position.as_deref()),
            letter_number: text(v.letter_number.as_deref()),
            reason: text(v.reason.as_deref()),
        }
    }
}
