//! Money in đồng.

use super::{number_vi, problem::value_error, search_fold};
use serde::{Deserialize, Serialize};

value_error! {
    /// Why a text is no amount of money.
    pub enum DongError {
        Empty = "dong.empty" ["Hãy nhập số tiền.", "Enter the amount."],
        Shape = "dong.shape" [
            "Số tiền ghi bằng đồng, ví dụ 1.234.567 hoặc 1,5 triệu.",
            "Write the amount in đồng, for example 1.234.567 or 1,5 triệu."],
        Fraction = "dong.fraction" [
            "Số tiền tính đến đồng, không có phần lẻ; hãy làm tròn.",
            "Amounts are whole đồng; round it."],
        Ambiguous = "dong.ambiguous" [
            "Số này có thể hiểu hai cách; hãy ghi đủ các chữ số, ví dụ 1.500.000.000.",
            "This can be read in two ways; write all the digits, for example 1.500.000.000."],
        Range = "dong.range" [
            "Số tiền phải từ 0 đến 999.999.999.999.999 đồng; hãy kiểm tra lại.",
            "The amount must be from 0 to 999.999.999.999.999 đồng; check it again."],
    }
}

/// Largest amount: 15 digits, which every consumer of JSON reads exactly.
const MAX: i64 = 999_999_999_999_999;

/// An amount of whole đồng, never negative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Dong(i64);

impl Dong {
    /// An amount of đồng.
    ///
    /// # Errors
    /// [`DongError::Range`] when it is negative or has more than 15 digits.
    pub fn new(amount: i64) -> Result<Self, DongError> {
        if (0..=MAX).contains(&amount) { Ok(Self(amount)) } else { Err(DongError::Range) }
    }

    /// Reads `1.234.567`, `1,234,567 đ`, `1234567 đồng`, `500 nghìn`, `1,5 triệu`, `2 tỷ`.
    ///
    /// # Errors
    /// [`DongError`] when it is no whole amount in range.
    pub fn parse(raw: &str) -> Result<Self, DongError> {
        let text = raw.trim();
        if text.is_empty() {
            return Err(DongError::Empty);
        }
        let start = text.find(|c: char| c.is_alphabetic() || c == '₫').unwrap_or(text.len());
        let (number, words) = text.split_at(start);
        let unit = unit_of(words).ok_or(DongError::Shape)?;
        let number: String = number.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
        if number.starts_with('-') {
            return Err(DongError::Range);
        }
        let (whole, fraction) = split_number(&number, unit > 1)?;
        let whole: i64 = whole.parse().map_err(|_| DongError::Range)?;
        let mut amount = whole.checked_mul(unit).ok_or(DongError::Range)?;
        let fraction = fraction.trim_end_matches('0');
        let mut place = unit;
        for digit in fraction.bytes() {
            if place % 10 != 0 {
                return Err(DongError::Fraction);
            }
            place /= 10;
            amount = amount.checked_add(place * i64::from(digit - b'0')).ok_or(DongError::Range)?;
        }
        Self::new(amount)
    }

    /// The number of đồng.
    pub fn get(self) -> i64 {
        self.0
    }

    /// The sum, or `None` beyond 15 digits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::new(self.0.checked_add(other.0)?).ok()
    }

    /// In thousands of đồng, rounded half up, as the periodic returns print it.
    pub fn thousands(self) -> i64 {
        (self.0 + 500) / 1000
    }
}

/// Multiplier of the words after the number.
fn unit_of(words: &str) -> Option<i64> {
    let folded = search_fold(&words.replace('₫', "d"));
    let mut words = folded.split(' ').filter(|w| !w.is_empty());
    let mut unit = 1;
    let mut next = words.next();
    match next {
        Some("nghin" | "ngan" | "k") => unit = 1_000,
        Some("trieu" | "tr") => unit = 1_000_000,
        Some("ty" | "ti") => unit = 1_000_000_000,
        _ => {}
    }
    if unit > 1 {
        next = words.next();
    }
    match (next, words.next()) {
        (None | Some("d" | "dong" | "vnd"), None) => Some(unit),
        (Some("viet"), Some("nam")) if words.next() == Some("dong") && words.next().is_none() => Some(unit),
        _ => None,
    }
}

