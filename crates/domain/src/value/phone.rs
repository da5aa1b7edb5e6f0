//! Telephone number.

use super::problem::{text_value, value_error};
use serde::{Deserialize, Serialize};

value_error! {
    /// Why a text is no telephone number.
    pub enum PhoneError {
        Empty = "phone.empty" ["Hãy nhập số điện thoại.", "Enter the telephone number."],
        NotDigits = "phone.not_digits" [
            "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678; mỗi ô chỉ ghi một số.",
            "A telephone number has digits only, for example 0912 345 678; write one number per field."],
        Length = "phone.length" [
            "Số điện thoại Việt Nam có 10 hoặc 11 chữ số, bắt đầu bằng 0 (kể cả mã vùng); số nước ngoài bắt đầu bằng dấu +.",
            "A Vietnamese number has 10 or 11 digits starting with 0 (area code included); a foreign number starts with +."],
        OldMobile = "phone.old_mobile" [
            "Đây là số di động 11 chữ số đã đổi từ năm 2018; hãy nhập số mới 10 chữ số.",
            "This is an 11-digit mobile number replaced in 2018; enter the new 10-digit number."],
    }
}

/// A number in international form: `+84912345678`, or a foreign `+…`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads `0912 345 678`, `+84 912.345.678`, `84912345678`, `(0297) 3861-234`, or a foreign number with `+`.
    ///
    /// # Errors
    /// [`PhoneError`] when it is no single complete number.
    pub fn parse(raw: &str) -> Result<Self, PhoneError> {
        let ignored = |c: char| {
            c.is_whitespace()
                || super::text::is_residue(c)
                || matches!(c, '.' | '-' | '‐' | '‑' | '–' | '(' | ')')
        };
        let text: String = raw.chars().filter(|c| !ignored(*c)).collect();
        if text.is_empty() {
            return Err(PhoneError::Empty);
        }
        let (international, digits) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => match text.strip_prefix("00") {
                Some(rest) => (true, rest),
                None => (false, text.as_str()),
            },
        };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PhoneError::NotDigits);
        }
        match (international, digits.strip_prefix("84")) {
            // `+84 0912…` is written often; the trunk zero is dropped.
            (true, Some(rest)) => Self::national_part(rest.strip_prefix('0').unwrap_or(rest)),
            (true, None) => Self::foreign(digits),
            (false, Some(rest)) if digits.len() >= 11 => Self::national_part(rest),
            (false, _) => match digits.strip_prefix('0') {
                Some(rest) => Self::national_part(rest),
                // A spreadsheet has eaten the zero of a mobile number.
                None if digits.len() == 9 && digits.starts_with(['3', '5', '7', '8', '9']) => {
                    Self::national_part(digits)
                }
                None => Err(PhoneError::Length),
            },
        }
    }

    fn national_part(digits: &str) -> Result<Self, PhoneError> {
        match (digits.len(), digits.as_bytes().first()) {
            (10, Some(b'1')) => Err(PhoneError::OldMobile),
            (9, Some(b'2'..=b'9')) | (10, Some(b'2')) => Ok(Self(format!("+84{digits}"))),
            _ => Err(PhoneError::Length),
        }
    }

    fn foreign(digits: &str) -> Result<Self, PhoneError> {
        let fits = (7..=15).contains(&digits.len()) && !digits.starts_with('0');
        if fits { Ok(Self(format!("+{digits}"))) } else { Err(PhoneError::Length) }
    }

    /// International form, as gateways and links want it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Digits of E.164 without the plus, as gateways want them: `84912345678`.
    pub fn digits(&self) -> &str {
        self.0.trim_start_matches('+')
    }

    /// Reads what [`Phone::digits`] wrote.
    ///
    /// # Errors
    /// [`PhoneError`] when these are not the digits of one complete number.
    pub fn from_digits(digits: &str) -> Result<Self, PhoneError> {
        let read = Self::parse(&format!("+{digits}"))?;
        if read.digits() == digits { Ok(read) } else { Err(PhoneError::NotDigits) }
    }

    /// A mobile number of Vietnam, which can receive a text message?
    pub fn is_vn_mobile(&self) -> bool {
        self.0.strip_prefix("+84").is_some_and(|d| d.len() == 9 && d.starts_with(['3', '5', '7', '8', '9']))
    }

    /// As people in Vietnam read it: `0912 345 678`, `0297 3861 234`, `028 3822 1234`; a foreign number stays as it is.
    pub fn national(&self) -> String {
        let Some(digits) = self.0.strip_prefix("+84") else { return self.0.clone() };
        let number = format!("0{digits}");
        let area = match number.get(..3) {
            _ if number.len() == 10 => 4,
            Some("024" | "028") => 3,
            _ => 4,
        };
        let (head, rest) = number.split_at(area);
        let (middle, tail) = rest.split_at(rest.len() / 2);
        format!("{head} {middle} {tail}")
    }
}

text_value!(Phone, PhoneError, |p| p.0.clone());

/// National form.
impl std::fmt::Display for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.national())
    }
}

/// Masked: debug output ends in logs.
impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phone(***{})", &self.0[self.0.len() - 3..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_of_writing_it() {
        let table = [
            ("0912345678", "+84912345678", "0912 345 678", true),
            ("+84 912.345.678", "+84912345678", "0912 345 678", true),
            ("84912345678", "+84912345678", "0912 345 678", true),
            ("0084-912-345-678", "+84912345678", "0912 345 678", true),
            ("+84 (0) 912 345 678", "+84912345678", "0912 345 678", true),
            ("912345678", "+84912345678", "0912 345 678", true),
            ("(0297) 3861-234", "+842973861234", "0297 386 1234", false),
            ("028 3822 1234", "+842838221234", "028 3822 1234", false),
            ("0436231234", "+84436231234", "0436 231 234", false),
            ("+65 9123 4567", "+6591234567", "+6591234567", false),
        ];
        for (raw, canonical, national, mobile) in table {
            let phone = Phone::parse(raw).unwrap_or_else(|e| panic!("{raw}: {e}"));
            assert_eq!((phone.as_str(), phone.national().as_str()), (canonical, national), "{raw}");
            assert_eq!(phone.is_vn_mobile(), mobile, "{raw}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let table = [
            ("", PhoneError::Empty),
            ("()", PhoneError::Empty),
            ("0912 345 67", PhoneError::Length),
            ("0912 345 6789", PhoneError::Length),
            ("01234567890", PhoneError::OldMobile),
            ("3861234", PhoneError::Length),
            ("+84 12", PhoneError::Length),
            ("+0123456789", PhoneError::Length),
            ("+", PhoneError::NotDigits),
            ("0912345678 / 0987654321", PhoneError::NotDigits),
            ("0297 3861234 máy lẻ 12", PhoneError::NotDigits),
        ];
        for (raw, error) in table {
            assert_eq!(Phone::parse(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn digits_lead_there_and_back() {
        for raw in ["0912 345 678", "(0297) 3861-234", "+65 9123 4567"] {
            let phone = Phone::parse(raw).unwrap();
            assert_eq!(Phone::from_digits(phone.digits()), Ok(phone), "{raw}");
        }
        for bad in ["", "+84912345678", "0912345678", "84 912345678", "840912345678", "84912345678x"] {
            assert!(Phone::from_digits(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn debug_is_masked() {
        assert_eq!(format!("{:?}", Phone::parse("0912345678").unwrap()), "Phone(***678)");
    }
}
