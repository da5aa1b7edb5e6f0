//! Kinds of files that are taken, and how a content tells its kind.

use crate::office;
use std::path::Path;

/// A kind of file that is taken as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// WebP picture.
    Webp,
    /// HEIC picture, as telephones make them.
    Heic,
    /// PDF document.
    Pdf,
    /// Word document without macros.
    Docx,
    /// Excel sheet without macros.
    Xlsx,
    /// MP4 film.
    Mp4,
    /// QuickTime film.
    Mov,
    /// MP3 sound.
    Mp3,
    /// M4A sound.
    M4a,
    /// WAV sound.
    Wav,
    /// Plain text in UTF-8.
    Txt,
}

/// Kinds with one limit of size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Pictures.
    Picture,
    /// Documents.
    Document,
    /// Films.
    Film,
    /// Sounds.
    Sound,
    /// Texts.
    Text,
}

/// Why a content is of no kind that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// A program or script.
    Program,
    /// A page or drawing that may carry scripts.
    Markup,
    /// An office document with macros.
    Macros,
    /// Something else.
    Unknown,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Jpeg,
        Self::Png,
        Self::Webp,
        Self::Heic,
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Mp4,
        Self::Mov,
        Self::Mp3,
        Self::M4a,
        Self::Wav,
        Self::Txt,
    ];

    /// The media type it is stored and sent under.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Mp4 => "video/mp4",
            Self::Mov => "video/quicktime",
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Wav => "audio/wav",
            Self::Txt => "text/plain",
        }
    }

    /// The kind of a stored media type.
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.media_type() == media_type)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Heic => "HEIC",
            Self::Pdf => "PDF",
            Self::Docx => "Word (DOCX)",
            Self::Xlsx => "Excel (XLSX)",
            Self::Mp4 => "MP4",
            Self::Mov => "MOV",
            Self::Mp3 => "MP3",
            Self::M4a => "M4A",
            Self::Wav => "WAV",
            Self::Txt => "TXT",
        }
    }

    /// Endings that names of this kind may have; the first is given to a download.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Heic => &["heic", "heif"],
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Mp4 => &["mp4", "m4v"],
            Self::Mov => &["mov", "qt"],
            Self::Mp3 => &["mp3"],
            Self::M4a => &["m4a"],
            Self::Wav => &["wav"],
            Self::Txt => &["txt", "log", "csv", "md"],
        }
    }

    /// Media types under which senders announce this kind.
    fn announced_as(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["image/jpeg", "image/jpg", "image/pjpeg"],
            Self::Png => &["image/png", "image/x-png"],
            Self::Webp => &["image/webp"],
            Self::Heic => &["image/heic", "image/heif"],
            Self::Pdf => &["application/pdf", "application/x-pdf"],
            Self::Docx => &[
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/zip",
                "application/x-zip-compressed",
            ],
            Self::Xlsx => &[
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/zip",
                "application/x-zip-compressed",
            ],
            Self::Mp4 => &["video/mp4", "video/x-m4v"],
            Self::Mov => &["video/quicktime", "video/mp4"],
            Self::Mp3 => &["audio/mpeg", "audio/mp3"],
            Self::M4a => &["audio/mp4", "audio/m4a", "audio/x-m4a"],
            Self::Wav => &["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"],
            Self::Txt => &["text/plain", "text/csv", "text/markdown"],
        }
    }

    /// May a sender announce this kind so? Nothing, and "any bytes", announce nothing.
    pub fn fits_announced(self, media_type: &str) -> bool {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence.is_empty()
            || essence == "application/octet-stream"
            || self.announced_as().contains(&essence.as_str())
    }

    /// May a file of this kind be called so? A name without ending says nothing.
    pub fn fits_name(self, name: &str) -> bool {
        ending(name).is_none_or(|e| self.endings().contains(&e.as_str()))
    }

    /// Its group.
    pub fn group(self) -> Group {
        match self {
            Self::Jpeg | Self::Png | Self::Webp | Self::Heic => Group::Picture,
            Self::Pdf | Self::Docx | Self::Xlsx => Group::Document,
            Self::Mp4 | Self::Mov => Group::Film,
            Self::Mp3 | Self::M4a | Self::Wav => Group::Sound,
            Self::Txt => Group::Text,
        }
    }

    /// Can a small picture be made of it?
    pub fn is_drawable(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }

    /// The kind that a content shows. `head` is its beginning; the file is read further where that does not tell.
    pub(crate) fn of_content(head: &[u8], file: &Path) -> std::io::Result<Result<Self, Unfit>> {
        if PROGRAMS.iter().any(|begin| head.starts_with(begin)) {
            return Ok(Err(Unfit::Program));
        }
        let told = infer::get(head).map(|t| t.mime_type());
        Ok(match told {
            Some("image/jpeg") => Ok(Self::Jpeg),
            Some("image/png") => Ok(Self::Png),
            Some("image/webp") => Ok(Self::Webp),
            Some("image/heif") => Ok(Self::Heic),
            Some("application/pdf") if head.starts_with(b"%PDF-") => Ok(Self::Pdf),
            Some("video/mp4" | "video/x-m4v") => Ok(Self::Mp4),
            Some("video/quicktime") if head.get(4..8) == Some(b"ftyp") => Ok(Self::Mov),
            Some("audio/mpeg") => Ok(Self::Mp3),
            Some("audio/m4a") => Ok(Self::M4a),
            Some("audio/x-wav") => Ok(Self::Wav),
            Some("text/html" | "text/xml") => Err(Unfit::Markup),
            Some(_) if infer::is_app(head) || told == Some("text/x-shellscript") => Err(Unfit::Program),
            // Office documents are archives; the list of their parts tells which.
            Some(_) if head.starts_with(b"PK\x03\x04") => office::kind(file)?,
            Some(_) => Err(Unfit::Unknown),
            None => text(file)?,
        })
    }
}

