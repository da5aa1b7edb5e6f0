//! Text without case and marks, as people type it into a search box.

use crate::value::search_fold;

/// [`search_fold`] without the space on each side.
pub fn fold(text: &str) -> String {
    search_fold(text).trim().to_owned()
}

/// Does every word of the folded query begin a word of the folded text?
pub(crate) fn words_begin(text: &str, query: &str) -> bool {
    query.split(' ').all(|q| text.split(' ').any(|w| w.starts_with(q)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_query_begin_words_of_the_text() {
        assert_eq!(fold("Xã Ea H'leo - Đắk Lắk"), "xa ea h leo dak lak");
        assert!(words_begin("phuong rach gia", "rach gia"));
        assert!(words_begin("phuong rach gia", "gi rac"));
        assert!(!words_begin("phuong rach gia", "ach"));
    }
}
