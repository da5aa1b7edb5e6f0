//! Tax code (mã số thuế) of an enterprise, a branch, a household or a person.

use super::{
    ValueWarning,
    problem::{text_value, value_error},
};
use serde::{Deserialize, Serialize};

value_error! {
    /// Why a text is no tax code.
    pub enum TaxCodeError {
        Empty = "tax_code.empty" ["Hãy nhập mã số thuế.", "Enter the tax code."],
        NotDigits = "tax_code.not_digits" [
            "Mã số thuế chỉ gồm chữ số; hãy bỏ chữ cái và ký hiệu khác.",
            "A tax code has digits only; remove letters and other signs."],
        Length = "tax_code.length" [
            "Mã số thuế có 10 chữ số (doanh nghiệp), 13 chữ số (chi nhánh) hoặc 12 chữ số (hộ kinh doanh, cá nhân); hãy kiểm tra lại.",
            "A tax code has 10 digits (enterprise), 13 (branch) or 12 (household, person); check it again."],
        ZeroSerial = "tax_code.zero_serial" [
            "Số thứ tự trong mã số thuế không thể toàn số 0; hãy chép lại từ giấy đăng ký.",
            "The serial within a tax code cannot be all zeros; copy it again from the registration paper."],
        Branch = "tax_code.branch" [
            "Phần chi nhánh sau dấu gạch là ba chữ số từ 001 đến 999.",
            "The branch after the hyphen has three digits, 001 to 999."],
    }
}

/// Weights of the first nine digits.
const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/// What kind of taxpayer the shape of a tax code tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxCodeKind {
    /// 10 digits: an enterprise or organisation.
    Enterprise,
    /// 13 digits: a dependent unit.
    Branch,
    /// 12 digits: a household or a person, whose personal number it is.
    Personal,
}

/// Result of the check digit. It never decides whether a code is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxCodeCheck {
    /// The tenth digit fits.
    Ok,
    /// The tenth digit does not fit: probably a slip of the pen.
    CheckDigitFails,
    /// 12 digits carry no check digit.
    NotApplicable,
}

/// A tax code in canonical form: `1700000001`, `1700000001-001`, or 12 digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TaxCode(String);

impl TaxCode {
    /// Reads a tax code with spaces, dots and hyphens anywhere.
    ///
    /// # Errors
    /// [`TaxCodeError`] when the shape is wrong; a failing check digit is no error.
    pub fn parse(raw: &str) -> Result<Self, TaxCodeError> {
        let kept: String = raw
            .chars()
            .filter(|c| !(c.is_whitespace() || super::text::is_residue(*c) || *c == '.'))
            .collect();
        let digits: String = kept.chars().filter(|c| !matches!(c, '-' | '‐' | '‑' | '–' | '—')).collect();
        if digits.is_empty() {
            return Err(TaxCodeError::Empty);
        }
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(TaxCodeError::NotDigits);
        }
        // `1700000001-02` would otherwise pass for the 12 digits of a person.
        let split_as_branch = kept.chars().position(|c| !c.is_ascii_digit()) == Some(10);
        match digits.len() {
            12 if !split_as_branch => return Ok(Self(digits)),
            11 | 12 if split_as_branch => return Err(TaxCodeError::Branch),
            10 | 13 => {}
            _ => return Err(TaxCodeError::Length),
        }
        if digits[2..9].bytes().all(|b| b == b'0') {
            return Err(TaxCodeError::ZeroSerial);
        }
        match digits.split_at(10) {
            (own, "") => Ok(Self(own.to_owned())),
            (_, "000") => Err(TaxCodeError::Branch),
            (own, branch) => Ok(Self(format!("{own}-{branch}"))),
        }
    }

    /// Canonical form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Kind of taxpayer.
    pub fn kind(&self) -> TaxCodeKind {
        match self.0.len() {
            10 => TaxCodeKind::Enterprise,
            12 => TaxCodeKind::Personal,
            _ => TaxCodeKind::Branch,
        }
    }

    /// The code of the enterprise a branch belongs to; itself for the others.
    pub fn parent(&self) -> Self {
        match self.kind() {
            TaxCodeKind::Branch => Self(self.0[..10].to_owned()),
            TaxCodeKind::Enterprise | TaxCodeKind::Personal => self.clone(),
        }
    }

    /// Checks the tenth digit against the weighted sum of the first nine.
    pub fn check(&self) -> TaxCodeCheck {
        if self.kind() == TaxCodeKind::Personal {
            return TaxCodeCheck::NotApplicable;
        }
        let digit = |b: u8| u32::from(b - b'0');
        let sum: u32 = self.0.bytes().zip(WEIGHTS).map(|(b, w)| digit(b) * w).sum();
        if self.0.as_bytes().get(9).copied().map(digit) == Some(10 - sum % 11) {
            TaxCodeCheck::Ok
        } else {
            TaxCodeCheck::CheckDigitFails
        }
    }

    /// What is odd about an accepted code.
    pub fn warnings(&self) -> Vec<ValueWarning> {
        match self.check() {
            TaxCodeCheck::Ok | TaxCodeCheck::NotApplicable => Vec::new(),
            TaxCodeCheck::CheckDigitFails => vec![ValueWarning::new(
                "tax_code.check_digit",
                "Chữ số kiểm tra của mã số thuế không khớp; hãy đối chiếu với giấy đăng ký. Vẫn có thể gửi.",
                "The check digit of the tax code does not fit; compare it with the registration paper. You can still send.",
            )],
        }
    }
}

