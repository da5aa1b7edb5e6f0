//! Closing a case.

use super::fields::Fields;
use super::input::Input;
use super::text::Paragraph;
use domain::case::Command;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Closes a case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"note": "Đủ hồ sơ"}))]
pub struct CloseInput {
    /// Note.
    pub note: Option<Paragraph>,
}

impl Input for CloseInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let note = f.text("note", self.note.as_ref());
        Some(Command::Close { note })
    }
}
