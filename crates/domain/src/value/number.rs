//! Whole numbers as Vietnam writes them.

/// `1.234.567`: a dot between groups of three.
pub fn number_vi(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('-');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_three() {
        let table = [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1000, "1.000"),
            (1_234_567, "1.234.567"),
            (-1234, "-1.234"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ];
        for (n, text) in table {
            assert_eq!(number_vi(n), text);
        }
    }
}
