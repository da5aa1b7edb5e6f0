//! PDF/A by Typst, used as a library: templates and typefaces are compiled in, texts travel as data.

mod data;
mod softened;
mod typesetter;
mod world;

pub use data::{CaseFile, FileEntry, Print, Verification};
pub use typesetter::{Pdf, PdfError, Typesetter};
