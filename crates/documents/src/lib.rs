//! Statutory forms and exports: values in, bytes out.

mod csv_export;
pub mod form;
mod layout;
mod table;

pub use csv_export::{CsvError, Delimiter, csv_export};
pub use form::{Form, FormKind, FormVersion};
pub use layout::{
    Align, Blank, Block, Cell, Choice, Column, Heading, Layout, Missing, Piece, Run, SignatureBox, Value,
};
pub use table::{Table, UnevenRow};
