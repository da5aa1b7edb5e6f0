//! Arrival at the scene.

use super::fields::Fields;
use super::input::Input;
use super::text::{Paragraph, Short};
use super::typed_text::MomentText;
use domain::case::Command;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Records when people arrived at the scene (Nghị định 39/2016/NĐ-CP Điều 11: within 2 hours).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"at": "2026-11-20T09:10", "by": "Tổ công tác Sở Nội vụ", "note": "Hiện trường được giữ nguyên"}))]
pub struct ReachSceneInput {
    /// When.
    #[serde(default)]
    #[schema(required = true)]
    pub at: MomentText,
    /// Who.
    #[serde(default)]
    #[schema(required = true)]
    pub by: Short,
    /// What was found.
    pub note: Option<Paragraph>,
}

impl Input for ReachSceneInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let at = f.required_instant("at", &self.at);
        let by = f.words("by", &self.by);
        let note = f.text("note", self.note.as_ref());
        Some(Command::ReachScene { at: at?, by: by?, note })
    }
}