/// Digits before and after the decimal sign, with group signs checked and removed.
fn split_number(number: &str, has_unit: bool) -> Result<(String, &str), DongError> {
    let (whole, fraction) = match number.rfind(['.', ',']) {
        None => (number, ""),
        Some(at) => {
            let (whole, sign, tail) = (&number[..at], &number[at..=at], &number[at + 1..]);
            let repeated = whole.contains(sign);
            let alone = !whole.contains(['.', ',']);
            let groups_of_three = tail.len() == 3 && (alone || repeated);
            match (groups_of_three, repeated) {
                (true, _) if alone && has_unit => return Err(DongError::Ambiguous),
                (true, _) => (number, ""),
                (false, true) => return Err(DongError::Shape),
                (false, false) if is_digits(tail) && (tail.len() <= 2 || has_unit) => (whole, tail),
                (false, false) => return Err(DongError::Shape),
            }
        }
    };
    if whole.contains('.') && whole.contains(',') {
        return Err(DongError::Shape);
    }
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let fits = match groups[..] {
        [only] => is_digits(only),
        [first, ref rest @ ..] => {
            is_digits(first) && first.len() <= 3 && rest.iter().all(|g| g.len() == 3 && is_digits(g))
        }
        [] => false,
    };
    if fits { Ok((groups.concat(), fraction)) } else { Err(DongError::Shape) }
}

fn is_digits(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())
}

impl TryFrom<i64> for Dong {
    type Error = DongError;
    fn try_from(amount: i64) -> Result<Self, Self::Error> {
        Self::new(amount)
    }
}

impl From<Dong> for i64 {
    fn from(amount: Dong) -> Self {
        amount.0
    }
}

impl std::str::FromStr for Dong {
    type Err = DongError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Self::parse(s)
    }
}

/// `1.234.567`; the unit stands beside the field.
impl std::fmt::Display for Dong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&number_vi(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_of_writing_it() {
        let table = [
            ("0", 0),
            ("1234567", 1_234_567),
            ("1.234.567", 1_234_567),
            ("1,234,567 đ", 1_234_567),
            ("1 234 567 đồng", 1_234_567),
            ("1.500 VNĐ", 1_500),
            ("1.500", 1_500),
            ("1.234.567,00 ₫", 1_234_567),
            ("1,234.00", 1_234),
            ("500 nghìn", 500_000),
            ("500k", 500_000),
            ("1,5 triệu", 1_500_000),
            ("1.5 triệu đồng", 1_500_000),
            ("1.500.000 triệu", 1_500_000_000_000),
            ("2 tỷ", 2_000_000_000),
            ("1.002,125 tỷ đồng", 1_002_125_000_000),
            ("999.999.999.999.999", MAX),
        ];
        for (raw, amount) in table {
            assert_eq!(Dong::parse(raw).map(Dong::get), Ok(amount), "{raw}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let table = [
            ("", DongError::Empty),
            ("triệu", DongError::Shape),
            ("1.23.456", DongError::Shape),
            ("1234.567.1", DongError::Shape),
            ("1.234.56", DongError::Shape),
            ("12 usd", DongError::Shape),
            ("1,", DongError::Shape),
            // 1500 million or one and a half: nobody can tell.
            ("1.500 triệu", DongError::Ambiguous),
            ("2,125 tỉ", DongError::Ambiguous),
            ("1.234.567,89", DongError::Fraction),
            ("1,2345 nghìn", DongError::Fraction),
            ("-5", DongError::Range),
            ("1.000.000.000.000.000", DongError::Range),
            ("99999999999999999999", DongError::Range),
            ("9999999999 tỷ", DongError::Range),
        ];
        for (raw, error) in table {
            assert_eq!(Dong::parse(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn prints_adds_and_rounds() {
        let d = |n| Dong::new(n).unwrap();
        assert_eq!(d(1_234_567).to_string(), "1.234.567");
        assert_eq!((d(1_499).thousands(), d(1_500).thousands()), (1, 2));
        assert_eq!(d(2).checked_add(d(3)), Some(d(5)));
        assert_eq!(d(MAX).checked_add(d(1)), None);
        assert_eq!(serde_json::to_string(&d(5)).unwrap(), "5");
        assert!(serde_json::from_str::<Dong>("-1").is_err() && serde_json::from_str::<Dong>("1.5").is_err());
    }
}
