//! A code of a list, or free words, or both.

use super::fields::Fields;
use super::text::{Short, Text};
use domain::case::CodedWord;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A code of a list with the version of the list, or free words, or both.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "7543", "text": "Công nhân vận hành lò hơi"}))]
pub struct CodedWordInput {
    /// Code chosen from the list.
    pub code: Option<Text<12>>,
    /// Version of the list; the server knows the one in force and checks it.
    pub version: Option<Text<20>>,
    /// Words.
    pub text: Option<Short>,
}

impl CodedWordInput {
    /// Reads code and words; `known` tells version and existence of a code.
    pub(super) fn read(
        self,
        f: &mut Fields<'_>,
        known: impl FnOnce(&str) -> Option<(String, String)>,
    ) -> CodedWord {
        let text = f.text("text", self.text.as_ref());
        // The version follows from the date; what the caller sends is only checked for shape.
        f.text("version", self.version.as_ref());
        let Some(code) = f.text("code", self.code.as_ref()) else {
            return CodedWord { code: None, version: None, text };
        };
        match known(&code) {
            Some((code, version)) => CodedWord { code: Some(code), version: Some(version), text },
            None => {
                f.problem(
                    "code",
                    "unknown_code",
                    "Danh mục không có mã này; hãy chọn từ danh sách hoặc chỉ ghi bằng lời.",
                    "The list has no such code; choose one from the list, or use words only.",
                );
                CodedWord { code: None, version: None, text }
            }
        }
    }
}
