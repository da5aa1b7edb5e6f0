//! Vietnamese without marks, for what carries only the basic alphabet.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text in printable ASCII: marks fall away, đ becomes d, typographic signs their plain form; what has no
/// plain form becomes `?`.
pub fn unaccented(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'ð' => out.push('d'),
            'Đ' | 'Ð' => out.push('D'),
            '–' | '—' | '‐' | '‑' | '−' => out.push('-'),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‘' | '’' => out.push('\''),
            c if super::text::is_residue(c) => {}
            c if c.is_whitespace() => out.push(' '),
            c if c.is_ascii_graphic() => out.push(c),
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_stays_readable() {
        let table = [
            ("TNLĐ-91-2026-000123", "TNLD-91-2026-000123"),
            ("DIỄN TẬP – Xác nhận đã nhận tin", "DIEN TAP - Xac nhan da nhan tin"),
            ("Ðặng “Đức”\n…", "Dang \"Duc\" ..."),
            ("ươ ƯƠ ẫ Ỹ", "uo UO a Y"),
            ("🚧", "?"),
        ];
        for (raw, plain) in table {
            assert_eq!(unaccented(raw), plain, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn only_printable_ascii_remains_and_twice_is_once(text in ".*") {
            let plain = unaccented(&text);
            prop_assert!(plain.bytes().all(|b| (b' '..=b'~').contains(&b)), "{plain:?}");
            prop_assert_eq!(unaccented(&plain), plain);
        }
    }
}
