//! Folding of text for search: typed without diacritics, found with them.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Most tokens of one query; each costs a `LIKE`.
pub const MAX_SEARCH_TOKENS: usize = 10;

/// Lower case, NFD without marks, đ to d, punctuation to spaces, one space between words and one on each side.
///
/// Idempotent, and the same on both databases because it runs here. A text without words folds to one space.
pub fn search_fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    for c in text.nfd().flat_map(char::to_lowercase).nfd() {
        match c {
            c if is_combining_mark(c) || super::text::is_residue(c) => {}
            'đ' | 'ð' => folded.push('d'),
            c if c.is_alphanumeric() => folded.push(c),
            _ if !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// The words of a query, folded, each once, in order, at most [`MAX_SEARCH_TOKENS`].
pub fn search_tokens(query: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for token in search_fold(query).split(' ').filter(|t| !t.is_empty()) {
        if tokens.len() == MAX_SEARCH_TOKENS {
            break;
        }
        if !tokens.iter().any(|t| t == token) {
            tokens.push(token.to_owned());
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_vietnamese_and_punctuation() {
        let table = [
            ("Đặng Văn Đức", " dang van duc "),
            ("  TNLĐ-91-2026-000123 ", " tnld 91 2026 000123 "),
            ("Rạch Giá, An Giang", " rach gia an giang "),
            ("ươ ƯƠ ẫ Ỹ", " uo uo a y "),
            ("Tra\u{302}\u{300}n", " tran "),
            ("Ðặng", " dang "),
            ("a%b_c\\d", " a b c d "),
            ("İstanbul", " istanbul "),
            ("", " "),
            ("…!", " "),
        ];
        for (raw, folded) in table {
            assert_eq!(search_fold(raw), folded, "{raw}");
        }
    }

    #[test]
    fn tokens_are_unique_ordered_and_few() {
        assert_eq!(search_tokens("Đức  đặng, ĐỨC"), ["duc", "dang"]);
        assert_eq!(search_tokens(" % "), Vec::<String>::new());
        let many = (0..50).map(|i| i.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(search_tokens(&many).len(), MAX_SEARCH_TOKENS);
    }
}
