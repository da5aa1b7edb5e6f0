//! Number of a case: province, year, sequence without gaps.

use super::{
    problem::{text_value, value_error},
    search_fold,
};
use serde::{Deserialize, Serialize};

value_error! {
    /// Why a text is no case number.
    pub enum CaseNumberError {
        Shape = "case_number.shape" [
            "Số vụ có dạng TNLĐ-91-2026-000123 (tỉnh, năm, số thứ tự); hãy chép đủ ba phần.",
            "A case number looks like TNLĐ-91-2026-000123 (province, year, sequence); copy all three parts."],
        Range = "case_number.range" [
            "Số vụ gồm mã tỉnh 01–99, năm 2016–2999 và số thứ tự từ 1; hãy kiểm tra lại.",
            "A case number has a province code 01–99, a year 2016–2999 and a sequence from 1; check it again."],
    }
}

/// `TNLĐ-91-2026-000123`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber {
    province: u8,
    year: u16,
    sequence: u32,
}

impl CaseNumber {
    /// The number of the given province (two-digit code), year and sequence.
    ///
    /// # Errors
    /// [`CaseNumberError::Range`] when a part is out of range.
    pub fn new(province: &str, year: i32, sequence: u32) -> Result<Self, CaseNumberError> {
        let province: u8 = province.parse().map_err(|_| CaseNumberError::Range)?;
        let year = u16::try_from(year).map_err(|_| CaseNumberError::Range)?;
        let in_range = (1..=99).contains(&province)
            && (2016..=2999).contains(&year)
            && (1..=999_999_999).contains(&sequence);
        if in_range { Ok(Self { province, year, sequence }) } else { Err(CaseNumberError::Range) }
    }

    /// Reads a number with or without prefix, diacritics and leading zeros, with any separators.
    ///
    /// # Errors
    /// [`CaseNumberError`] when a part is missing or out of range.
    pub fn parse(raw: &str) -> Result<Self, CaseNumberError> {
        let folded = search_fold(raw);
        let mut parts: Vec<&str> = folded.split(' ').filter(|p| !p.is_empty()).collect();
        if parts.first() == Some(&"tnld") {
            parts.remove(0);
        }
        let [province, year, sequence] = parts[..] else { return Err(CaseNumberError::Shape) };
        let digits = |s: &str, most: usize| s.len() <= most && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(province, 2) || year.len() != 4 || !digits(year, 4) || !digits(sequence, 9) {
            return Err(CaseNumberError::Shape);
        }
        let year = year.parse().map_err(|_| CaseNumberError::Shape)?;
        let sequence = sequence.parse().map_err(|_| CaseNumberError::Shape)?;
        Self::new(province, year, sequence)
    }

    /// Two-digit code of the province.
    pub fn province(&self) -> String {
        format!("{:02}", self.province)
    }

    /// Year in which the case was opened.
    pub fn year(&self) -> i32 {
        i32::from(self.year)
    }

    /// Sequence within province and year, from 1.
    pub fn sequence(&self) -> u32 {
        self.sequence
    }
}

text_value!(CaseNumber, CaseNumberError, |n| n.to_string());

impl std::fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TNLĐ-{:02}-{}-{:06}", self.province, self.year, self.sequence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_with_and_without_prefix_marks_and_zeros() {
        let number = CaseNumber::new("91", 2026, 123).unwrap();
        assert_eq!(number.to_string(), "TNLĐ-91-2026-000123");
        let table = [
            "TNLĐ-91-2026-000123",
            "tnld-91-2026-000123",
            "TNLD 91 2026 123",
            "91/2026/123",
            " 91-2026-000123 ",
        ];
        for raw in table {
            assert_eq!(CaseNumber::parse(raw), Ok(number), "{raw}");
        }
        assert_eq!(CaseNumber::parse("1-2026-1").unwrap().to_string(), "TNLĐ-01-2026-000001");
        assert_eq!(CaseNumber::parse("91-2026-1234567").unwrap().to_string(), "TNLĐ-91-2026-1234567");
    }

    #[test]
    fn refuses_what_is_none() {
        let table = [
            ("", CaseNumberError::Shape),
            ("TNLĐ-91-2026", CaseNumberError::Shape),
            ("TNLĐ-91-26-000123", CaseNumberError::Shape),
            ("TNLĐ-911-2026-1", CaseNumberError::Shape),
            ("TNLĐ-91-2026-1234567890", CaseNumberError::Shape),
            ("BNN-91-2026-1", CaseNumberError::Shape),
            ("TNLĐ-00-2026-1", CaseNumberError::Range),
            ("TNLĐ-91-2015-1", CaseNumberError::Range),
            ("TNLĐ-91-2026-0", CaseNumberError::Range),
        ];
        for (raw, error) in table {
            assert_eq!(CaseNumber::parse(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn sorts_by_province_year_and_sequence() {
        let n = |s| CaseNumber::parse(s).unwrap();
        assert!(n("91-2025-999999") < n("91-2026-1") && n("91-2026-2") < n("91-2026-10"));
    }
}
