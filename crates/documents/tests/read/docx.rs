//! A DOCX: its parts and its text.

use std::io::{Cursor, Read};

/// One part of the package.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// The text, a line for each paragraph.
pub(crate) fn text(bytes: &[u8]) -> String {
    let document = part(bytes, "word/document.xml");
    let mut out = String::new();
    let mut rest = document.as_str();
    while let Some(start) = rest.find('<') {
        out.push_str(&unescaped(&rest[..start]));
        let end = start + rest[start..].find('>').expect("tags are closed");
        match &rest[start..=end] {
            "</w:p>" | "<w:br/>" => out.push('\n'),
            "<w:tab/>" => out.push_str("................................"),
            _ => {}
        }
        rest = &rest[end + 1..];
    }
    out.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |all, line| all + line + "\n")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
