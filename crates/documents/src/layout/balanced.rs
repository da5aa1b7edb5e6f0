//! Lines of about the same length in heads and titles, where a last word alone looks wrong.

use super::types::{Piece, Run};
use crate::text::bold_width;

/// Lines that are balanced at most; a text of more is set as it comes.
const LINES: usize = 3;

/// Words of a text that is balanced at most.
const WORDS: usize = 40;

/// Words of two syllables that are not torn apart, where there is another way.
const TOGETHER: [&str; 22] = [
    "chế biến",
    "cơ quan",
    "cổ phần",
    "công an",
    "công ty",
    "dịch vụ",
    "đại diện",
    "điều tra",
    "hữu hạn",
    "kiểm sát",
    "lao động",
    "nhân dân",
    "sản xuất",
    "sử dụng",
    "tai nạn",
    "thành phố",
    "thân nhân",
    "thủy sản",
    "thương mại",
    "trách nhiệm",
    "ủy ban",
    "xây dựng",
];

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// Runs of one text with line feeds where the lines come out even. `room` is the width in millimetres, `size` that of
/// the text in points; several runs are left alone.
pub(crate) fn balance(mut runs: Vec<Run>, room: u32, size: u32) -> Vec<Run> {
    if let [one] = &mut runs[..] {
        match &mut one.piece {
            Piece::Text(text) => *text = balanced(text, room, size),
            Piece::Value(value) => value.text = value.text.as_deref().map(|text| balanced(text, room, size)),
        }
    }
    runs
}

fn balanced(text: &str, room: u32, size: u32) -> String {
    let room = f64::from(room) * POINTS / f64::from(size);
    let words: Vec<&str> = text.split_whitespace().collect();
    if text.contains('\n') || words.len() < 2 || words.len() > WORDS || width(text) <= room {
        return text.to_owned();
    }
    let widths: Vec<f64> = words.iter().map(|word| width(word)).collect();
    let torn = |end: usize| {
        let pair = words.get(end.saturating_sub(1)..=end).map(|two| two.join(" ").to_lowercase());
        pair.is_some_and(|pair| TOGETHER.contains(&pair.as_str()))
    };
    let gentle = (2..=LINES).map(|lines| evenly(&widths, 0, lines, &|end| !torn(end)));
    let any = (2..=LINES).map(|lines| evenly(&widths, 0, lines, &|_| true));
    gentle
        .chain(any)
        .flatten()
        .find(|(longest, _)| *longest <= room)
        .map_or_else(|| text.to_owned(), |(_, ends)| joined(&words, &ends))
}

/// The longest line of the best way to set the words from `begin` on in so many lines, and after how many words each
/// line ends; lines end only where they `may`.
fn evenly(
    widths: &[f64],
    begin: usize,
    lines: usize,
    may: &dyn Fn(usize) -> bool,
) -> Option<(f64, Vec<usize>)> {
    let line = |end: usize| {
        let blanks = u32::try_from(end - begin - 1).unwrap_or(u32::MAX);
        widths[begin..end].iter().sum::<f64>() + f64::from(blanks) * width(" ")
    };
    if lines == 1 {
        return (begin < widths.len()).then(|| (line(widths.len()), vec![widths.len()]));
    }
    (begin + 1..widths.len())
        .filter(|end| may(*end))
        .filter_map(|end| {
            let (rest, ends) = evenly(widths, end, lines - 1, may)?;
            Some((line(end).max(rest), std::iter::once(end).chain(ends).collect()))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
}

fn joined(words: &[&str], ends: &[usize]) -> String {
    let mut begin = 0;
    let mut out = Vec::new();
    for end in ends {
        out.push(words[begin..*end].join(" "));
        begin = *end;
    }
    out.join("\n")
}

/// Width in the bold face, in sizes of the text.
fn width(text: &str) -> f64 {
    text.chars().map(bold_width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_break_where_people_would() {
        for (text, wanted) in [
            ("SỞ NỘI VỤ", "SỞ NỘI VỤ"),
            ("ỦY BAN NHÂN DÂN TỈNH AN GIANG", "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG"),
            ("ỦY BAN NHÂN DÂN XÃ THẠNH LỘC", "ỦY BAN NHÂN DÂN\nXÃ THẠNH LỘC"),
            ("ĐOÀN ĐIỀU TRA TAI NẠN LAO ĐỘNG", "ĐOÀN ĐIỀU TRA\nTAI NẠN LAO ĐỘNG"),
            ("ĐẠI DIỆN CƠ QUAN CẢNH SÁT ĐIỀU TRA", "ĐẠI DIỆN CƠ QUAN\nCẢNH SÁT ĐIỀU TRA"),
            ("CÔNG TY TNHH CHẾ BIẾN THỦY SẢN HÒN ĐẤT", "CÔNG TY TNHH CHẾ BIẾN\nTHỦY SẢN HÒN ĐẤT"),
        ] {
            assert_eq!(balanced(text, 63, 12), wanted);
        }
        let long = "DÀI ".repeat(30);
        assert_eq!(balanced(&long, 63, 12), long, "what does not fit into three lines is left as it is");
        let word = "X".repeat(100_000);
        assert_eq!(balanced(&word, 63, 12), word);
    }
}
