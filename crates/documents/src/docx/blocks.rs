//! The blocks of a layout as WordprocessingML.

use super::parts::{WIDTH, section};
use super::xml::{dotted_tab, has_line, paragraph, paragraph_with, paragraphs, runs, tick_box, words};
use crate::layout::{Align, Block, Choice, Column, Heading, Layout, Piece, Run, SignatureBox};

/// A line to sign on, as long as the column of five people is wide.
const DOTS: &str = "........................";

/// Stays on the page of what follows.
const KEEP: &str = "<w:keepNext/>";

/// In the middle.
const CENTER: &str = r#"<w:jc w:val="center"/>"#;

/// The main part.
pub(super) fn document(layout: &Layout) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#
    ));
    out.push_str(&heading(&layout.heading));
    for (i, one) in layout.blocks.iter().enumerate() {
        out.push_str(&block(one, stays_with(one, layout.blocks.get(i + 1))));
    }
    out.push_str(&section(!layout.page_signers.is_empty()));
    out.push_str("</w:body></w:document>");
    out
}

/// The foot of every page: who signs it, with room to sign above a dotted line.
pub(super) fn footer(signers: &[String]) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#
    ));
    if !signers.is_empty() {
        let width = WIDTH / u32::try_from(signers.len()).unwrap_or(1).max(1);
        let line = r#"<w:spacing w:before="340" w:after="0" w:line="240" w:lineRule="auto"/>"#;
        let cell = |who: &String| {
            paragraph("Footer", words(who, false, false))
                + &paragraph_with("Footer", line, words(DOTS, false, false))
        };
        let row = vec![signers.iter().map(cell).collect()];
        out.push_str(&plain_table(&vec![width; signers.len()], &row));
    } else {
        out.push_str(&paragraph("Footer", String::new()));
    }
    out.push_str("</w:ftr>");
    out
}

/// Who signs does not stand alone on a page: the last lines go with the signature.
fn stays_with(one: &Block, next: Option<&Block>) -> bool {
    let short = match one {
        Block::Paragraph { .. } | Block::Choices { .. } => true,
        Block::Table { rows, .. } => rows.len() <= 6,
        _other => false,
    };
    short && matches!(next, Some(Block::Signatures { .. } | Block::Closing { .. }))
}

fn block(one: &Block, keep: bool) -> String {
    match one {
        Block::Title { name, subject, rule } => title(name, subject, *rule),
        Block::Addressees { to } => addressees(to),
        Block::Section { text } => paragraph("Heading1", runs(text)),
        Block::Paragraph { text, align, indent } => text_paragraphs(text, *align, *indent, keep),
        Block::Choices { text, choices, .. } => choices_paragraph(text, choices, keep),
        Block::Table { columns, rows } => list_table(columns, rows, keep),
        Block::Signatures { boxes } => signatures(boxes),
        Block::Closing { recipients, signature } => closing(recipients, signature),
        Block::PageBreak => r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#.to_owned(),
    }
}

/// A rule `share` percent as wide as the column, drawn as the lower edge of an empty paragraph.
fn rule(column: u32, share: u32) -> String {
    let side = column * (100 - share) / 200;
    let with = format!(
        concat!(
            r#"<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>"#,
            r#"<w:spacing w:before="0" w:after="60" w:line="60" w:lineRule="exact"/>"#,
            r#"<w:ind w:left="{0}" w:right="{0}" w:firstLine="0"/>"#
        ),
        side
    );
    paragraph_with("Issuer", &with, String::new())
}

