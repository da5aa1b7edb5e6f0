//! A request for documents.

use super::super::fields::Fields;
use super::super::input::Input;
use super::super::prefill::values::{moment, text};
use super::super::text::{Line, Paragraph, Short, Text};
use super::super::typed_text::{DayText, MomentText};
use domain::case::{Command, DocumentRequest};
use domain::ids::DocumentRequestId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Documents, objects or means that the team asks for (Luật ATVSLĐ Điều 35 khoản 5).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"holder": "Công ty TNHH Lương thực", "what": "Hồ sơ kiểm định nồi hơi", "due": "2026-11-28"}))]
pub struct RequestDocumentsInput {
    /// Who has to supply.
    #[serde(default)]
    #[schema(required = true)]
    pub holder: Line,
    /// What.
    #[serde(default)]
    #[schema(required = true)]
    pub what: Paragraph,
    /// Number of the letter.
    pub number: Option<Short>,
    /// Last day.
    #[serde(default)]
    #[schema(required = true)]
    pub due: DayText,
    /// When asked; now when not told.
    pub asked_at: Option<MomentText>,
}

impl Input for RequestDocumentsInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let holder = f.words("holder", &self.holder);
        let what = f.words("what", &self.what);
        let number = f.text("number", self.number.as_ref());
        let due = f.required_date("due", &self.due);
        let asked_at = f.instant("asked_at", self.asked_at.as_deref()).unwrap_or(f.now());
        let id = DocumentRequestId(f.id());
        Some(Command::RequestDocuments(DocumentRequest {
            id,
            holder: holder?,
            what: what?,
            number,
            asked_at,
            due: due?,
            receipts: Vec::new(),
        }))
    }
}

impl From<&DocumentRequest> for RequestDocumentsInput {
    fn from(v: &DocumentRequest) -> Self {
        Self {
            holder: Text::from(v.holder.as_str()),
            what: Text::from(v.what.as_str()),
            number: text(v.number.as_deref()),
            due: DayText::from(v.due.to_string()),
            asked_at: moment(Some(v.asked_at)),
        }
    }
}
