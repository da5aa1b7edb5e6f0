//! Name of a person in one field (họ và tên).

use super::{
    problem::{text_value, value_error},
    search_fold,
    text::{is_direction_mark, is_residue},
};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

value_error! {
    /// Why a text is no name.
    pub enum PersonNameError {
        Empty = "person_name.empty" ["Hãy nhập họ và tên.", "Enter the full name."],
        TooLong = "person_name.too_long" [
            "Họ và tên dài quá 120 ký tự; hãy chỉ ghi họ tên, phần khác ghi vào ghi chú.",
            "The name is longer than 120 characters; write the name only and put the rest in a note."],
        ControlCharacter = "person_name.control_character" [
            "Họ và tên có ký tự không hiển thị được; hãy xóa và gõ lại.",
            "The name has an invisible character; delete it and type it again."],
        NoLetter = "person_name.no_letter" [
            "Họ và tên phải có chữ cái; hãy kiểm tra có nhập nhầm ô không.",
            "A name needs letters; check whether this is the right field."],
    }
}

/// Most characters of a name.
const MAX: usize = 120;

/// A name: NFC, single spaces, at most 120 characters, with a letter in it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name as typed or pasted.
    ///
    /// # Errors
    /// [`PersonNameError`] when it is empty, too long, without letters, or holds control characters.
    pub fn parse(raw: &str) -> Result<Self, PersonNameError> {
        let composed: String = raw.chars().filter(|c| !is_residue(*c)).nfc().collect();
        let trimmed = composed.trim();
        if trimmed.is_empty() {
            return Err(PersonNameError::Empty);
        }
        if trimmed.chars().any(|c| is_direction_mark(c) || (c.is_control() && c != '\t')) {
            return Err(PersonNameError::ControlCharacter);
        }
        let name = trimmed.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.chars().any(char::is_alphabetic) {
            return Err(PersonNameError::NoLetter);
        }
        if name.chars().count() > MAX {
            return Err(PersonNameError::TooLong);
        }
        Ok(Self(name))
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The given name (tên): the last word.
    pub fn given(&self) -> &str {
        self.0.rsplit(' ').next().unwrap_or(&self.0)
    }

    /// Key by which lists of people are sorted: given name, then the whole name, without diacritics;
    /// the name itself last, so that names differing only in marks keep one order.
    pub fn sort_key(&self) -> String {
        format!("{} {} {}", search_fold(self.given()).trim(), search_fold(&self.0).trim(), self.0)
    }
}

text_value!(PersonName, PersonNameError, |n| n.0.clone());

impl std::fmt::Display for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Masked: debug output ends in logs.
impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonName(***)")
    }
}
