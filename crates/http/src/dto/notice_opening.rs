//! Opening the own notice.

use super::fields::Fields;
use super::input::Input;
use super::notice_code::{self, CodeText};
use domain::value::NoticeCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The code that the confirmation of an urgent notice or a tip showed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "7K2M-9QXA-03TV-B4GH-R8WZ"}))]
pub struct NoticeOpeningInput {
    /// The code; case, blanks and hyphens do not matter.
    #[serde(default)]
    #[schema(required = true)]
    pub code: CodeText,
}

impl Input for NoticeOpeningInput {
    type Value = NoticeCode;

    fn read(self, f: &mut Fields<'_>) -> Option<NoticeCode> {
        notice_code::read(f, &self.code)
    }
}
