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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_as_typed_and_pasted() {
        let table = [
            ("Nguyễn Văn A", "Nguyễn Văn A"),
            ("  Nguyễn \t Văn\u{a0}A ", "Nguyễn Văn A"),
            // Decomposed, as some keyboards send it.
            ("Tra\u{302}\u{300}n Thi\u{323} Ba", "Trần Thị Ba"),
            ("Lê\u{200b} Na\u{feff}m", "Lê Nam"),
            ("H'Hen Niê", "H'Hen Niê"),
            ("Nguyễn Văn A2", "Nguyễn Văn A2"),
            ("李明", "李明"),
        ];
        for (raw, name) in table {
            assert_eq!(PersonName::parse(raw).map(String::from).as_deref(), Ok(name), "{raw}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let (longest, too_long) = ("ă".repeat(120), "ă".repeat(121));
        assert_eq!(PersonName::parse(&longest).map(String::from), Ok(longest.clone()));
        let table = [
            ("", PersonNameError::Empty),
            ("\u{200b} ", PersonNameError::Empty),
            ("091079000001", PersonNameError::NoLetter),
            ("- . -", PersonNameError::NoLetter),
            ("An\0", PersonNameError::ControlCharacter),
            ("An\nBình", PersonNameError::ControlCharacter),
            ("An\u{202e}hnìB", PersonNameError::ControlCharacter),
            (too_long.as_str(), PersonNameError::TooLong),
        ];
        for (raw, error) in table {
            assert_eq!(PersonName::parse(raw), Err(error), "{raw:?}");
        }
    }

    #[test]
    fn sorts_by_given_name_then_by_the_whole() {
        let mut names: Vec<PersonName> = ["Trần Văn Bình", "Lê Thị An", "Nguyễn Văn Ánh", "Nguyễn Văn An"]
            .into_iter()
            .map(|n| PersonName::parse(n).unwrap())
            .collect();
        names.sort_by_key(PersonName::sort_key);
        let sorted: Vec<&str> = names.iter().map(PersonName::as_str).collect();
        assert_eq!(sorted, ["Lê Thị An", "Nguyễn Văn An", "Nguyễn Văn Ánh", "Trần Văn Bình"]);
        assert_eq!(names[0].given(), "An");
    }

    #[test]
    fn debug_is_masked() {
        assert_eq!(format!("{:?}", PersonName::parse("Lê Thị An").unwrap()), "PersonName(***)");
    }
}
