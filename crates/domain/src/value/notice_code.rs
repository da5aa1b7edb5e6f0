//! Code of a notice (mã tin): with it whoever told of an accident without an account comes back to it.

use super::problem::value_error;

value_error! {
    /// Why a text is no code of a notice.
    pub enum NoticeCodeError {
        Empty = "notice_code.empty" ["Hãy nhập mã tin.", "Enter the code of the notice."],
        Shape = "notice_code.shape" [
            "Mã tin có 20 chữ và số, ghi trên trang xác nhận sau khi gửi tin, ví dụ 7K2M-9QXA-03TV-B4GH-R8WZ. Kiểm tra lại từng ký tự.",
            "The code has 20 letters and digits and stands on the page that confirmed the notice, for example 7K2M-9QXA-03TV-B4GH-R8WZ. Check each of them."],
    }
}

/// Digits and letters without those that look alike (Crockford's base 32): five bits each.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a code: 100 bits.
const LENGTH: usize = 20;
/// Letters written together.
const GROUP: usize = 4;

/// A secret of 100 bits in groups that can be read out over the telephone. It is never stored, only its hash is,
/// and so it cannot be serialised.
#[derive(Clone, PartialEq, Eq)]
pub struct NoticeCode(String);

impl NoticeCode {
    /// The code of 100 random bits: the first of these bytes.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        let bit = |n: usize| (bytes[n / 8] >> (7 - n % 8)) & 1;
        let letter = |at: usize| (0..5).fold(0_u8, |value, n| value << 1 | bit(at * 5 + n));
        let letters = (0..LENGTH).map(|at| char::from(LETTERS[usize::from(letter(at))])).collect::<String>();
        Self(letters)
    }

    /// Reads a code as somebody typed it: in any case, with blanks or hyphens anywhere, with O for 0 and I or L
    /// for 1.
    ///
    /// # Errors
    /// [`NoticeCodeError`] when it cannot be a code at all.
    pub fn parse(raw: &str) -> Result<Self, NoticeCodeError> {
        let ignored = |c: char| {
            c.is_whitespace() || super::text::is_residue(c) || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.')
        };
        let letters: String = raw
            .chars()
            .filter(|c| !ignored(*c))
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        if letters.is_empty() {
            return Err(NoticeCodeError::Empty);
        }
        let known = letters.bytes().all(|b| LETTERS.contains(&b));
        if letters.len() == LENGTH && known { Ok(Self(letters)) } else { Err(NoticeCodeError::Shape) }
    }

    /// The letters without hyphens, as they are hashed.
    pub fn letters(&self) -> &str {
        &self.0
    }

    /// In groups, for its owner alone.
    pub fn reveal(&self) -> String {
        let letters = self.0.as_bytes();
        letters.chunks(GROUP).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }
}

/// Masked: a code opens what a person told.
impl std::fmt::Debug for NoticeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NoticeCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = NoticeCode::from_random(std::array::from_fn(|n| u8::try_from(n * 37 % 251).unwrap()));
        let shown = code.reveal();
        assert_eq!(shown.len(), 24);
        for typed in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace('-', " "),
            format!(" {} ", shown.replace('-', "")),
            shown.replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(NoticeCode::parse(&typed).as_ref(), Ok(&code), "{typed}");
        }
    }

    #[test]
    fn every_bit_of_a_hundred_counts_and_no_other() {
        let zero = NoticeCode::from_random([0; 32]);
        assert_eq!(zero.reveal(), "0000-0000-0000-0000-0000");
        for bit in 0..256 {
            let mut bytes = [0_u8; 32];
            bytes[bit / 8] = 128 >> (bit % 8);
            assert_eq!(NoticeCode::from_random(bytes) == zero, bit >= 100, "bit {bit}");
        }
    }

    #[test]
    fn what_is_no_code_is_told_so() {
        for typed in ["7K2M", "7K2M-9QXA-03TV-B4GH-R8W", "7K2M-9QXA-03TV-B4GH-R8WU", "tnlđ-91-2026-000001"] {
            assert_eq!(NoticeCode::parse(typed), Err(NoticeCodeError::Shape), "{typed}");
        }
        assert_eq!(NoticeCode::parse(" - "), Err(NoticeCodeError::Empty));
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", NoticeCode::from_random([7; 32])), "NoticeCode(..)");
    }
}
