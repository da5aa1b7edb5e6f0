//! DOCX for editing: real styles, the margins, faces and sizes of the PDF. A small writer of its own: what Word needs
//! for these documents are eight small parts in a zip.

mod blocks;
mod package;
mod parts;
mod xml;

pub use package::{DocxError, docx, issued_docx};
