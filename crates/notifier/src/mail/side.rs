//! One language side of a letter: what a template asks while it prints it.

use super::letter::Letter;
use domain::words::{Lang, Localized};

/// A letter seen in one language. Every mail has two sides: Vietnamese, then English.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    lang: Lang,
    /// The letter.
    pub(crate) l: &'a Letter,
}

impl<'a> Side<'a> {
    /// Both sides, in the order of reading.
    pub(crate) fn both(l: &'a Letter) -> [Self; 2] {
        [Self { lang: Lang::Vi, l }, Self { lang: Lang::En, l }]
    }

    /// The second side?
    pub(crate) fn is_english(&self) -> bool {
        self.lang == Lang::En
    }

    /// BCP 47 tag.
    pub(crate) fn tag(&self) -> &'static str {
        self.lang.tag()
    }

    /// The words of the template in this language.
    pub(crate) fn t<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// A text of the letter in this language.
    pub(crate) fn of<'t>(&self, text: &'t Localized) -> &'t str {
        text.get(self.lang)
    }

    /// What the report gave, or that it gave nothing.
    pub(crate) fn given<'t>(&self, value: &'t Option<String>) -> &'t str {
        value.as_deref().unwrap_or(self.t("chưa khai", "not stated"))
    }

    /// As [`Self::given`], for a text in both languages.
    pub(crate) fn given_of<'t>(&self, value: &'t Option<Localized>) -> &'t str {
        value.as_ref().map_or(self.t("chưa khai", "not stated"), |v| v.get(self.lang))
    }
}