text_value!(TaxCode, TaxCodeError, |t| t.0.clone());

impl std::fmt::Display for TaxCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The code of a household or person is a personal number: masked.
impl std::fmt::Debug for TaxCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind() {
            TaxCodeKind::Personal => write!(f, "TaxCode(*********{})", &self.0[9..]),
            TaxCodeKind::Enterprise | TaxCodeKind::Branch => write!(f, "TaxCode({})", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_of_writing_it() {
        let table = [
            ("0300588569", "0300588569", TaxCodeKind::Enterprise, TaxCodeCheck::Ok),
            (" 0100 109 106 ", "0100109106", TaxCodeKind::Enterprise, TaxCodeCheck::Ok),
            ("01.01.245.486", "0101245486", TaxCodeKind::Enterprise, TaxCodeCheck::Ok),
            ("0100233488", "0100233488", TaxCodeKind::Enterprise, TaxCodeCheck::Ok),
            ("0100233480", "0100233480", TaxCodeKind::Enterprise, TaxCodeCheck::CheckDigitFails),
            ("0314409058-002", "0314409058-002", TaxCodeKind::Branch, TaxCodeCheck::Ok),
            ("0314409058002", "0314409058-002", TaxCodeKind::Branch, TaxCodeCheck::Ok),
            ("0312687878 – 001", "0312687878-001", TaxCodeKind::Branch, TaxCodeCheck::Ok),
            ("0312687879-999", "0312687879-999", TaxCodeKind::Branch, TaxCodeCheck::CheckDigitFails),
            ("091079000001", "091079000001", TaxCodeKind::Personal, TaxCodeCheck::NotApplicable),
            ("091-079-000001", "091079000001", TaxCodeKind::Personal, TaxCodeCheck::NotApplicable),
        ];
        for (raw, canonical, kind, check) in table {
            let code = TaxCode::parse(raw).unwrap_or_else(|e| panic!("{raw}: {e}"));
            assert_eq!((code.as_str(), code.kind(), code.check()), (canonical, kind, check), "{raw}");
            assert_eq!(code.warnings().is_empty(), check != TaxCodeCheck::CheckDigitFails, "{raw}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let table = [
            ("", TaxCodeError::Empty),
            (" - . ", TaxCodeError::Empty),
            ("30058856", TaxCodeError::Length),
            ("03005885691", TaxCodeError::Length),
            ("03144090580022", TaxCodeError::Length),
            ("0314409058-000", TaxCodeError::Branch),
            ("0314409058-02", TaxCodeError::Branch),
            ("0314409058-2", TaxCodeError::Branch),
            ("0100000007", TaxCodeError::ZeroSerial),
            ("MST0300588569", TaxCodeError::NotDigits),
            ("０３００５８８５６９", TaxCodeError::NotDigits),
        ];
        for (raw, error) in table {
            assert_eq!(TaxCode::parse(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn nine_digits_whose_sum_leaves_zero_have_no_check_digit() {
        // 29·1 + 5·3 = 44, a multiple of 11.
        for last in 0..10 {
            let code = TaxCode::parse(&format!("010000030{last}")).unwrap();
            assert_eq!(code.check(), TaxCodeCheck::CheckDigitFails, "{last}");
        }
    }

    #[test]
    fn a_branch_knows_its_enterprise_and_a_person_is_masked() {
        let branch = TaxCode::parse("0314409058-002").unwrap();
        assert_eq!(branch.parent().as_str(), "0314409058");
        assert_eq!(format!("{:?}", TaxCode::parse("091079000001").unwrap()), "TaxCode(*********001)");
        assert_eq!(serde_json::to_string(&branch).unwrap(), "\"0314409058-002\"");
        assert!(serde_json::from_str::<TaxCode>("\"12\"").is_err());
    }
}
