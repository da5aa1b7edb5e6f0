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

/// Is every element closed in its order, and is nothing in it that XML forbids? What is wrong, in words.
pub(crate) fn balanced(xml: &str) -> Result<(), String> {
    let mut open = Vec::new();
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        if let Some(bare) = rest[..start].split('&').skip(1).find(|after| !is_entity(after)) {
            return Err(format!("a bare & before {bare:?}"));
        }
        let end = start + rest[start..].find('>').ok_or("a tag is not closed")?;
        let tag = &rest[start + 1..end];
        let name = tag.trim_matches('/').split(' ').next().unwrap_or_default();
        if let Some(closed) = tag.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return Err(format!("</{closed}> closes nothing"));
            }
        } else if !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(name);
        }
        rest = &rest[end + 1..];
    }
    let forbidden =
        |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    match (open.pop(), xml.chars().find(|c| forbidden(*c))) {
        (None, None) => Ok(()),
        (open, sign) => Err(format!("open: {open:?}, forbidden: {sign:?}")),
    }
}

fn is_entity(after: &str) -> bool {
    ["lt;", "gt;", "amp;", "quot;"].iter().any(|entity| after.starts_with(entity))
}
