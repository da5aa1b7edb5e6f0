//! Code of an occupation (mã nghề nghiệp, Quyết định 34/2020/QĐ-TTg).

use super::lists::vsco;
use serde::{Deserialize, Serialize};

/// One to five digits of the Vietnam Standard Classification of Occupations. The list shipped has
/// gaps below level 2, so a deeper code passes when its two first digits are known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OccupationCode(String);

/// No code of the classification.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no code of VSCO 2020")]
pub struct BadOccupationCode(pub String);

impl OccupationCode {
    /// Reads a code.
    ///
    /// # Errors
    /// [`BadOccupationCode`] unless it is listed, or lies below a listed group of level 2.
    pub fn parse(text: &str) -> Result<Self, BadOccupationCode> {
        let code = text.trim();
        let deeper = (3..=5).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_digit())
            && code.get(..2).is_some_and(|group| vsco().get(group).is_some());
        if deeper || vsco().get(code).is_some() {
            Ok(Self(code.to_owned()))
        } else {
            Err(BadOccupationCode(code.to_owned()))
        }
    }

    /// The digits.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The official name of the code, or of the nearest listed group above it.
    pub fn name(&self) -> Option<&'static str> {
        (1..=self.0.len()).rev().find_map(|n| vsco().get(self.0.get(..n)?)).map(|e| e.name_vi.as_str())
    }
}

impl TryFrom<String> for OccupationCode {
    type Error = BadOccupationCode;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<OccupationCode> for String {
    fn from(c: OccupationCode) -> Self {
        c.0
    }
}

impl std::fmt::Display for OccupationCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_codes_and_codes_in_the_gaps() {
        assert_eq!(OccupationCode::parse("9").unwrap().name(), Some("Lao động giản đơn"));
        assert!(OccupationCode::parse("7512").is_ok(), "a gap of the list below a known group");
        for bad in ["", "A", "99999x", "00", "123456"] {
            assert!(OccupationCode::parse(bad).is_err(), "{bad}");
        }
    }
}
