//! Dismissing a case.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use super::typed_text::IdText;
use super::word::DismissalKindWord;
use domain::case::Command;
use domain::ids::CaseId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Dismisses a case, with a reason.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "not_tnld", "reason": "Công an kết luận không liên quan đến công việc"}))]
pub struct DismissInput {
    /// Kind.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: DismissalKindWord,
    /// Why.
    #[serde(default)]
    #[schema(required = true)]
    pub reason: Paragraph,
    /// The case that goes on, when this one is the same accident.
    pub into: Option<IdText>,
}

impl Input for DismissInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let kind = f.required_word("kind", &self.kind);
        let reason = f.words("reason", &self.reason);
        let into = f.uuid("into", self.into.as_deref()).map(CaseId);
        Some(Command::Dismiss { kind: kind?, reason: reason?, into })
    }
}