fn heading(one: &Heading) -> String {
    let (left, right) = (WIDTH * 2 / 5, WIDTH * 3 / 5);
    let mut issuer = String::new();
    if let Some(superior) = &one.superior {
        issuer.push_str(&paragraph("Issuer", runs(superior)));
    }
    issuer.push_str(&paragraph("Issuer", runs(&one.issuer)));
    issuer.push_str(&rule(left, 35));
    // The rule below the motto is as long as the motto.
    let under = concat!(
        r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>"#,
        r#"<w:ind w:left="1050" w:right="1050" w:firstLine="0"/>"#
    );
    let nation = paragraph("Nation", words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", false, false))
        + &paragraph_with("Motto", under, words("Độc lập - Tự do - Hạnh phúc", false, false));
    let mut number = one.number.as_ref().map_or_else(String::new, |n| paragraph("NumberLine", runs(n)));
    if let Some(subject) = &one.subject {
        number.push_str(&paragraph_with("SubjectLine", r#"<w:outlineLvl w:val="0"/>"#, runs(subject)));
    }
    if number.is_empty() {
        number = paragraph("NumberLine", String::new());
    }
    let date = paragraph("PlaceAndDate", runs(&one.place_and_date));
    plain_table(&[left, right], &[vec![issuer, nation], vec![number, date]])
}

/// A table without lines; each cell is made of paragraphs.
fn plain_table(widths: &[u32], rows: &[Vec<String>]) -> String {
    let mut out = table_start(widths, false);
    for row in rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (cell, width) in row.iter().zip(widths) {
            out.push_str(&format!(
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>"#
            ));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    out.push_str(&gap());
    out
}

fn table_start(widths: &[u32], lines: bool) -> String {
    let all: u32 = widths.iter().sum();
    let edge = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#);
    let borders = if lines {
        let edges: String =
            ["top", "left", "bottom", "right", "insideH", "insideV"].iter().map(|s| edge(s)).collect();
        format!("<w:tblBorders>{edges}</w:tblBorders>")
    } else {
        String::new()
    };
    let grid: String = widths.iter().map(|w| format!(r#"<w:gridCol w:w="{w}"/>"#)).collect();
    format!(
        concat!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/>{}<w:tblLayout w:type="fixed"/>"#,
            r#"<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>"#,
            r#"</w:tblPr><w:tblGrid>{}</w:tblGrid>"#
        ),
        all, borders, grid
    )
}

/// Keeps two tables apart, and a table from the end of the document.
fn gap() -> String {
    gap_with("")
}

fn gap_with(keep: &str) -> String {
    let with = format!(r#"{keep}<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>"#);
    paragraph_with("CellText", &with, String::new())
}

fn title(name: &str, subject: &[Vec<Run>], ruled: bool) -> String {
    let mut out = paragraph("Title", words(name, false, false));
    for one in subject {
        out.push_str(&paragraph("Subtitle", runs(one)));
    }
    if ruled {
        out.push_str(&rule(WIDTH, 22));
    }
    out.push_str(&gap());
    out
}

fn addressees(to: &[Vec<Run>]) -> String {
    if let [one] = to {
        let text = words("Kính gửi: ", false, false) + &runs(one);
        if has_line(one) {
            return paragraph_with("Addressee", &dotted_tab(), text) + &gap();
        }
        return paragraph_with("Addressee", r#"<w:jc w:val="center"/>"#, text) + &gap();
    }
    let last = to.len().saturating_sub(1);
    let list: String = to
        .iter()
        .enumerate()
        .map(|(i, one)| {
            let end = if i == last { "." } else { ";" };
            paragraph("Addressee", words("- ", false, false) + &runs(one) + &words(end, false, false))
        })
        .collect();
    let said = paragraph_with("Addressee", r#"<w:jc w:val="right"/>"#, words("Kính gửi:", false, false));
    plain_table(&[WIDTH * 3 / 10, WIDTH * 7 / 10], &[vec![said, list]])
}

fn text_paragraphs(text: &[Run], align: Align, indent: bool, keep: bool) -> String {
    paragraphs(text)
        .iter()
        .map(|one| {
            let mut with = String::new();
            if keep || align == Align::Center {
                with.push_str(KEEP);
            }
            if has_line(one) {
                with.push_str(&dotted_tab());
            }
            // Dots that begin a paragraph begin at the margin.
            if !indent || one.first().is_some_and(|first| has_line(std::slice::from_ref(first))) {
                with.push_str(r#"<w:ind w:firstLine="0"/>"#);
            }
            match align {
                Align::Center => with.push_str(r#"<w:jc w:val="center"/>"#),
                Align::Left => with.push_str(r#"<w:jc w:val="left"/>"#),
                Align::Justify => {}
            }
            paragraph_with("Normal", &with, runs(one))
        })
        .collect()
}

fn choices_paragraph(text: &[Run], choices: &[Choice], keep: bool) -> String {
    let mut inside = runs(text);
    let mut apart = text.iter().any(|run| !matches!(&run.piece, Piece::Text(t) if t.is_empty()));
    for choice in choices {
        let before = if apart { "   " } else { "" };
        apart = true;
        inside.push_str(&words(before, false, false));
        inside.push_str(&tick_box(choice.chosen));
        inside.push_str(&words(&format!("\u{a0}{}", choice.label), false, false));
    }
    let with = format!(r#"{}<w:jc w:val="left"/>"#, if keep { KEEP } else { "" });
    paragraph_with("Normal", &with, inside)
}

fn list_table(columns: &[Column], rows: &[Vec<Vec<Run>>], keep: bool) -> String {
    let keep = if keep { KEEP } else { "" };
    let all: u32 = columns.iter().map(|c| c.share).sum::<u32>().max(1);
    let widths: Vec<u32> = columns.iter().map(|c| c.share * WIDTH / all).collect();
    let mut out = table_start(&widths, true);
    let cell = |width: u32, inside: String| {
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>"#
        )
    };
    out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in columns.iter().zip(&widths) {
        let title = paragraph_with("CellText", &format!("{keep}{CENTER}"), words(&column.title, true, false));
        out.push_str(&cell(*width, title));
    }
    out.push_str("</w:tr>");
    for row in rows {
        out.push_str("<w:tr>");
        for ((column, width), one) in columns.iter().zip(&widths).zip(row) {
            let with = format!("{keep}{}", if column.align == Align::Center { CENTER } else { "" });
            out.push_str(&cell(*width, paragraph_with("CellText", &with, runs(one))));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    out.push_str(&gap_with(keep));
    out
}

fn signer(one: &SignatureBox) -> String {
    let mut out: String = one.title.iter().map(|title| paragraph("Signer", runs(title))).collect();
    if let Some(hint) = &one.hint {
        out.push_str(&paragraph("SignerHint", words(hint, false, false)));
    }
    if out.is_empty() { paragraph("Signer", String::new()) } else { out }
}

/// The name below 20 mm of room for the signature.
fn name(one: &SignatureBox) -> String {
    paragraph_with("Signer", r#"<w:spacing w:before="1134"/>"#, runs(&one.name))
}

/// Titles and names in rows of their own, so that names are level.
fn signatures(boxes: &[SignatureBox]) -> String {
    boxes
        .chunks(3)
        .map(|row| {
            let in_row = u32::try_from(row.len()).unwrap_or(3).max(1);
            let widths = vec![WIDTH / in_row; row.len()];
            gap() + &plain_table(&widths, &[row.iter().map(signer).collect(), row.iter().map(name).collect()])
        })
        .collect()
}

fn closing(recipients: &[Vec<Run>], one: &SignatureBox) -> String {
    let mut left = paragraph("Recipients", words("Nơi nhận:", false, false));
    for line in recipients {
        left.push_str(&paragraph("Recipient", words("- ", false, false) + &runs(line)));
    }
    plain_table(&[WIDTH * 47 / 100, WIDTH * 53 / 100], &[vec![left, signer(one) + &name(one)]])
}
