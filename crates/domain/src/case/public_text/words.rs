//! Words of a text, as they are compared.

use super::ORDINARY;
use crate::value::search_fold;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// One word and where it stands.
pub(super) struct Word {
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
    /// Without marks, small.
    pub(super) fold: String,
    /// Small.
    pub(super) lower: String,
    /// Letters and marks in an order of their own: "hoà" is "hòa".
    letters: Vec<char>,
    /// It has no marks.
    pub(super) plain: bool,
    /// It begins with a capital.
    pub(super) capital: bool,
    /// All of it is capitals.
    shouted: bool,
}

impl Word {
    fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        let word = text.get(start..end)?;
        let lower: String = word.to_lowercase().nfc().collect();
        let mut letters: Vec<char> = lower.nfd().collect();
        letters.sort_unstable();
        let fold = search_fold(word).trim().to_owned();
        Some(Self {
            start,
            end,
            plain: !lower.chars().any(is_marked),
            lower,
            letters,
            capital: word.chars().next().is_some_and(char::is_uppercase),
            shouted: word.chars().all(|c| !c.is_lowercase()),
            fold,
        })
    }

    /// The same word, or the same typed without marks.
    pub(super) fn is(&self, known: &Self) -> bool {
        self.fold == known.fold && (self.plain || self.letters == known.letters)
    }

    /// May it be a given name that stands alone after `call`? One written with a capital may, where the word before is not
    /// shouted as well; any other only when it is no ordinary word, and has the marks of the name.
    pub(super) fn is_given(&self, known: &[Self], call: Option<&Self>) -> bool {
        let shouted = call.is_some_and(|c| c.shouted && c.lower.chars().count() > 1);
        let exact = known.iter().all(|k| k.letters == self.letters);
        (self.capital && !shouted) || (exact && !ORDINARY.contains(&self.lower.as_str()))
    }
}

/// A letter that is no plain one: with a mark, or đ.
pub(super) fn is_marked(c: char) -> bool {
    matches!(c, 'đ' | 'Đ') || is_combining_mark(c) || c.nfd().count() > 1
}

/// The words of a text: letters and digits with their marks.
pub(super) fn words(text: &str) -> Vec<Word> {
    let (mut out, mut begun) = (Vec::new(), None);
    for (at, c) in text.char_indices() {
        let goes_on = c.is_alphanumeric() || (begun.is_some() && is_combining_mark(c));
        match (begun, goes_on) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                out.extend(Word::new(text, start, at));
                begun = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    out.extend(begun.and_then(|start| Word::new(text, start, text.len())));
    out
}
