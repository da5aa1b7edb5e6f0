//! Number of an identity paper: personal number (số định danh, CCCD), old identity card, passport.

use super::{
    Birth, Sex, ValueWarning,
    problem::{text_value, value_error},
};
use serde::{Deserialize, Serialize};

value_error! {
    /// Why a text is no number of an identity paper.
    pub enum CitizenIdError {
        Empty = "citizen_id.empty" ["Hãy nhập số giấy tờ.", "Enter the number of the identity paper."],
        Length = "citizen_id.length" [
            "Số căn cước có 12 chữ số (CMND cũ: 9 chữ số); nếu là hộ chiếu chỉ có chữ số, hãy ghi HC trước số.",
            "A personal number has 12 digits (old card: 9); for a passport with digits only, write HC before the number."],
        Shape = "citizen_id.shape" [
            "Số giấy tờ chỉ gồm chữ cái không dấu và chữ số, từ 5 đến 20 ký tự, có ít nhất ba chữ số.",
            "The number has unaccented letters and digits only, 5 to 20 of them, with at least three digits."],
    }
}

/// Codes of the province of birth registration (Thông tư 07/2016/TT-BCA, before 01/07/2025).
const PROVINCES: [&str; 63] = [
    "001", "002", "004", "006", "008", "010", "011", "012", "014", "015", "017", "019", "020", "022", "024",
    "025", "026", "027", "030", "031", "033", "034", "035", "036", "037", "038", "040", "042", "044", "045",
    "046", "048", "049", "051", "052", "054", "056", "058", "060", "062", "064", "066", "067", "068", "070",
    "072", "074", "075", "077", "079", "080", "082", "083", "084", "086", "087", "089", "091", "092", "093",
    "094", "095", "096",
];

/// Which paper the shape of a number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitizenIdKind {
    /// 12 digits: personal number on the identity card (Nghị định 137/2015/NĐ-CP Điều 13).
    Citizen,
    /// 9 digits: identity card of the old kind (CMND).
    OldId,
    /// Anything with letters: a passport or foreign paper.
    ForeignId,
}

/// A number of an identity paper. Display and Debug show the last three signs only.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CitizenId(String);

impl CitizenId {
    /// Reads a number with spaces, dots and hyphens anywhere.
    ///
    /// # Errors
    /// [`CitizenIdError`] when the shape fits no paper; odd digits only warn.
    pub fn parse(raw: &str) -> Result<Self, CitizenIdError> {
        let ignored = |c: char| {
            c.is_whitespace() || super::text::is_residue(c) || matches!(c, '.' | '-' | '‐' | '‑' | '–')
        };
        let text: String = raw.chars().filter(|c| !ignored(*c)).collect();
        if text.is_empty() {
            return Err(CitizenIdError::Empty);
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return if matches!(text.len(), 9 | 12) { Ok(Self(text)) } else { Err(CitizenIdError::Length) };
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let fits =
            text.bytes().all(|b| b.is_ascii_alphanumeric()) && (5..=20).contains(&text.len()) && digits >= 3;
        if fits { Ok(Self(text.to_ascii_uppercase())) } else { Err(CitizenIdError::Shape) }
    }

    /// The whole number. Only for storage, statutory forms and comparison: never for logs or mail subjects.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Which paper.
    pub fn kind(&self) -> CitizenIdKind {
        match (self.0.bytes().all(|b| b.is_ascii_digit()), self.0.len()) {
            (true, 12) => CitizenIdKind::Citizen,
            (true, _) => CitizenIdKind::OldId,
            (false, _) => CitizenIdKind::ForeignId,
        }
    }

    /// Sex and year of birth that the digits of a personal number tell.
    pub fn implied(&self) -> Option<(Sex, i32)> {
        if self.kind() != CitizenIdKind::Citizen {
            return None;
        }
        let century_and_sex = i32::from(self.0.as_bytes()[3] - b'0');
        let year_in_century: i32 = self.0[4..6].parse().ok()?;
        let sex = if century_and_sex % 2 == 0 { Sex::Male } else { Sex::Female };
        Some((sex, 1900 + 100 * (century_and_sex / 2) + year_in_century))
    }

    /// What is odd about an accepted number, also against the sex and birth given beside it.
    pub fn warnings(&self, sex: Sex, birth: Option<&Birth>) -> Vec<ValueWarning> {
        let mut warnings = Vec::new();
        match self.kind() {
            CitizenIdKind::ForeignId => {}
            CitizenIdKind::OldId => warnings.push(ValueWarning::new(
                "citizen_id.old",
                "Đây là số CMND 9 chữ số đã hết dùng; nếu có, hãy ghi số căn cước 12 chữ số.",
                "This is the 9-digit number of an identity card no longer in use; give the 12-digit number if there is one.",
            )),
            CitizenIdKind::Citizen => self.citizen_warnings(sex, birth, &mut warnings),
        }
        warnings
    }

    fn citizen_warnings(&self, sex: Sex, birth: Option<&Birth>, warnings: &mut Vec<ValueWarning>) {
        if !PROVINCES.contains(&&self.0[..3]) {
            warnings.push(ValueWarning::new(
                "citizen_id.province",
                "Ba chữ số đầu của số căn cước không thuộc danh sách mã tỉnh đã biết; hãy đối chiếu với thẻ.",
                "The first three digits are no known province code; compare them with the card.",
            ));
        }
        let Some((implied_sex, implied_year)) = self.implied() else { return };
        if sex != Sex::Unknown && sex != implied_sex {
            warnings.push(ValueWarning::new(
                "citizen_id.sex",
                "Chữ số thứ tư của số căn cước không khớp giới tính đã khai; hãy đối chiếu với thẻ.",
                "The fourth digit does not fit the sex given; compare with the card.",
            ));
        }
        if birth.and_then(Birth::known_year).is_some_and(|y| y != implied_year) {
            warnings.push(ValueWarning::new(
                "citizen_id.birth",
                "Năm sinh trong số căn cước không khớp năm sinh đã khai; hãy đối chiếu với thẻ.",
                "The year of birth in the number does not fit the birth given; compare with the card.",
            ));
        }
    }
}

text_value!(CitizenId, CitizenIdError, |id| id.0.clone());

impl std::fmt::Display for CitizenId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hidden = self.0.len() - 3;
        write!(f, "{}{}", "*".repeat(hidden), &self.0[hidden..])
    }
}

