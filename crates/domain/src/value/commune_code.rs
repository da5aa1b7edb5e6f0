//! Code of a commune (Quyết định 19/2025/QĐ-TTg and its predecessors).

use crate::words::Localized;
use serde::{Deserialize, Serialize};

/// Five-digit code of a commune-level unit. Whether it exists on a date is asked of [`crate::reference`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommuneCode(String);

/// Not five digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a commune code has five digits")]
pub struct BadCommuneCode;

impl super::ValueError for BadCommuneCode {
    fn code(&self) -> &'static str {
        "commune_code.shape"
    }

    fn localized(&self) -> Localized {
        Localized::new(
            "Mã xã, phường, đặc khu có năm chữ số; hãy chọn từ danh sách.",
            "A commune code has five digits; choose the commune from the list.",
        )
    }
}

impl CommuneCode {
    /// Reads five digits.
    ///
    /// # Errors
    /// [`BadCommuneCode`] for anything else.
    pub fn parse(s: &str) -> Result<Self, BadCommuneCode> {
        let s = s.trim();
        if s.len() == 5 && s.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(s.to_owned()))
        } else {
            Err(BadCommuneCode)
        }
    }

    /// The five digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CommuneCode {
    type Error = BadCommuneCode;
    fn try_from(s: String) -> Result<Self, Self::Error> {
        Self::parse(&s)
    }
}

impl From<CommuneCode> for String {
    fn from(c: CommuneCode) -> Self {
        c.0
    }
}

impl std::fmt::Display for CommuneCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_digits_and_nothing_else() {
        assert_eq!(CommuneCode::parse(" 30760 ").as_ref().map(CommuneCode::as_str), Ok("30760"));
        for raw in ["", "3076", "307600", "3076O", "３０７６０", "30 760"] {
            assert_eq!(CommuneCode::parse(raw), Err(BadCommuneCode), "{raw}");
        }
    }
}
