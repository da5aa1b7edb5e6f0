//! Reads produced documents back.

pub(crate) mod docx;
pub(crate) mod pdf;

/// Text for comparison: without white space, without dots that leaders are made of, without boxes.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '…' | '☐' | '☒' | '\u{200b}' | '\u{a0}'))
        .collect()
}
