//! The code of a notice. It travels in bodies only: an address is written into logs and histories.

use super::fields::Fields;
use super::text::Text;
use domain::value::NoticeCode;

/// A code as typed.
pub(super) type CodeText = Text<60>;

/// Reads the field `code`.
pub(super) fn read(f: &mut Fields<'_>, code: &CodeText) -> Option<NoticeCode> {
    f.required_value("code", code, NoticeCode::parse)
}
