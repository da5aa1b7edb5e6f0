//! Shares and durations as reports print them: two decimals, counted in whole hundredths.

use chrono::Duration;

/// A number with two decimals, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i64);

impl Hundredths {
    /// Minutes of a duration, rounded half up.
    pub fn minutes(duration: Duration) -> Self {
        let micros = i128::from(duration.num_microseconds().unwrap_or(i64::MAX));
        Self(rounded(micros * 100, 60_000_000))
    }

    /// For interfaces that carry numbers.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// With the decimal sign of the reader.
    pub fn text(self, sign: char) -> String {
        let minus = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs();
        format!("{minus}{}{sign}{:02}", whole / 100, whole % 100)
    }
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many (tử số).
    pub part: i64,
    /// Of how many (mẫu số).
    pub whole: i64,
}

impl Share {
    /// In percent; none when there is nothing to share.
    pub fn percent(self) -> Option<Hundredths> {
        (self.whole > 0).then(|| Hundredths(rounded(i128::from(self.part) * 10_000, i128::from(self.whole))))
    }
}

fn rounded(part: i128, whole: i128) -> i64 {
    i64::try_from((2 * part + whole).div_euclid(2 * whole)).unwrap_or(i64::MAX)
}

/// Middle of some durations, of an even number the mean of the middle two; none of none.
pub fn median(durations: &[Duration]) -> Option<Duration> {
    let mut sorted = durations.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(middle - 1).map(|lower| *lower + (upper - *lower) / 2)
}

/// The shortest duration within which 90 of 100 lie (nearest rank); none of none.
pub fn ninetieth(durations: &[Duration]) -> Option<Duration> {
    let mut sorted = durations.to_vec();
    sorted.sort();
    sorted.get((sorted.len() * 9).div_ceil(10).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_two_decimals_and_nothing_is_no_share() {
        let percent = |part, whole| Share { part, whole }.percent().map(|p| p.text(','));
        assert_eq!(percent(2, 3).as_deref(), Some("66,67"));
        assert_eq!(percent(1, 8).as_deref(), Some("12,50"));
        assert_eq!(percent(0, 4).as_deref(), Some("0,00"));
        assert_eq!(percent(4, 4).as_deref(), Some("100,00"));
        assert_eq!(percent(0, 0), None);
    }

    #[test]
    fn minutes_are_rounded_half_up() {
        let minutes = |seconds| Hundredths::minutes(Duration::seconds(seconds)).text('.');
        assert_eq!(minutes(90), "1.50");
        assert_eq!(minutes(100), "1.67");
        assert_eq!(minutes(0), "0.00");
        assert!((Hundredths::minutes(Duration::seconds(100)).as_f64() - 1.67).abs() < 1e-9);
    }

    #[test]
    fn the_middle_and_nine_of_ten() {
        let of = |minutes: &[i64]| minutes.iter().map(|m| Duration::minutes(*m)).collect::<Vec<_>>();
        assert_eq!(median(&[]), None);
        assert_eq!(ninetieth(&[]), None);
        assert_eq!(median(&of(&[9, 1, 4])), Some(Duration::minutes(4)));
        assert_eq!(median(&of(&[9, 1, 4, 5])), Some(Duration::seconds(270)));
        assert_eq!(ninetieth(&of(&[7])), Some(Duration::minutes(7)));
        assert_eq!(ninetieth(&of(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1])), Some(Duration::minutes(9)));
        assert_eq!(ninetieth(&of(&[1, 2, 3])), Some(Duration::minutes(3)));
    }
}
