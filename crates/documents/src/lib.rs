//! Statutory forms and exports: values in, bytes out.

mod csv_export;
mod docx;
pub mod form;
mod layout;
mod pdf;
mod table;
mod text;

pub use csv_export::{CsvError, Delimiter, csv_export};
pub use docx::{DocxError, docx, issued_docx};
pub use form::{Form, FormKind, FormVersion};
pub use layout::{
    Align, Blank, Block, Cell, Choice, Column, Heading, Layout, Missing, Piece, Run, SignatureBox, Value,
};
pub use pdf::{CaseFile, FileEntry, Pdf, PdfError, Print, Typesetter, Verification};
pub use table::{Table, UnevenRow};
pub use text::{MAX_DOCUMENT, MAX_TEXT, TooLong};
