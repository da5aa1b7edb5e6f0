//! Words too long for their line, given places to break.

use crate::layout::Layout;

/// Letters between two places to break.
const STEP: usize = 6;

/// Width between the margins in thousandths of the size of the text: 165 mm at 13 points.
const LINE: u32 = 35_900;

/// What the edges of a cell take of it.
const EDGES: u32 = 700;

/// The layout with a zero-width space every few letters in words that might run over the margin or out of their cell.
pub(super) fn softened(mut layout: Layout) -> Layout {
    layout.each_text_mut(&mut |text, place| {
        let room = (LINE / 100 * place.width).saturating_sub(EDGES);
        if text.split_whitespace().any(|word| is_long(word, room)) {
            *text = soften(text, room);
        }
    });
    layout
}

/// Wider than its room; two or three letters fit into every column there is.
fn is_long(word: &str, room: u32) -> bool {
    word.chars().nth(3).is_some() && width(word) > room
}

/// At least as wide as the word in the bold face, in thousandths of its size.
fn width(word: &str) -> u32 {
    word.chars().map(letter).sum()
}

fn letter(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' | '(' | ')' | '[' | ']'
        | '/' | '-' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' => 340,
        'r' | 'I' => 450,
        'm' => 840,
        'w' => 730,
        'M' | 'W' | '@' | '%' | '—' | '…' => 1_000,
        c if c.is_uppercase() => 790,
        c if c.is_ascii_digit() => 510,
        c if c.is_alphabetic() => 560,
        _ => 1_000,
    }
}

fn soften(text: &str, room: u32) -> String {
    let step = usize::try_from(room / 1_000).unwrap_or(STEP).clamp(1, STEP);
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    for piece in text.split_inclusive(char::is_whitespace) {
        let long = is_long(piece.trim_end(), room);
        for (i, c) in piece.chars().enumerate() {
            if long && i > 0 && i % step == 0 && !c.is_whitespace() {
                out.push('\u{200b}');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_forms_themselves_fit_where_they_stand() {
        for kind in crate::FormKind::ALL {
            softened(crate::Form::empty(*kind).layout()).each_text_mut(&mut |text, place| {
                assert!(!text.contains('\u{200b}'), "{kind:?}: {text:?} in {} %", place.width);
            });
        }
    }

    #[test]
    fn only_long_words_are_softened() {
        assert_eq!(soften("một abcdefghij hai", 4_900), "một abcd\u{200b}efgh\u{200b}ij hai");
        assert_eq!(soften("Năm sinh, nghề nghiệp", 4_000), "Năm sinh, nghề nghiệp");
    }
}
