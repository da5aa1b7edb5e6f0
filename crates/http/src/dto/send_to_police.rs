//! Handing the file to the police.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Paragraph, Short};
use super::typed_text::MomentText;
use domain::case::{Command, PoliceTransfer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Hands the file to the investigating police (Luật ATVSLĐ Điều 35 khoản 7).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"body": "Cơ quan Cảnh sát điều tra Công an tỉnh An Giang",
    "signs": "Nồi hơi quá hạn kiểm định vẫn được đốt", "penal_article": "Điều 295 Bộ luật Hình sự", "items": ["Biên bản khám nghiệm hiện trường"]
    , "record_number": "3/BBBG"}))]
pub struct SendToPoliceInput {
    /// When it was handed over; now when not told.
    pub at: Option<MomentText>,
    /// Investigation body.
    #[serde(default)]
    #[schema(required = true)]
    pub body: Short,
    /// Signs of a crime, as a human judged.
    #[serde(default)]
    #[schema(required = true)]
    pub signs: Paragraph,
    /// Article of the penal code that may have been broken.
    pub penal_article: Option<Short>,
    /// What the signs rest on: papers, findings, testimony.
    pub grounds: Option<Paragraph>,
    /// What was handed over.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub items: Vec<Line>,
    /// Number of the hand-over record.
    pub record_number: Option<Short>,
}

impl Input for SendToPoliceInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let at = f.instant("at", self.at.as_deref()).unwrap_or(f.now());
        let body = f.words("body", &self.body);
        let signs = f.words("signs", &self.signs);
        let penal_article = f.text("penal_article", self.penal_article.as_ref());
        let grounds = f.text("grounds", self.grounds.as_ref());
        let items = f.texts("items", self.items);
        let record_number = f.text("record_number", self.record_number.as_ref());
        Some(Command::SendToPolice(PoliceTransfer {
            at,
            body: body?,
            signs: signs?,
            penal_article,
            grounds,
            items,
            record_number,
        }))
    }
}
