//! Shares and minutes in words, with two decimals and the sign of the language.

use chrono::Duration;
use domain::value::{Hundredths, Share};
use domain::words::Lang;

fn sign(lang: Lang) -> char {
    match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    }
}

/// `66,67 % (2/3)`; of nothing `– (0/0)`.
pub(crate) fn share_words(share: Share, lang: Lang) -> String {
    let percent = share.percent().map_or_else(|| "–".to_owned(), |p| format!("{} %", p.text(sign(lang))));
    format!("{percent} ({}/{})", share.part, share.whole)
}

/// `4,50`; of none `–`.
pub(crate) fn minutes_words(duration: Option<Duration>, lang: Lang) -> String {
    duration.map_or_else(|| "–".to_owned(), |d| Hundredths::minutes(d).text(sign(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_show_what_they_are_made_of() {
        assert_eq!(share_words(Share { part: 2, whole: 3 }, Lang::Vi), "66,67 % (2/3)");
        assert_eq!(share_words(Share::default(), Lang::En), "– (0/0)");
        assert_eq!(minutes_words(Some(Duration::seconds(270)), Lang::En), "4.50");
        assert_eq!(minutes_words(None, Lang::Vi), "–");
    }
}
