//! Paragraphs and runs as WordprocessingML.

use super::parts::WIDTH;
use crate::layout::{Blank, Piece, Run};

/// Text with what XML reads as markup escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// A paragraph: its style, what overrides it, its runs.
pub(super) struct Paragraph<'a> {
    /// Style.
    pub(super) style: &'a str,
    /// Elements of `w:pPr` after the style, in the order of the schema.
    pub(super) with: &'a str,
    /// Runs.
    pub(super) runs: String,
}

impl Paragraph<'_> {
    /// The element.
    pub(super) fn xml(&self) -> String {
        let style = if self.style == "Normal" {
            String::new()
        } else {
            format!(r#"<w:pStyle w:val="{}"/>"#, self.style)
        };
        format!("<w:p><w:pPr>{style}{}</w:pPr>{}</w:p>", self.with, self.runs)
    }
}

/// A paragraph in a style.
pub(super) fn paragraph(style: &str, runs: String) -> String {
    Paragraph { style, with: "", runs }.xml()
}

/// A paragraph in a style with overrides.
pub(super) fn paragraph_with(style: &str, with: &str, runs: String) -> String {
    Paragraph { style, with, runs }.xml()
}

/// A run of words.
pub(super) fn words(text: &str, bold: bool, italic: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let inside: Vec<String> = text
        .split('\n')
        .map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(line)))
        .collect();
    run(&inside.join("<w:br/>"), bold, italic)
}

fn run(inside: &str, bold: bool, italic: bool) -> String {
    let bold = if bold { "<w:b/><w:bCs/>" } else { "" };
    let italic = if italic { "<w:i/><w:iCs/>" } else { "" };
    let properties = if bold.is_empty() && italic.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{bold}{italic}</w:rPr>")
    };
    format!("<w:r>{properties}{inside}</w:r>")
}

/// A box to tick, from a typeface that has it.
pub(super) fn tick_box(chosen: bool) -> String {
    let sign = if chosen { '☒' } else { '☐' };
    format!(
        r#"<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/></w:rPr><w:t>{sign}</w:t></w:r>"#
    )
}

/// A tab stop at the right margin that fills the way with dots; for paragraphs that have a dotted line.
pub(super) fn dotted_tab() -> String {
    format!(r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{WIDTH}"/></w:tabs>"#)
}

/// Runs in one paragraph; line feeds are breaks.
pub(super) fn runs(all: &[Run]) -> String {
    all.iter().map(one_run).collect()
}

fn one_run(one: &Run) -> String {
    match &one.piece {
        Piece::Text(text) => words(text, one.bold, one.italic),
        Piece::Value(value) => match (&value.text, value.blank.dots()) {
            (Some(text), _) => words(text, one.bold, one.italic),
            (None, Some(dots)) => words(dots, one.bold, one.italic),
            (None, None) => match value.blank {
                Blank::Line => run("<w:tab/>", false, false),
                Blank::Lines => run("<w:tab/><w:br/><w:tab/><w:br/><w:tab/>", false, false),
                Blank::Short | Blank::Date | Blank::Moment | Blank::Space => String::new(),
            },
        },
    }
}

/// Runs as paragraphs: a line feed inside a text ends one.
pub(super) fn paragraphs(all: &[Run]) -> Vec<Vec<Run>> {
    let mut out = vec![Vec::new()];
    for one in all {
        let text = match &one.piece {
            Piece::Text(text) => Some(text),
            Piece::Value(value) => value.text.as_ref(),
        };
        match text {
            Some(text) if text.contains('\n') => {
                for (i, line) in text.split('\n').enumerate() {
                    if i > 0 {
                        out.push(Vec::new());
                    }
                    let piece = Piece::Text(line.to_owned());
                    push(&mut out, Run { piece, bold: one.bold, italic: one.italic });
                }
            }
            _ => push(&mut out, one.clone()),
        }
    }
    out
}

fn push(paragraphs: &mut [Vec<Run>], run: Run) {
    if let Some(last) = paragraphs.last_mut() {
        last.push(run);
    }
}

/// Some run is a dotted line.
pub(super) fn has_line(all: &[Run]) -> bool {
    all.iter().any(|run| {
        matches!(&run.piece, Piece::Value(v) if v.text.is_none() && matches!(v.blank, Blank::Line | Blank::Lines))
    })
}
