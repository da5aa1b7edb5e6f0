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
        let (whole, fraction) = split_number(&number, unit > 1).ok_or(DongError::Shape)?;
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
fn split_number(number: &str, has_unit: bool) -> Option<(String, &str)> {
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let last = number.rfind(['.', ',']);
    let (whole, fraction) = match last {
        None => (number, ""),
        Some(at) => {
            let (whole, tail) = (&number[..at], &number[at + 1..]);
            let sign = &number[at..=at];
            let other_sign_before = whole.contains(if sign == "." { ',' } else { '.' });
            let repeated = whole.contains(sign);
            if !all_digits(tail) {
                return None;
            }
            // Three digits after the only sign are a group; after another sign they would be decimals.
            if tail.len() == 3 && !other_sign_before {
                (number, "")
            } else if repeated || (tail.len() > 2 && !has_unit) {
                return None;
            } else {
                (whole, tail)
            }
        }
    };
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let mixed = whole.contains('.') && whole.contains(',');
    let fits = match groups[..] {
        [only] => all_digits(only),
        [first, ref rest @ ..] => {
            !mixed
                && all_digits(first)
                && first.len() <= 3
                && rest.iter().all(|g| g.len() == 3 && all_digits(g))
        }
        [] => false,
    };
    fits.then(|| (groups.concat(), fraction))
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