impl std::fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CitizenId({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn reads_papers_by_their_shape() {
        let table = [
            ("091079000001", "091079000001", CitizenIdKind::Citizen),
            ("091 079 000 001", "091079000001", CitizenIdKind::Citizen),
            ("091-079.000001", "091079000001", CitizenIdKind::Citizen),
            ("370123456", "370123456", CitizenIdKind::OldId),
            ("c1234567", "C1234567", CitizenIdKind::ForeignId),
            ("HC 12345678", "HC12345678", CitizenIdKind::ForeignId),
        ];
        for (raw, canonical, kind) in table {
            let id = CitizenId::parse(raw).unwrap_or_else(|e| panic!("{raw}: {e}"));
            assert_eq!((id.reveal(), id.kind()), (canonical, kind), "{raw}");
        }
    }

    #[test]
    fn refuses_what_fits_no_paper() {
        let table = [
            ("", CitizenIdError::Empty),
            ("09107900000", CitizenIdError::Length),
            ("0910790000012", CitizenIdError::Length),
            ("AB12", CitizenIdError::Shape),
            ("Nguyễn 123", CitizenIdError::Shape),
            ("ABCDEFG", CitizenIdError::Shape),
            ("C1234567890123456789012", CitizenIdError::Shape),
        ];
        for (raw, error) in table {
            assert_eq!(CitizenId::parse(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn tells_sex_and_year() {
        let table = [
            ("091079000001", Some((Sex::Male, 1979))),
            ("089195000002", Some((Sex::Female, 1995))),
            ("091301000003", Some((Sex::Female, 2001))),
            ("091205000003", Some((Sex::Male, 2005))),
            ("370123456", None),
        ];
        for (raw, implied) in table {
            assert_eq!(CitizenId::parse(raw).unwrap().implied(), implied, "{raw}");
        }
    }

    #[test]
    fn a_mismatch_warns_and_never_blocks() {
        let born = |y| Some(Birth::Full(NaiveDate::from_ymd_opt(y, 5, 1).unwrap()));
        let about = Some(Birth::AboutAge { age: 30, as_of: 2026 });
        let all = ["citizen_id.province", "citizen_id.sex", "citizen_id.birth"];
        let table: [(&str, Sex, Option<Birth>, &[&str]); 7] = [
            ("091079000001", Sex::Male, born(1979), &[]),
            ("091079000001", Sex::Unknown, None, &[]),
            ("091079000001", Sex::Female, born(1979), &["citizen_id.sex"]),
            ("091079000001", Sex::Male, born(1978), &["citizen_id.birth"]),
            ("091079000001", Sex::Male, about, &[]),
            ("099090000004", Sex::Female, Some(Birth::Year(1991)), &all),
            ("370123456", Sex::Male, None, &["citizen_id.old"]),
        ];
        for (raw, sex, birth, codes) in table {
            let warnings = CitizenId::parse(raw).unwrap().warnings(sex, birth.as_ref());
            assert_eq!(warnings.iter().map(|w| w.code).collect::<Vec<_>>(), codes, "{raw}");
        }
    }

    #[test]
    fn shows_only_the_last_three() {
        let id = CitizenId::parse("091079000123").unwrap();
        assert_eq!(format!("{id} {id:?}"), "*********123 CitizenId(*********123)");
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"091079000123\"");
    }
}
