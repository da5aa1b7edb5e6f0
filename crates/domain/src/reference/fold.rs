//! Text without case and marks, as people type it into a search box.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without diacritics, `đ` as `d`, everything but letters and digits as one space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' => out.push('d'),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Does every word of the folded query begin a word of the folded text?
pub(crate) fn words_begin(text: &str, query: &str) -> bool {
    query.split(' ').all(|q| text.split(' ').any(|w| w.starts_with(q)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_punctuation_go() {
        assert_eq!(fold("  Đặc khu Phú Quốc. "), "dac khu phu quoc");
        assert_eq!(fold("Xã Ea H'leo - Đắk Lắk"), "xa ea h leo dak lak");
        assert!(words_begin("phuong rach gia", "rach gia"));
        assert!(words_begin("phuong rach gia", "gi rac"));
        assert!(!words_begin("phuong rach gia", "ach"));
    }
}
