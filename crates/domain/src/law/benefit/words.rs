//! Numbers in the words of a formula, in both languages.

use crate::value::Dong;
use crate::words::{Lang, Localized};

/// Hundredths without the zeros that say nothing: `9,9`, `1,76`, `30`.
pub(super) fn hundredths(n: u32, lang: Lang) -> String {
    let sign = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    let (whole, rest) = (grouped(u64::from(n / 100), lang), n % 100);
    match rest {
        0 => whole,
        r if r % 10 == 0 => format!("{whole}{sign}{}", r / 10),
        r => format!("{whole}{sign}{r:02}"),
    }
}

/// `1.234.567 đồng`, `1,234,567 đồng`.
pub(super) fn money(amount: Dong, lang: Lang) -> String {
    format!("{} đồng", grouped(amount.get().unsigned_abs(), lang))
}

fn grouped(n: u64, lang: Lang) -> String {
    let sign = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(c);
    }
    out
}

/// One text for each language, from one pattern.
pub(super) fn both(of: impl Fn(Lang) -> String) -> Localized {
    Localized::new(of(Lang::Vi), of(Lang::En))
}

/// One of two words.
pub(super) fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}
