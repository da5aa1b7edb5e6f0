//! Sex, as the forms ask it.

use super::search_fold;
use crate::words::text_enum;

text_enum! {
    /// Sex of a person (giới tính), as the statutory forms count it.
    pub enum Sex {
        Male = "male" ["nam", "male"],
        Female = "female" ["nữ", "female"],
        Unknown = "unknown" ["chưa rõ", "not known"],
    }
}

impl Sex {
    /// Reads the key or a word of either language, with or without diacritics; anything else is unknown.
    pub fn from_word(word: &str) -> Self {
        match search_fold(word).trim() {
            "nam" | "male" | "m" | "trai" | "ong" => Self::Male,
            "nu" | "female" | "f" | "gai" | "ba" => Self::Female,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_of_both_languages() {
        let table = [
            ("Nam", Sex::Male),
            ("nữ", Sex::Female),
            ("Nu", Sex::Female),
            ("female", Sex::Female),
            ("", Sex::Unknown),
            ("khác", Sex::Unknown),
        ];
        for (word, sex) in table {
            assert_eq!(Sex::from_word(word), sex, "{word}");
        }
    }
}
