//! One text, made plain.

use super::fonts::printable;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks in a row on one letter; Vietnamese composes to none, other scripts need two.
const MAX_MARKS: usize = 2;

/// NFC, line feeds as `\n`, blanks for tabs, without control characters and without signs that turn the direction of
/// what follows or cannot be seen. A character that no face has is written as its number: `[U+4E2D]`.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut after_return = false;
    for c in text.nfc() {
        let was_return = std::mem::replace(&mut after_return, c == '\r');
        if is_combining_mark(c) {
            marks += 1;
            if marks > MAX_MARKS {
                continue;
            }
        } else {
            marks = 0;
        }
        match c {
            '\n' if was_return => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if c.is_control() || unseen(c) => {}
            c if c == ' ' || printable(c) => out.push(c),
            c => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
        }
    }
    out
}

/// Signs without a shape: direction marks and embeddings, joiners, soft hyphen, byte order mark, tags, selectors.
fn unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_plain() {
        let table = [
            ("Nguyễn Văn Đợi, 31.000 ₫", "Nguyễn Văn Đợi, 31.000 ₫"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"),
            ("a\tb\u{0}\u{7}\u{1b}[31mc", "a b[31mc"),
            ("\u{202e}dne\u{202c} \u{2067}x\u{2069}", "dne x"),
            ("vô\u{200b} hình\u{feff}\u{ad}", "vô hình"),
            ("中🙂", "[U+4E2D][U+1F642]"),
            ("#set page(width: 1cm) $x$ <a> @b *c* _d_ `e`", "#set page(width: 1cm) $x$ <a> @b *c* _d_ `e`"),
            ("</w:t><w:p/>&amp;", "</w:t><w:p/>&amp;"),
        ];
        for (raw, wanted) in table {
            assert_eq!(plain(raw), wanted, "{raw:?}");
        }
        let towers = format!("a{}b", "\u{301}\u{302}\u{303}\u{304}\u{305}".repeat(40));
        assert!(plain(&towers).chars().count() < 8, "{:?}", plain(&towers));
    }
}
