//! Who leads.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::{moment, text};
use super::super::text::{Line, Text};
use super::super::typed_text::MomentText;
use super::super::word::PrimacyHolderWord;
use domain::case::{Command, Primacy};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who leads the work at the scene and on the file (Nghị định 39/2016/NĐ-CP Điều 20).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPrimacyInput {
    /// Who.
    #[serde(default)]
    #[schema(required = true)]
    pub holder: PrimacyHolderWord,
    /// Name of the body.
    #[serde(default)]
    #[schema(required = true)]
    pub body: Line,
    /// Since; now when not told.
    pub since: Option<MomentText>,
    /// Number and date of the paper that says so.
    pub reference: Option<Line>,
}

impl Input for SetPrimacyInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let holder = f.required_word("holder", &self.holder);
        let body = f.words("body", &self.body);
        let since = f.instant("since", self.since.as_deref()).unwrap_or(f.now());
        let reference = f.text("reference", self.reference.as_ref());
        Some(Command::SetPrimacy(Primacy { holder: holder?, body: body?, since, reference }))
    }
}

impl From<&Primacy> for SetPrimacyInput {
    fn from(v: &Primacy) -> Self {
        Self {
            holder: v.holder.into(),
            body: Text::from(v.body.as_str()),
            since: moment(Some(v.since)),
            reference: text(v.reference.as_deref()),
        }
    }
}
