//! Office documents: an archive whose list of parts tells what it is.

use crate::kind::{FileKind, Unfit};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// The record that ends an archive stands within its last bytes: 22, and a comment of at most 65 535.
const TAIL: u64 = 22 + 65_535;
/// Longest list of parts that is read.
const LONGEST_LIST: u64 = 16 * 1024 * 1024;
const END: &[u8] = b"PK\x05\x06";
const PART: &[u8] = b"PK\x01\x02";

/// The kind of office document an archive is.
pub(crate) fn kind(file: &Path) -> std::io::Result<Result<FileKind, Unfit>> {
    let Some(parts) = parts(file)? else { return Ok(Err(Unfit::Unknown)) };
    let has = |begin: &str| parts.iter().any(|p| p.starts_with(begin));
    if parts.iter().any(|p| p.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return Ok(Err(Unfit::Macros));
    }
    if !has("[Content_Types].xml") {
        return Ok(Err(Unfit::Unknown));
    }
    Ok(match (has("word/"), has("xl/")) {
        (true, false) => Ok(FileKind::Docx),
        (false, true) => Ok(FileKind::Xlsx),
        (true, true) | (false, false) => Err(Unfit::Unknown),
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let pair: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(pair)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u64> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u64::from(u32::from_le_bytes(four)))
}

/// Names of the parts; `None` when it is no archive that can be read.
fn parts(path: &Path) -> std::io::Result<Option<Vec<String>>> {
    let mut file = std::fs::File::open(path)?;
    let length = file.metadata()?.len();
    let tail = length.min(TAIL);
    file.seek(SeekFrom::Start(length - tail))?;
    let mut end = Vec::new();
    file.by_ref().take(tail).read_to_end(&mut end)?;
    let Some(at) = end.windows(4).rposition(|w| w == END) else { return Ok(None) };
    let (Some(size), Some(offset)) = (u32_at(&end, at + 12), u32_at(&end, at + 16)) else { return Ok(None) };
    if size > LONGEST_LIST || offset.saturating_add(size) > length {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(offset))?;
    let mut list = Vec::new();
    file.take(size).read_to_end(&mut list)?;
    Ok(names(&list))
}

fn names(list: &[u8]) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut at = 0;
    while list.get(at..at + 4) == Some(PART) {
        let (name, extra, comment) = (u16_at(list, at + 28)?, u16_at(list, at + 30)?, u16_at(list, at + 32)?);
        let text = list.get(at + 46..at + 46 + name)?;
        out.push(String::from_utf8_lossy(text).into_owned());
        at += 46 + name + extra + comment;
    }
    Some(out)
}
