//! Clean lines in, lines of at most 78 columns out.

/// Longest line of the plain part (RFC 5322, 2.1.1), but for links, which are never broken.
const WIDTH: usize = 78;

/// One line: line breaks, control characters and marks that turn the reading direction become blanks.
pub(crate) fn single_line(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    let plain: String = text.chars().map(|c| if c.is_control() || turns(c) { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As [`single_line`]; nothing for a blank text.
pub(crate) fn some_line(text: Option<&str>) -> Option<String> {
    text.map(single_line).filter(|t| !t.is_empty())
}

/// The paragraphs of a text, each a single line, empty ones left out.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(single_line).filter(|l| !l.is_empty()).collect()
}

/// The plain part as it is sent: no trailing blanks, at most one empty line in a row, long lines
/// continued under their own indentation.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut empty_before = true;
    for line in text.lines() {
        let line = line.trim_end();
        if line.is_empty() {
            if !empty_before {
                out.push('\n');
            }
            empty_before = true;
        } else {
            wrap(line, &mut out);
            empty_before = false;
        }
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn wrap(line: &str, out: &mut String) {
    let body = line.trim_start_matches(' ');
    let indent = line.len() - body.len();
    // What continues an item of a list stands under its text.
    let hang = indent + if body.starts_with("- ") { 2 } else { 0 };
    let mut column = 0;
    for (n, word) in body.split(' ').filter(|w| !w.is_empty()).enumerate() {
        let length = word.chars().count();
        if n == 0 {
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if column + 1 + length > WIDTH {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', hang));
            column = hang;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(single_line(" a\r\nBcc: x@y\t\u{0}b\u{202e}c "), "a Bcc: x@y b c");
        assert_eq!(some_line(Some(" \n ")), None);
        assert_eq!(paragraphs("một\n\n  hai \r\nba\u{7}"), ["một", "hai", "ba"]);
    }

    #[test]
    fn long_lines_continue_under_their_indentation() {
        let long = format!("   - {}", "chữ ".repeat(40));
        let tidy = tidy(&format!("\n\n{long}\n\n\n\n  x\n\n"));
        assert!(tidy.lines().all(|l| l.chars().count() <= WIDTH), "{tidy}");
        assert!(tidy.lines().nth(1).unwrap().starts_with("     chữ"));
        assert!(tidy.ends_with("chữ\n\n  x\n"), "{tidy}");
        assert!(tidy.starts_with("   - chữ"));
    }

    #[test]
    fn a_link_is_never_broken() {
        let link = format!("https://tnld.vn/{}", "a".repeat(120));
        assert!(tidy(&format!("  xem {link} nhé")).lines().any(|l| l.trim() == link));
    }
}
