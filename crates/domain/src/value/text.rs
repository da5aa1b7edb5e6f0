//! Free text as people type and paste it, made safe to store and to show.

use super::ValueError;
use crate::words::Localized;
use unicode_normalization::UnicodeNormalization;

/// Why a free text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// Nothing but blanks where words are needed.
    #[error("the text is empty")]
    Empty,
    /// Longer than the field allows.
    #[error("the text has {length} characters, at most {max} are allowed")]
    TooLong {
        /// Most characters allowed.
        max: usize,
        /// Characters given.
        length: usize,
    },
    /// Contains a control character other than a line break or tab.
    #[error("the text contains a control character")]
    ControlCharacter,
    /// Contains marks that reverse the reading order.
    #[error("the text contains marks that change the reading direction")]
    DirectionMark,
}

impl ValueError for TextProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "text.empty",
            Self::TooLong { .. } => "text.too_long",
            Self::ControlCharacter => "text.control_character",
            Self::DirectionMark => "text.direction_mark",
        }
    }

    fn localized(&self) -> Localized {
        match self {
            Self::Empty => Localized::new("Hãy điền nội dung.", "Write something here."),
            Self::TooLong { max, length } => Localized::new(
                format!("Nội dung có {length} ký tự; hãy rút gọn còn tối đa {max} ký tự."),
                format!("The text has {length} characters; shorten it to at most {max}."),
            ),
            Self::ControlCharacter => Localized::new(
                "Nội dung có ký tự điều khiển không hiển thị được; hãy xóa và gõ lại đoạn đã dán.",
                "The text has an invisible control character; delete the pasted part and type it again.",
            ),
            Self::DirectionMark => Localized::new(
                "Nội dung có ký tự đảo chiều chữ; hãy xóa và gõ lại đoạn đã dán.",
                "The text has a mark that reverses reading order; delete the pasted part and type it again.",
            ),
        }
    }
}

/// Characters without shape or meaning in Vietnamese that office programs leave behind; dropped silently.
pub(super) fn is_residue(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Embeddings, overrides and isolates of reading direction: they can make a text show another than it is.
pub(super) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// NFC, line breaks as `\n`, tabs as a space, trimmed; blank input gives an empty text.
///
/// # Errors
/// [`TextProblem`] when it is longer than `max` characters or holds control or direction characters.
pub fn clean_text(raw: &str, max: usize) -> Result<String, TextProblem> {
    let unified = raw.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let composed: String = unified.chars().filter(|c| !is_residue(*c)).nfc().collect();
    let mut text = String::with_capacity(composed.len());
    for c in composed.chars() {
        match c {
            '\n' => text.push('\n'),
            '\t' => text.push(' '),
            c if is_direction_mark(c) => return Err(TextProblem::DirectionMark),
            c if c.is_control() => return Err(TextProblem::ControlCharacter),
            c => text.push(c),
        }
    }
    let text = text.trim();
    let length = text.chars().count();
    if length > max { Err(TextProblem::TooLong { max, length }) } else { Ok(text.to_owned()) }
}

/// As [`clean_text`], for a field that must say something.
///
/// # Errors
/// [`TextProblem`], with [`TextProblem::Empty`] for blank input.
pub fn required_text(raw: &str, max: usize) -> Result<String, TextProblem> {
    let text = clean_text(raw, max)?;
    if text.is_empty() { Err(TextProblem::Empty) } else { Ok(text) }
}

/// As [`clean_text`], for a field that may be left out: blank input is `None`.
///
/// # Errors
/// [`TextProblem`] as [`clean_text`].
pub fn optional_text(raw: Option<&str>, max: usize) -> Result<Option<String>, TextProblem> {
    let text = raw.map(|r| clean_text(r, max)).transpose()?;
    Ok(text.filter(|t| !t.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans_what_is_harmless() {
        let table = [
            ("  Bị kẹt tay  ", "Bị kẹt tay"),
            ("dòng 1\r\ndòng 2\rdòng 3", "dòng 1\ndòng 2\ndòng 3"),
            ("a\u{2028}b\u{85}c", "a\nb\nc"),
            ("cột\tcột", "cột cột"),
            ("lo\u{300} ho\u{31b}i", "lò hơi"),
            ("\u{feff}má\u{ad}y", "máy"),
            ("   ", ""),
            ("thợ 👷\u{200d}♂", "thợ 👷\u{200d}♂"),
        ];
        for (raw, clean) in table {
            assert_eq!(clean_text(raw, 100).as_deref(), Ok(clean), "{raw:?}");
        }
    }

    #[test]
    fn refuses_what_can_harm() {
        let table = [
            ("a\0b", TextProblem::ControlCharacter),
            ("a\u{1b}[31m", TextProblem::ControlCharacter),
            ("a\u{9b}b", TextProblem::ControlCharacter),
            ("a\u{202e}b", TextProblem::DirectionMark),
            ("a\u{2066}b", TextProblem::DirectionMark),
            ("ăăăăăăăăăăă", TextProblem::TooLong { max: 10, length: 11 }),
        ];
        for (raw, problem) in table {
            assert_eq!(clean_text(raw, 10), Err(problem), "{raw:?}");
        }
    }

    #[test]
    fn counts_characters_after_composing_and_trimming() {
        assert_eq!(clean_text(" a\u{306}a\u{306} ", 2).as_deref(), Ok("ăă"));
        assert_eq!(required_text(" \n ", 5), Err(TextProblem::Empty));
        assert_eq!(optional_text(Some("  "), 5), Ok(None));
        assert_eq!(optional_text(None, 5), Ok(None));
        assert_eq!(optional_text(Some(" x "), 5), Ok(Some("x".to_owned())));
    }
}
