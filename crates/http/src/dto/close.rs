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
    /// Note; why, while a condition of closing is not met that does not stand against it.
    pub note: Option<Paragraph>,
}

impl Input for CloseInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let note = f.text("note", self.note.as_ref());
        // Whether the quick report was sent the tasks tell, not whoever closes.
        Some(Command::Close { note, reported: false })
    }
}
