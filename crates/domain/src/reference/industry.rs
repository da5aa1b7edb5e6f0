//! Code of an industry with the version of the list it belongs to (mã ngành kinh tế).

use super::lists::vsic;
use crate::words::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Version of the Vietnam Standard Industrial Classification.
    pub enum VsicVersion {
        V2007 = "2007" ["VSIC 2007 (Quyết định 10/2007/QĐ-TTg)", "VSIC 2007"],
        V2018 = "2018" ["VSIC 2018 (Quyết định 27/2018/QĐ-TTg)", "VSIC 2018"],
        V2025 = "2025" ["VSIC 2025 (Quyết định 36/2025/QĐ-TTg)", "VSIC 2025"],
    }
}

impl VsicVersion {
    /// The version in force on a date: 2018 from 20/08/2018, 2025 from 15/11/2025.
    pub fn on(date: NaiveDate) -> Self {
        match () {
            () if vsic(Self::V2025).valid_on(date) => Self::V2025,
            () if vsic(Self::V2018).valid_on(date) => Self::V2018,
            () => Self::V2007,
        }
    }
}

/// A code of one version: a letter, or two to five digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub struct IndustryCode {
    version: VsicVersion,
    code: String,
}

/// No code of that version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{code}` is no code of VSIC {version}")]
pub struct BadIndustryCode {
    /// What was given.
    pub code: String,
    /// The version it was looked up in.
    pub version: VsicVersion,
}

impl IndustryCode {
    /// Reads a code of one version. Of 2018 only the divisions are known here: a deeper code passes
    /// when its division exists.
    ///
    /// # Errors
    /// [`BadIndustryCode`] for a code that is not in the list.
    pub fn parse(version: VsicVersion, text: &str) -> Result<Self, BadIndustryCode> {
        let code = text.trim().to_uppercase();
        let deeper = version == VsicVersion::V2018
            && (3..=5).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_digit())
            && code.get(..2).is_some_and(|division| vsic(version).get(division).is_some());
        let section = version == VsicVersion::V2018
            && vsic(version).entries().iter().any(|e| e.parent.as_deref() == Some(code.as_str()));
        if deeper || section || vsic(version).get(&code).is_some() {
            Ok(Self { version, code })
        } else {
            Err(BadIndustryCode { code, version })
        }
    }

    /// Reads a code in the version in force on a date.
    ///
    /// # Errors
    /// [`BadIndustryCode`] for a code that is not in that list.
    pub fn parse_on(text: &str, date: NaiveDate) -> Result<Self, BadIndustryCode> {
        Self::parse(VsicVersion::on(date), text)
    }

    /// The version.
    pub fn version(&self) -> VsicVersion {
        self.version
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The official name; that of the division where a deeper code of 2018 is not listed.
    pub fn name(&self) -> Option<&'static str> {
        let list = vsic(self.version);
        list.get(&self.code)
            .or_else(|| self.code.get(..2).and_then(|d| list.get(d)))
            .map(|e| e.name_vi.as_str())
    }

    /// The section letter the code belongs to, for statistics on level 1.
    pub fn section(&self) -> Option<String> {
        let list = vsic(self.version);
        let mut code =
            if list.get(&self.code).is_some() { self.code.as_str() } else { self.code.get(..2)? };
        while let Some(parent) = list.get(code).and_then(|e| e.parent.as_deref()) {
            code = parent;
        }
        Some(code.to_owned())
    }
}

impl std::fmt::Display for IndustryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    version: VsicVersion,
    code: String,
}

impl TryFrom<Raw> for IndustryCode {
    type Error = BadIndustryCode;
    fn try_from(raw: Raw) -> Result<Self, Self::Error> {
        Self::parse(raw.version, &raw.code)
    }
}

impl From<IndustryCode> for Raw {
    fn from(c: IndustryCode) -> Self {
        Self { version: c.version, code: c.code }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_belong_to_a_version() {
        let mill = IndustryCode::parse(VsicVersion::V2007, "1061").unwrap();
        assert_eq!((mill.section().as_deref(), mill.version().as_str()), (Some("C"), "2007"));
        assert!(mill.name().unwrap().contains("Xay xát"));
        assert!(IndustryCode::parse(VsicVersion::V2025, "99999").is_err());
        assert!(IndustryCode::parse(VsicVersion::V2025, "A").is_ok());
        assert!(IndustryCode::parse(VsicVersion::V2018, "10611").is_ok(), "deeper code of a known division");
        assert!(IndustryCode::parse(VsicVersion::V2018, "04").is_err());
        assert_eq!(IndustryCode::parse(VsicVersion::V2018, "10611").unwrap().section().as_deref(), Some("C"));
    }

    #[test]
    fn json_keeps_the_version() {
        let code = IndustryCode::parse_on("F", "2026-01-01".parse().unwrap()).unwrap();
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, r#"{"version":"2025","code":"F"}"#);
        assert_eq!(serde_json::from_str::<IndustryCode>(&json).unwrap(), code);
        assert!(serde_json::from_str::<IndustryCode>(r#"{"version":"2025","code":"ZZ"}"#).is_err());
    }
}