/// The ending of a name, in lower case.
pub(crate) fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let plain = !stem.is_empty() && (1..=8).contains(&ending.len());
    (plain && ending.bytes().all(|b| b.is_ascii_alphanumeric())).then(|| ending.to_ascii_lowercase())
}

/// How programs begin: Windows, Linux, macOS, Java, WebAssembly, scripts.
const PROGRAMS: [&[u8]; 8] = [
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\0asm",
    b"#!",
];

const MARKUP: [&str; 7] = ["<!doctype", "<html", "<svg", "<?xml", "<script", "<head", "<body"];

/// A text is UTF-8 without control characters, and neither a script nor a page.
fn text(file: &Path) -> std::io::Result<Result<FileKind, Unfit>> {
    let bytes = std::fs::read(file)?;
    let Ok(text) = std::str::from_utf8(&bytes) else { return Ok(Err(Unfit::Unknown)) };
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return Ok(Err(Unfit::Unknown));
    }
    let begin: String =
        text.trim_start_matches('\u{feff}').trim_start().chars().take(64).collect::<String>().to_lowercase();
    let page = MARKUP.iter().any(|m| begin.starts_with(m)) || text.to_lowercase().contains("<script");
    Ok(if page { Err(Unfit::Markup) } else { Ok(FileKind::Txt) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_announcements_must_fit_the_content() {
        let table = [
            (FileKind::Jpeg, "Ảnh hiện trường.JPG", "image/jpeg", true, true),
            (FileKind::Jpeg, "anh.pdf", "image/jpeg", false, true),
            (FileKind::Jpeg, "anh", "", true, true),
            (FileKind::Jpeg, "anh.jpg", "application/pdf", true, false),
            (FileKind::Pdf, "12.QĐ-SNV", "application/octet-stream", true, true),
            (FileKind::Docx, "bien-ban.docx", "application/zip", true, true),
            (FileKind::Txt, "ghi-chu.txt", "text/plain; charset=utf-8", true, true),
            (FileKind::Txt, "chay.bat", "text/plain", false, true),
        ];
        for (kind, name, announced, by_name, by_type) in table {
            assert_eq!(kind.fits_name(name), by_name, "{kind:?} {name}");
            assert_eq!(kind.fits_announced(announced), by_type, "{kind:?} {announced}");
        }
    }

    #[test]
    fn every_kind_has_a_media_type_of_its_own() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::of_media_type(kind.media_type()), Some(kind));
            assert!(kind.fits_announced(kind.media_type()));
            assert!(kind.fits_name(&format!("x.{}", kind.endings()[0])));
        }
    }
}
