//! A notice of prevention.

use super::fields::Fields;
use super::input::Input;
use super::text::{Line, Story, Text};
use super::typed_text::IdText;
use casework::prevention::{PreventionOrder, PreventionTarget};
use domain::ids::CaseId;
use domain::value::CommuneCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A notice to the enterprises of an industry, of a commune, or of both. It names no victim.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"title": "Nồi hơi: kiểm định van an toàn", "body": "Kiểm tra van an toàn trước mỗi ca.",
    "industry": "C"}))]
pub struct PreventionNoticeInput {
    /// Title.
    #[serde(default)]
    #[schema(required = true)]
    pub title: Line,
    /// Text; a blank line begins a new paragraph.
    #[serde(default)]
    #[schema(required = true)]
    pub body: Story,
    /// Section (a letter) or division (two digits) of the industry.
    pub industry: Option<Text<2>>,
    /// Commune of the seat.
    pub commune_code: Option<Text<10>>,
    /// Cases whose lessons are told.
    #[serde(default)]
    #[validate(length(max = 20))]
    pub lessons: Vec<IdText>,
}

/// Reads to whom.
pub(super) fn target(
    f: &mut Fields<'_>,
    industry: Option<&Text<2>>,
    commune: Option<&Text<10>>,
) -> PreventionTarget {
    let industry = f.text("industry", industry).map(|i| i.to_uppercase());
    let known = industry.as_deref().is_none_or(|i| {
        let mut chars = i.chars();
        match (chars.next(), chars.next()) {
            (Some(letter), None) => letter.is_ascii_uppercase(),
            (Some(a), Some(b)) => a.is_ascii_digit() && b.is_ascii_digit(),
            _nothing => false,
        }
    });
    if !known {
        f.problem(
            "industry",
            "unknown_industry",
            "Nhập ngành cấp 1 (một chữ cái) hoặc cấp 2 (hai chữ số).",
            "Give a section (a letter) or a division (two digits).",
        );
    }
    PreventionTarget { industry, commune: f.value("commune_code", commune, CommuneCode::parse) }
}

impl Input for PreventionNoticeInput {
    type Value = PreventionOrder;

    fn read(self, f: &mut Fields<'_>) -> Option<PreventionOrder> {
        let title = f.words("title", &self.title);
        let body = f.words("body", &self.body);
        let target = target(f, self.industry.as_ref(), self.commune_code.as_ref());
        let lessons = f.under("lessons", |f| {
            self.lessons
                .iter()
                .enumerate()
                .filter_map(|(n, id)| f.required_uuid(&n.to_string(), id).map(CaseId))
                .collect()
        });
        Some(PreventionOrder { title: title?, body: body?, target, lessons })
    }
}
