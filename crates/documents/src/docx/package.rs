//! The parts, packed.

use super::{blocks, parts};
use crate::layout::Layout;
use crate::text::TooLong;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// The DOCX was not made.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A text is too long.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// The parts could not be packed.
    #[error("cannot pack the document")]
    Pack(#[source] zip::result::ZipError),
    /// A part could not be written.
    #[error("cannot write the document")]
    Write(#[from] std::io::Error),
}

/// The document as DOCX. The same layout gives the same bytes.
///
/// # Errors
/// [`DocxError`].
pub fn docx(layout: &Layout) -> Result<Vec<u8>, DocxError> {
    packed(layout, None)
}

/// The same of an issued document, with what identifies it among its properties: no two documents have the same bytes.
///
/// # Errors
/// [`DocxError`].
pub fn issued_docx(layout: &Layout, identifier: &str) -> Result<Vec<u8>, DocxError> {
    packed(layout, Some(identifier))
}

fn packed(layout: &Layout, identifier: Option<&str>) -> Result<Vec<u8>, DocxError> {
    let layout = layout.checked()?;
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::ROOT_RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(&layout.name, identifier)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", parts::styles()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/header1.xml", parts::HEADER.to_owned()),
        ("word/footer1.xml", blocks::footer(&layout.page_signers)),
        ("word/document.xml", blocks::document(&layout)),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(name, options).map_err(DocxError::Pack)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish().map_err(DocxError::Pack)?.into_inner())
}
